// Which code is being explained, and where it stands. One tip at a time; it can be pointed at, and Esc closes it.
const LINGER_MS = 180; // time to move from a word to its tip

export interface Tipped {
  section: string;
  value: string;
  at: HTMLElement;
}

class Tips {
  shown = $state.raw<Tipped | null>(null);
  #pinned = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(tipped: Tipped): void {
    clearTimeout(this.#timer);
    if (this.shown?.at !== tipped.at) this.#pinned = false;
    this.shown = tipped;
  }

  /** A tap keeps it open until another, or Esc. */
  pin(tipped: Tipped): void {
    if (this.shown?.at === tipped.at && this.#pinned) this.close();
    else {
      this.show(tipped);
      this.#pinned = true;
    }
  }

  stay(): void {
    clearTimeout(this.#timer);
  }

  leave(): void {
    clearTimeout(this.#timer);
    if (!this.#pinned) this.#timer = setTimeout(() => (this.shown = null), LINGER_MS);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#pinned = false;
    this.shown = null;
  }
}

export const tips = new Tips();
export const TIP_ID = 'tip';

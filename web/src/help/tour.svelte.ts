// Whether the tour runs, and whether this browser was ever asked. It asks once: who closes it is not asked again.
import { STEPS } from './steps';

const KEY = 'recount-tour';

class Tour {
  /** The number of the step that is shown; null where none is. */
  at = $state<number | null>(null);
  asked = $state(true);

  start(): void {
    try {
      this.asked = localStorage.getItem(KEY) !== null;
    } catch {
      this.asked = true; // a browser that keeps nothing would ask every time
    }
  }

  begin(): void {
    this.#keep();
    this.at = 0;
  }

  go(by: 1 | -1): void {
    const to = (this.at ?? 0) + by;
    if (to >= STEPS.length) this.close();
    else this.at = Math.max(0, to);
  }

  close(): void {
    this.#keep();
    this.at = null;
  }

  #keep(): void {
    this.asked = true;
    try {
      localStorage.setItem(KEY, 'closed');
    } catch {
      // asked again with the next start
    }
  }
}

export const tour = new Tour();

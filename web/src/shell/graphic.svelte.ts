// Whether words that describe bodies or wounds are shown without asking; kept in this browser only, and off at first.
import { codebook } from '../wire/codebook.svelte';
import { anyOf, describes, passages, withheld, type Span } from '../words/graphic';

const KEY = 'recount-graphic';

class Graphic {
  always = $state(false);
  readonly #words = $derived(this.always ? null : anyOf(codebook.graphic));

  start(): void {
    try {
      this.always = localStorage.getItem(KEY) === 'shown';
    } catch {
      this.always = false;
    }
  }

  set(always: boolean): void {
    this.always = always;
    try {
      if (always) localStorage.setItem(KEY, 'shown');
      else localStorage.removeItem(KEY);
    } catch {
      // until the page is closed
    }
  }

  /** Is the text to be folded? */
  folds(text: string): boolean {
    return describes(text, this.#words);
  }

  /** The passages of a report to be folded: all of it, where it is known to be graphic and the words are not known. */
  passages(text: string, flagged: boolean): Span[] {
    const unsure = flagged && !this.always && codebook.graphic.length === 0;
    return unsure ? [{ start: 0, end: Array.from(text).length }] : passages(text, this.#words);
  }

  /** The text without the words themselves, where it has to stay readable: numbers, names for screen readers. */
  withheld(text: string): string {
    return withheld(text, this.#words);
  }
}

export const graphic = new Graphic();

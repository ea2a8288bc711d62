// What a decision would do to the published numbers, asked for while a person still thinks.
import { tell } from '../wire/ask';
import type { Effect, Problem } from '../wire/shapes';
import { asProblem } from './desk.svelte';
import { person } from './person.svelte';
import type { Wish } from './wish';

const PAUSE_MS = 300; // of typing
const TAB = crypto.randomUUID(); // of several previews that a page asked for, only the newest is worked out
const NOBODY = 'somebody'; // a preview keeps nothing, so it needs no name

export class Preview {
  effect = $state.raw<Effect | null>(null);
  problem = $state.raw<Problem | null>(null);
  waiting = $state(false);
  #asked = 0;

  /** Asked again whenever the wish is another; null asks nothing. */
  constructor(of: () => Wish | null, why: () => string = () => '') {
    $effect(() => {
      const made = of();
      this.#asked += 1;
      [this.effect, this.problem, this.waiting] = [null, null, made !== null];
      if (!made) return;
      const number = this.#asked;
      const body = { ...made, tab: TAB, by: person.name || NOBODY, reason: why() || 'to see what would come of it' };
      const timer = setTimeout(() => void this.#ask(number, body), PAUSE_MS);
      return () => {
        clearTimeout(timer);
      };
    });
  }

  async #ask(number: number, body: unknown): Promise<void> {
    try {
      const effect = await tell<Effect>('decisions/preview', body);
      if (number === this.#asked) [this.effect, this.waiting] = [effect, false];
    } catch (error) {
      if (number === this.#asked) [this.problem, this.waiting] = [asProblem(error), false];
    }
  }
}

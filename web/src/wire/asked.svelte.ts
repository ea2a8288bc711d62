// A question to the API as state: what was answered, what failed, and whether an answer is on its way.
import { ask, Refused } from './ask';
import type { Problem } from './shapes';

const asProblem = (error: unknown): Problem =>
  error instanceof Refused
    ? error.problem
    : {
        error: 'broken',
        message: String(error),
        next: 'Reload the page; if it happens again, report it with this text.',
        detail: null,
      };

/** Asked again whenever `path` changes; null asks nothing. The last answer stays in view until the next is there. */
export class Asked<T> {
  value = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  waiting = $state(false);
  #again = $state(0);

  constructor(path: () => string | null) {
    $effect(() => {
      const asked = path();
      void this.#again;
      if (asked === null) return;
      const stop = new AbortController();
      void this.#fetch(asked, stop.signal);
      return () => {
        stop.abort();
      };
    });
  }

  again(): void {
    this.#again += 1;
  }

  async #fetch(path: string, signal: AbortSignal): Promise<void> {
    this.waiting = true;
    try {
      const value = await ask<T>(path, signal);
      if (signal.aborted) return;
      [this.value, this.problem, this.waiting] = [value, null, false];
    } catch (error) {
      if (signal.aborted) return;
      [this.value, this.problem, this.waiting] = [null, asProblem(error), false];
    }
  }
}

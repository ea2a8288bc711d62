// What is not after the guide, asked of the server while a person codes: the rules are there, once (publish/coded_check.py).
import { Refused, tell } from '../wire/ask';
import type { Problem } from '../wire/shapes';
import { record, type Hand } from './hand';

export interface Slip {
  what: string;
  claim: string;
  slot: string;
}

const PAUSE = 350; // milliseconds after the last change

export class Checking {
  slips = $state.raw<readonly Slip[]>([]);
  problem = $state.raw<Problem | null>(null);
  /** Are `slips` those of what stands there now? */
  fresh = $state(false);
  #asked = 0;

  constructor(hand: () => Hand) {
    $effect(() => {
      const { text } = hand();
      const asked = record(hand());
      this.fresh = false;
      const timer = setTimeout(() => void this.#check(text, asked), PAUSE);
      return () => {
        clearTimeout(timer);
      };
    });
  }

  of(claim: string, slot: string): readonly Slip[] {
    return this.slips.filter((one) => one.claim === claim && (one.slot === slot || one.slot.startsWith(`${slot}.`)));
  }

  /** Of a list as a whole and of each of its values. */
  within(claim: string, list: string): readonly Slip[] {
    return this.slips.filter((one) => one.claim === claim && (one.slot === list || one.slot.startsWith(`${list}[`)));
  }

  async #check(text: string, asked: Record<string, unknown>): Promise<void> {
    const mine = (this.#asked += 1);
    try {
      const { faults } = await tell<{ faults: Slip[] }>('inbox/coded/check', { text, record: asked });
      if (mine === this.#asked) [this.slips, this.problem, this.fresh] = [faults, null, true];
    } catch (error) {
      if (mine === this.#asked && error instanceof Refused) this.problem = error.problem;
    }
  }
}

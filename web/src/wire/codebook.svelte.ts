// What each code and grade means, in the words of the codebook: asked for once, for tooltips and help.
import { ask } from './ask';
import type { Entry } from './shapes';

class Codebook {
  sections = $state.raw<Record<string, Entry[]>>({});

  /** Pages work without it: a code then has no tooltip. */
  async read(): Promise<void> {
    try {
      this.sections = (await ask<{ sections: Record<string, Entry[]> }>('codebook')).sections;
    } catch {
      this.sections = {};
    }
  }

  /** The sentence of a code; empty where there is none. */
  meaning(section: string, value: string | null | undefined): string {
    return this.sections[section]?.find((entry) => entry.value === value)?.definition ?? '';
  }
}

export const codebook = new Codebook();

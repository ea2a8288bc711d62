// What each code and grade means, in the words of the codebook: asked for once, for tooltips and help.
import { ask } from './ask';
import type { Entry, VagueWords } from './shapes';

class Codebook {
  sections = $state.raw<Record<string, Entry[]>>({});
  /** What methods make of words without a number. */
  vague = $state.raw<VagueWords[]>([]);
  /** Words that describe bodies or wounds: `shell/graphic` folds passages that have them. */
  graphic = $state.raw<string[]>([]);

  /** Pages work without it: a code then has no tooltip. */
  async read(): Promise<void> {
    try {
      const book = await ask<{ sections: Record<string, Entry[]>; vague: VagueWords[]; graphic: string[] }>('codebook');
      [this.sections, this.vague, this.graphic] = [book.sections, book.vague, book.graphic];
    } catch {
      this.sections = {};
    }
  }

  entry(section: string, value: string | null | undefined): Entry | null {
    return this.sections[section]?.find((entry) => entry.value === value) ?? null;
  }

  /** The sentence of a code; empty where there is none. */
  meaning(section: string, value: string | null | undefined): string {
    return this.entry(section, value)?.definition ?? '';
  }
}

export const codebook = new Codebook();

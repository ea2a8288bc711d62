// Names of countries on a flat map: where they have room, and beside what is marked rather than under it. In pixels.
import type { Size } from './flat';

export interface Name {
  name: string;
  /** The middle of its line. */
  x: number;
  /** The foot of its letters. */
  y: number;
}

export interface Disc {
  x: number;
  y: number;
  r: number;
}

const HALF_LETTER = 3.6;
const LINE = 14;
const LETTERS = 9; // how high they are
const ASIDE = [0, -6, 6, -12, 12]; // up or down from the country's middle: farther, it would name another country

/** The first names first, each as near to its place as it can be read; those without room are left out. */
export function placed(names: readonly Name[], marked: readonly Disc[], { width, height }: Size): Name[] {
  const found: Name[] = [];
  for (const { name, x, y: middle } of names) {
    const half = name.length * HALF_LETTER;
    if (x <= half || x >= width - half) continue;
    const free = (y: number): boolean =>
      y > LINE &&
      y < height - LINE / 2 &&
      found.every((o) => Math.abs(o.y - y) > LINE || Math.abs(o.x - x) > half + o.name.length * HALF_LETTER) &&
      marked.every((m) => Math.abs(m.y - (y - LETTERS / 2)) > m.r + LETTERS / 2 || Math.abs(m.x - x) > half + m.r);
    const aside = ASIDE.find((by) => free(middle + by));
    if (aside !== undefined) found.push({ name, x, y: middle + aside });
  }
  return found;
}

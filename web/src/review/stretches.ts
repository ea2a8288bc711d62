// An excerpt as running text: sentences that stand side by side are joined, each letter once, with what is quoted and what is
// in question marked. Positions are code points of the report.
import type { Excerpt } from '../wire/shapes';

export interface Piece {
  start: number;
  text: string;
  /** Words of the claim; the rest is what stands around them. */
  quoted: boolean;
  /** The words that the question is about. */
  asked: boolean;
}

type Marked = Excerpt['quotes'][number];

/** The stretches of text that an excerpt shows, in order; between two of them something is left out. */
export function stretches(excerpt: Pick<Excerpt, 'quotes' | 'words'>): Piece[][] {
  const letters = new Map<number, string>();
  for (const q of [...excerpt.quotes, ...excerpt.words]) lay(q, letters);
  const at = [...letters.keys()].sort((a, b) => a - b);
  const inside = (all: readonly Marked[], n: number): boolean => all.some((q) => q.start <= n && n < q.end);
  const made: Piece[][] = [];
  let last = Number.NaN;
  for (const n of at) {
    const [quoted, asked] = [inside(excerpt.quotes, n), inside(excerpt.words, n)];
    const line = n === last + 1 ? made.at(-1) : undefined;
    const piece = line?.at(-1);
    if (line && piece?.quoted === quoted && piece.asked === asked) piece.text += letters.get(n) ?? '';
    else if (line) line.push({ start: n, text: letters.get(n) ?? '', quoted, asked });
    else made.push([{ start: n, text: letters.get(n) ?? '', quoted, asked }]);
    last = n;
  }
  return made.map(trimmed);
}

/** What stands around the words is kept by length: a word that was cut at the ends is left out, and the cut is marked. */
function trimmed(line: Piece[]): Piece[] {
  const [first, last] = [line[0], line.at(-1)];
  if (first && plain(first) && first.start > 0) {
    const lost = /^\S*\s*/u.exec(first.text)?.[0] ?? '';
    first.start += Array.from(lost).length;
    first.text = first.text.slice(lost.length);
  }
  if (last && plain(last)) last.text = last.text.replace(/\s*\S*$/u, '');
  return line.filter((p) => p.text.trim() !== '' || !plain(p) || (p !== first && p !== last));
}

/** Is the text cut off after this stretch, in the middle of a sentence? */
export const goesOn = (line: readonly Piece[]): boolean => !/[.!?…؟。][”"'’»)\]]*\s*$/u.test(line.at(-1)?.text ?? '.');

const plain = (piece: Piece): boolean => !piece.quoted && !piece.asked;

function lay(q: Marked, letters: Map<number, string>): void {
  const before = Array.from(q.text_before);
  const all = [...before, ...Array.from(q.exact), ...Array.from(q.text_after)];
  all.forEach((letter, i) => {
    const n = q.start - before.length + i;
    if (n >= 0 && !letters.has(n)) letters.set(n, letter);
  });
}

/** Where words stand in a report: in the claim's own words if they do, else anywhere; null where they do not. */
export function find(
  text: string,
  words: string,
  own: readonly { start: number; end: number }[],
): { start: number; end: number } | null {
  const [points, wanted] = [Array.from(text), words.trim()];
  if (!wanted) return null;
  const spans = [...own, { start: 0, end: points.length }];
  for (const { start, end } of spans) {
    const part = points.slice(start, end).join('');
    const found = part.indexOf(wanted);
    if (found < 0) continue;
    const first = start + Array.from(part.slice(0, found)).length;
    return { start: first, end: first + Array.from(wanted).length };
  }
  return null;
}

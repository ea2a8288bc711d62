// Words that describe bodies or wounds (`vocab/graphic.toml`, from the API): which passages of a text have them. Pure.
export interface Span {
  /** Code points; half-open. */
  start: number;
  end: number;
}

/** What stands in place of such a word. */
export const WITHHELD = '[…]';

/** Any of the words, whole and in any case; null where there are none. */
export function anyOf(words: readonly string[]): RegExp | null {
  if (words.length === 0) return null;
  const listed = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${listed.join('|')})(?![\\p{L}\\p{N}_])`, 'giu');
}

/** Does the text have one of the words? */
export const describes = (text: string, words: RegExp | null): boolean => words !== null && text.search(words) >= 0;

/** The text without these words: a number, or what must stay readable, with a mark where they stood. */
export const withheld = (text: string, words: RegExp | null): string =>
  words === null ? text : text.replace(words, WITHHELD);

/** The sentences that have one of the words, without the blanks at their ends. A line break ends a sentence. */
export function passages(text: string, words: RegExp | null): Span[] {
  if (!describes(text, words)) return [];
  const cut = new Intl.Segmenter('en', { granularity: 'sentence' });
  const found: Span[] = [];
  let at = 0;
  for (const line of text.split(/(\n+)/u))
    for (const { segment } of cut.segment(line)) {
      const length = Array.from(segment).length;
      const [blank, kept] = [lengthOf(/^\s*/u, segment), Array.from(segment.trim()).length];
      if (kept && describes(segment, words)) found.push({ start: at + blank, end: at + blank + kept });
      at += length;
    }
  return found;
}

const lengthOf = (pattern: RegExp, text: string): number => Array.from(pattern.exec(text)?.[0] ?? '').length;

// Words that the reader selected in a report, as code points of its text. An element that shows text of a report says where
// it begins (`data-start`); the holder around it says of which report (`data-report`).
import type { Words } from './wish';

export interface Picked extends Words {
  exact: string;
  claim: string | null;
}

/** Where a place in the page lies in the report; null outside of any report's text. */
function pointAt(node: Node, offset: number): number | null {
  const from = node instanceof Element ? node : node.parentElement;
  const piece = from?.closest<HTMLElement>('[data-start]');
  if (!piece) return null;
  const before = document.createRange();
  before.setStart(piece, 0);
  before.setEnd(node, offset);
  return Number(piece.dataset.start) + Array.from(before.toString()).length;
}

/** The selection, without blanks at its ends; null where it is empty, or not within one report. */
export function picked(): Picked | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const holder = holderOf(range.startContainer);
  if (!holder || holder !== holderOf(range.endContainer)) return null;
  const [start, end] = [pointAt(range.startContainer, range.startOffset), pointAt(range.endContainer, range.endOffset)];
  if (start === null || end === null || start >= end) return null;
  const { report = '', claim } = holder.dataset;
  return trimmed({ report_id: report, claim: claim ?? null, start, end, exact: range.toString() });
}

const holderOf = (node: Node): HTMLElement | null =>
  (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-report]') ?? null;

/** Without the blanks that a double click takes along. */
export function trimmed(words: Picked): Picked | null {
  const all = Array.from(words.exact);
  const first = all.findIndex((c) => c.trim() !== '');
  if (first < 0) return null;
  const last = all.findLastIndex((c) => c.trim() !== '');
  const lost = all.length - 1 - last;
  return {
    ...words,
    start: words.start + first,
    end: words.end - lost,
    exact: all.slice(first, last + 1).join(''),
  };
}

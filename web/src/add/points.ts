// Places in a text, in code points: what the browser says of a selection counts UTF-16 units. Pure but for `pointOf`.
import type { Span } from './hand';

/** The span without blanks at its ends; null where there is nothing else. */
export function trimmed(points: readonly string[], start: number, end: number): Span | null {
  let [from, to] = [Math.max(0, start), Math.min(points.length, end)];
  while (from < to && /\s/u.test(points[from] ?? '')) from += 1;
  while (to > from && /\s/u.test(points[to - 1] ?? '')) to -= 1;
  return from < to ? { start: from, end: to, exact: points.slice(from, to).join('') } : null;
}

/** Where these words stand: the first time at or after `from` (code points), else the first time; null: nowhere. */
export function find(text: string, words: string, from = 0): Span | null {
  if (!words) return null;
  const units = Array.from(text).slice(0, from).join('').length;
  const at = text.indexOf(words, units) >= 0 ? text.indexOf(words, units) : text.indexOf(words);
  if (at < 0) return null;
  const start = Array.from(text.slice(0, at)).length;
  return { start, end: start + Array.from(words).length, exact: words };
}

/** The code point that a place in the page stands for: each piece of the text is an element with `data-start`. */
export function pointOf(holder: HTMLElement, node: Node, offset: number): number | null {
  if (!holder.contains(node)) return null;
  if (node === holder) {
    const child = holder.children[Math.min(offset, holder.children.length - 1)];
    if (!(child instanceof HTMLElement)) return null;
    const start = Number(child.dataset.start);
    return offset < holder.children.length ? start : start + Array.from(child.textContent).length;
  }
  const piece = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-start]');
  if (!piece) return null;
  const start = Number(piece.dataset.start);
  if (node instanceof Text) return start + Array.from(node.data.slice(0, offset)).length;
  return offset === 0 ? start : start + Array.from(piece.textContent).length;
}

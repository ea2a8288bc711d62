// How a figure is said: the words of `recount incidents` (publish/figures.py), so that screen and table agree.
import type { Figure } from '../wire/shapes';

const grouped = new Intl.NumberFormat('en');

export const number = (n: number): string => grouped.format(n);

/** `120`, `at least 31, best 37`, `possibly up to 26`, or that no number was said. */
export function figure({ low, best, high }: Figure): string {
  if (low === best && best === high) return best === null ? 'some, no number' : number(best);
  if (high === null) return openAbove(low, best);
  if (best === null) return low ? `${number(low)}, possibly up to ${number(high)}` : `possibly up to ${number(high)}`;
  if (low === null) return best === high ? `up to ${number(high)}` : `${number(best)}, up to ${number(high)}`;
  return `${number(low)} to ${number(high)}, best ${number(best)}`;
}

/** A best figure is no floor: nobody said "at least". */
function openAbove(low: number | null, best: number | null): string {
  if (low === null) return `${number(best ?? 0)}, no upper end`;
  return best === null || best === low ? `at least ${number(low)}` : `at least ${number(low)}, best ${number(best)}`;
}

/** As `figure`, and a dash where nothing is known. */
export const figureOrDash = (f: Figure | null | undefined): string => (f ? figure(f) : '–');

/** For narrow columns: `31–61`, `31+`, `≤26`, `37`. The long words stand in the title beside it. */
export function shortFigure({ low, best, high }: Figure): string {
  if (low !== null && high !== null) return low === high ? number(low) : `${number(low)}–${number(high)}`;
  if (high !== null) return `≤${number(high)}`;
  if (low !== null) return `${number(low)}+`;
  return best === null ? '?' : number(best);
}

/** What one voice said, from the ends of its count and its wording. */
export function said(low: number | null, high: number | null, wording: string): string {
  if (low === null && high === null) return 'some';
  if (low !== null && high !== null) return told(low, high, wording);
  return low === null ? `up to ${number(high ?? 0)}` : `${wording === 'about' ? 'about' : 'at least'} ${number(low)}`;
}

function told(low: number, high: number, wording: string): string {
  if (low !== high) return `${number(low)} to ${number(high)}`;
  return wording === 'about' ? `about ${number(low)}` : number(low);
}

/** The number that stands for a figure where one is needed (a bar's length, an order). Null where none is known. */
export const middle = (f: Figure | null): number | null => (f ? (f.best ?? f.low ?? f.high) : null);

/** Where `n` lies on a scale from 0 to `most` that keeps small numbers apart: 0..1. */
export function onScale(n: number, most: number): number {
  if (most <= 0) return 0;
  return Math.min(1, Math.log1p(Math.max(0, n)) / Math.log1p(most));
}

// The timeline's geometry: bars of days on a line, and days under a pointer. Days are inclusive at both ends.
import type { Bar } from '../wire/shapes';
import { dayToMs, msToDay } from '../words/day';

const DAY = 86_400_000;

export interface Span {
  from: number;
  until: number;
}

const LEAST_BARS = 12; // one month alone does not fill the line: it is shown among the months around it

/** From the first bar's first moment to the last bar's last, and some time around few bars; null where there are none. */
export function extent(bars: readonly Bar[]): Span | null {
  if (bars.length === 0) return null;
  const starts = bars.map((b) => dayToMs(b.start));
  const ends = bars.map((b) => dayToMs(b.end) + DAY);
  const [from, until] = [Math.min(...starts), Math.max(...ends)];
  const longest = Math.max(...bars.map((b) => dayToMs(b.end) + DAY - dayToMs(b.start)));
  const days = Math.ceil(Math.max(0, longest * LEAST_BARS - (until - from)) / 2 / DAY);
  return { from: from - days * DAY, until: until + days * DAY };
}

export const xOf = (ms: number, span: Span, width: number): number =>
  ((ms - span.from) / Math.max(span.until - span.from, DAY)) * width;

/** The day under a pointer, kept inside the line. */
export function dayAt(x: number, span: Span, width: number): string {
  const share = Math.min(1, Math.max(0, x / Math.max(width, 1)));
  return msToDay(Math.min(span.from + share * (span.until - span.from), span.until - DAY));
}

export interface Drawn {
  x: number;
  width: number;
  bar: Bar;
}

/** At least two pixels wide, so that a single day in ten years can be seen and hit. */
export function drawn(bars: readonly Bar[], span: Span, width: number): Drawn[] {
  return bars.map((bar) => {
    const x = xOf(dayToMs(bar.start), span, width);
    return { bar, x, width: Math.max(2, xOf(dayToMs(bar.end) + DAY, span, width) - x - 1) };
  });
}

export interface Tick {
  x: number;
  text: string;
}

const STEPS_IN_MONTHS = [1, 3, 6, 12, 24, 60, 120];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const TICK_PX = 64;

/** Starts of months or years, as many as fit: years say the year, months the month. */
export function ticks(span: Span, width: number): Tick[] {
  const months = (span.until - span.from) / (30.44 * DAY);
  const room = Math.max(1, Math.floor(width / TICK_PX));
  const step = STEPS_IN_MONTHS.find((s) => months / s <= room) ?? 240;
  const start = new Date(span.from);
  const first = start.getUTCFullYear() * 12 + start.getUTCMonth();
  const made: Tick[] = [];
  for (let month = Math.ceil(first / step) * step; made.length < 200; month += step) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (at >= span.until) break;
    if (at >= span.from) made.push({ x: xOf(at, span, width), text: tick(month, step) });
  }
  return made;
}

function tick(month: number, step: number): string {
  const year = String(Math.floor(month / 12));
  return step >= 12 || month % 12 === 0 ? year : (MONTHS[month % 12] ?? '');
}

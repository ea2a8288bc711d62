// Which outlet reported when: days, weeks or months as cells on one line for all outlets, and silences in words.
import type { Outlet } from '../wire/shapes';
import { day, dayToMs, msToDay, window } from '../words/day';

const DAY = 86_400_000;

export interface Axis {
  from: number;
  until: number;
  /** Days a cell holds. */
  step: number;
}

export interface Cell {
  /** Number of the cell on the line. */
  at: number;
  n: number;
  from: string;
  to: string;
}

/** The line from the first to the last report, in cells of as many days as let it have `most` of them. */
export function axis(outlets: readonly Outlet[], until: string | null, most: number): Axis | null {
  const starts = outlets.map((o) => dayToMs(o.first));
  const ends = [...outlets.map((o) => dayToMs(o.last)), until ? dayToMs(until) : Number.NaN].filter(Number.isFinite);
  if (starts.length === 0) return null;
  const [from, last] = [Math.min(...starts), Math.max(...ends)];
  const days = (last - from) / DAY + 1;
  const step = [1, 7, 14, 28].find((s) => days / s <= most) ?? Math.ceil(days / most);
  return { from, until: from + Math.ceil(days / step) * step * DAY, step };
}

export const cellsIn = (line: Axis): number => Math.round((line.until - line.from) / DAY / line.step);

/** The cells that hold reports. */
export function cells(outlet: Outlet, line: Axis): Cell[] {
  const found = new Map<number, Cell>();
  for (const [iso, n] of outlet.days) {
    const at = Math.floor((dayToMs(iso) - line.from) / DAY / line.step);
    const from = line.from + at * line.step * DAY;
    const before = found.get(at) ?? { at, n: 0, from: msToDay(from), to: msToDay(from + (line.step - 1) * DAY) };
    found.set(at, { ...before, n: before.n + n });
  }
  return [...found.values()];
}

/** Where a silence lies, in cells: the days between two reports. `to` null: up to the end of the line. */
export function stretch(from: string, to: string | null, line: Axis): { at: number; width: number } {
  const start = (dayToMs(from) + DAY - line.from) / DAY / line.step;
  const end = to ? (dayToMs(to) - line.from) / DAY / line.step : cellsIn(line);
  return { at: start, width: Math.max(0, end - start) };
}

/** Each silence in words, the longest first. */
export function silences(outlet: Outlet): string[] {
  const name = outlet.source ?? 'reports without an outlet';
  const gaps = outlet.gaps
    .map(([from, to]) => ({ from, to, days: Math.round((dayToMs(to) - dayToMs(from)) / DAY) - 1 }))
    .sort((a, b) => b.days - a.days)
    .map(
      ({ from, to, days }) =>
        `no report of ${name} between ${day(from)} and ${day(to)}: ${days.toLocaleString('en')} days`,
    );
  return outlet.silent ? [`no report of ${name} since ${day(outlet.last)}, though others went on`, ...gaps] : gaps;
}

/** What a cell says: `3 reports, 7–13 Oct 2017`. */
export const cellWords = (cell: Cell): string =>
  `${String(cell.n)} ${cell.n === 1 ? 'report' : 'reports'}, ${window(cell.from, cell.to)}`;

/** 1 to 4: how dark a cell is, by the most that any cell of any outlet holds. */
export function darkness(n: number, most: number): 1 | 2 | 3 | 4 {
  const share = Math.sqrt(n / Math.max(most, 1));
  return share > 0.75 ? 4 : share > 0.5 ? 3 : share > 0.25 ? 2 : 1;
}

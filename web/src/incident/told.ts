// How the toll was told over time: points by day of publication, one line of ranges for each kind.
import type { Told } from '../wire/shapes';
import { dayToMs } from '../words/day';

export interface ToldPoint {
  told: Told;
  x: number;
  low: number | null;
  best: number | null;
  high: number | null;
}

export interface ToldPlot {
  points: ToldPoint[];
  most: number;
  days: { x: number; day: string }[];
}

const MARGIN = 0.04; // of the width, so that the first and the last point are whole

/** Points from 0 to 1 in x, in order of publication; those without a day or any number are left out. */
export function toldPlot(history: readonly Told[], kind: string): ToldPlot {
  const dated = history
    .filter((t) => t.kind === kind && t.published && (t.figure.low ?? t.figure.best ?? t.figure.high) !== null)
    .map((told) => ({ told, at: dayToMs((told.published ?? '').slice(0, 10)) }))
    .filter(({ at }) => !Number.isNaN(at))
    .sort((a, b) => a.at - b.at);
  const [first, last] = [dated[0]?.at ?? 0, dated.at(-1)?.at ?? 0];
  const x = (at: number): number =>
    last === first ? 0.5 : MARGIN + ((at - first) / (last - first)) * (1 - 2 * MARGIN);
  const sameDay = new Map<number, number>();
  const points = dated.map(({ told, at }) => {
    const before = sameDay.get(at) ?? 0;
    sameDay.set(at, before + 1);
    return { told, ...told.figure, x: x(at) + before * 0.012 };
  });
  const most = Math.max(1, ...dated.map(({ told: { figure: f } }) => f.high ?? f.best ?? f.low ?? 0));
  const days = [
    ...new Map(dated.map(({ told, at }) => [at, { x: x(at), day: (told.published ?? '').slice(0, 10) }])).values(),
  ];
  return { points, most, days };
}

/** The numbers along the side: the most, half of it, none; each once, also where one person is the most. */
export const ticks = (most: number): number[] => [...new Set([most, Math.round(most / 2), 0])];

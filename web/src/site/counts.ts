// Counts of the record: along time, and by every value of every filter (`serve/table/counts.py`).
import { MANY, type Filters, type Many } from '../address/view';
import type { Bar, Facets } from '../wire/shapes';
import { dayToMs, daysIn, msToDay } from '../words/day';
import { words } from '../words/label';
import { chosen, parties } from './chosen';
import { sum, type SiteCard } from './held';

type Bucket = 'day' | 'week' | 'month' | 'year';
const LENGTHS: Record<Bucket, number> = { day: 1, week: 7, month: 31, year: 366 };
const AUTOMATIC: readonly [number, Bucket][] = [
  [100, 'day'],
  [800, 'week'],
  [8000, 'month'],
];
const DAY = 86_400_000;

/** Buckets that hold any, the earliest first: an incident counts where its window begins. */
export function timeline(cards: readonly SiteCard[], method: Filters['method']): Bar[] {
  const begun = cards.filter((c) => c.when?.start);
  const starts = begun.map((c) => c.when?.start ?? '').sort();
  const [first, last] = [starts[0], starts.at(-1)];
  if (!first || !last) return [];
  const used = AUTOMATIC.find(([most]) => daysIn(first, last) - 1 <= most)?.[1] ?? 'year';
  const groups = new Map<string, SiteCard[]>();
  for (const card of begun) {
    const start = begins(card.when?.start ?? '', used);
    groups.set(start, [...(groups.get(start) ?? []), card]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([start, found]) => ({
      start,
      end: ends(start, used),
      incidents: found.length,
      coarse: found.filter((c) => !c.when?.end || daysIn(c.when.start ?? '', c.when.end) > LENGTHS[used]).length,
      ...sum(found, method),
    }));
}

function begins(day: string, used: Bucket): string {
  if (used === 'month') return `${day.slice(0, 7)}-01`;
  if (used === 'year') return `${day.slice(0, 4)}-01-01`;
  if (used === 'day') return day;
  const ms = dayToMs(day);
  return msToDay(ms - ((new Date(ms).getUTCDay() + 6) % 7) * DAY); // weeks begin with Monday
}

function ends(start: string, used: Bucket): string {
  if (used === 'day' || used === 'week') return msToDay(dayToMs(start) + (LENGTHS[used] - 1) * DAY);
  const [year, month] = start.split('-').map(Number);
  const next = used === 'month' ? Date.UTC(year ?? 0, month ?? 1, 1) : Date.UTC((year ?? 0) + 1, 0, 1);
  return msToDay(next - DAY);
}

const VALUES: Record<Many | 'admin1' | 'review' | 'kind' | 'undated' | 'unplaced', (c: SiteCard) => string[]> = {
  country: (c) => (c.place?.country ? [c.place.country] : []),
  admin1: (c) => (c.place?.admin1 ? [c.place.admin1] : []),
  event_type: (c) => [c.event_type],
  grade: (c) => (c.grade.occurrence ? [c.grade.occurrence] : []),
  harm: (c) => (c.grade.harm ? [c.grade.harm] : []),
  actor: (c) => [...new Set(parties(c))],
  source: (c) => c.outlets,
  review: (c) => [c.review.state],
  kind: (c) => [c.is_total ? 'total' : 'event'],
  undated: (c) => (c.when ? [] : ['1']),
  unplaced: (c) => (c.place?.lat == null ? ['1'] : []),
};
const NAMED = new Set(['admin1', 'actor', 'source']); // values that are names already

/** By every filter its values with how many incidents each would give, the most frequent first. */
export function facets(cards: readonly SiteCard[], f: Filters): Facets {
  const countries = new Map(cards.map((c) => [c.place?.country, c.place?.country_name]));
  const of = (name: keyof typeof VALUES): Facets[keyof Facets] => {
    const counts = new Map<string, number>();
    for (const card of chosen(cards, f, name))
      for (const value of VALUES[name](card)) counts.set(value, (counts.get(value) ?? 0) + 1);
    const label = (value: string): string =>
      name === 'country' ? (countries.get(value) ?? value) : NAMED.has(name) ? value : words(value);
    return [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([value, n]) => ({ value, label: label(value), n }));
  };
  const names = [...MANY, 'admin1', 'review', 'kind', 'undated', 'unplaced'] as const;
  return Object.fromEntries(names.map((name) => [name, of(name)])) as unknown as Facets;
}

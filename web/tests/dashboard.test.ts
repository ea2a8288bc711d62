// What the dashboard says: bounds in order, open ends said, silences named, and lists that hold what a bar counts.
import { describe, expect, it } from 'vitest';
import { filteredHref, route } from '../src/address/routes';
import { noFilters, readFilters, writeFilters } from '../src/address/view';
import { axis, cells, cellsIn, darkness, silences, stretch } from '../src/dashboard/coverage';
import {
  dashboardPath,
  leftOut,
  listHref,
  monthFilter,
  monthsBetween,
  people,
  percent,
  reachOf,
  shareOf,
  wilson,
} from '../src/dashboard/sums';
import type { Outlet, Sum } from '../src/wire/shapes';

const sum = (over: Partial<Sum> = {}): Sum => ({
  key: 'k',
  label: 'K',
  incidents: 1,
  low: null,
  best: null,
  high: null,
  open: 0,
  unknown: 0,
  totals: 0,
  ...over,
});

const outlet = (over: Partial<Outlet> = {}): Outlet => ({
  source: 'Radio Tel',
  reports: 3,
  first: '2020-01-01',
  last: '2020-02-10',
  usual: 1,
  days: [
    ['2020-01-01', 1],
    ['2020-01-02', 2],
    ['2020-02-10', 1],
  ],
  gaps: [['2020-01-02', '2020-02-10']],
  silent: false,
  ...over,
});

describe('sums in words', () => {
  it.each([
    [{}, '–'],
    [{ low: 14, best: 15, high: 22 }, '14 to 22, best 15'],
    [{ low: 14, best: 14, high: 22 }, '14 to 22'],
    [{ low: 14, best: 14, high: 14 }, '14'],
    [{ low: 14, best: 14, high: 14, open: 2 }, '14 or more'],
    [{ low: 3, best: 5, high: null }, '3 or more'],
    [{ low: null, best: null, high: 9 }, '0 to 9'],
    [{ low: 1000, best: 1200, high: 2000, open: 1 }, '1,000 to 2,000 or more, best 1,200'],
  ] as const)('%j is %s', (over, words) => {
    expect(people(sum(over))).toBe(words);
  });

  it('says what is left out, and nothing where nothing is', () => {
    expect(leftOut(sum({ unknown: 3, totals: 1, open: 2 }))).toBe(
      '3 without a number; 1 total, not added; 2 without an upper end',
    );
    expect(leftOut(sum())).toBe('');
    expect(reachOf(sum({ low: 5 }))).toBe(5);
  });

  it('gives shares with their range', () => {
    expect(shareOf(3, 12)).toBe('3 of 12 (25 %)');
    expect(shareOf(0, 0)).toBe('0 of 0');
    expect(percent(0.002)).toBe('under 1 %');
    expect(percent(0.999)).toBe('over 99 %');
    expect(wilson(0, 0)).toBeNull();
    const few = wilson(3, 12);
    expect(few?.low).toBeCloseTo(0.0889, 3); // worked by hand
    expect(few?.high).toBeCloseTo(0.5323, 3);
    expect(wilson(0, 10)?.low).toBe(0);
  });
});

describe('lists behind bars', () => {
  it('keeps the filters of the dashboard', () => {
    const filters = { ...noFilters(), country: ['SD'], method: 'acled' as const };
    expect(listHref(filters, { event_type: ['clash'] })).toBe('/?country=SD&event_type=clash&method=acled');
    expect(listHref(noFilters(), {})).toBe('/');
  });

  it('holds whole months, leap years too, and nothing that reaches out of them', () => {
    expect(listHref(noFilters(), monthFilter('2024-02'))).toBe('/?from=2024-02-01&to=2024-02-29&inside=1');
    expect(monthFilter('2023-12').to).toBe('2023-12-31');
    expect(readFilters('?from=2024-02-01&inside=1').inside).toBe(true);
    expect(writeFilters({ ...noFilters(), inside: true })).toBe(''); // inside of nothing
    expect(readFilters('?wide=1').wide).toBe(true);
  });

  it('asks for the injured at face value', () => {
    expect(dashboardPath(noFilters(), 'killed')).toBe('dashboard');
    expect(dashboardPath({ ...noFilters(), method: 'acled' }, 'injured')).toBe('dashboard?method=as_told&toll=injured');
  });

  it('narrows the page that one stands on', () => {
    const at = route('/dashboard', '?toll=injured', '');
    expect(at).toEqual({ page: 'dashboard', toll: 'injured' });
    expect(filteredHref(at, { ...noFilters(), q: 'market' })).toBe('/dashboard?q=market&toll=injured');
    expect(filteredHref({ page: 'help' }, noFilters())).toBe('/');
  });
});

describe('months', () => {
  it('shows those without any between the first and the last', () => {
    const found = monthsBetween([sum({ key: '2021-02' }), sum({ key: '2020-11' })]);
    expect(found.map((m) => m.key)).toEqual(['2020-11', '2020-12', '2021-01', '2021-02']);
    expect(found.map((m) => m.sum !== null)).toEqual([true, false, false, true]);
    expect(monthsBetween([])).toEqual([]);
  });
});

describe('coverage', () => {
  it('puts days into as many cells as have room', () => {
    const days = axis([outlet()], '2020-02-20', 100);
    expect(days && [days.step, cellsIn(days)]).toEqual([1, 51]);
    const weeks = axis([outlet()], '2020-02-20', 10);
    expect(weeks && [weeks.step, cellsIn(weeks)]).toEqual([7, 8]);
    expect(axis([], null, 10)).toBeNull();
  });

  it('adds up what shares a cell, and loses none', () => {
    const weeks = axis([outlet()], null, 10);
    if (!weeks) throw new Error('no line');
    const found = cells(outlet(), weeks);
    expect(found.map((c) => c.n)).toEqual([3, 1]);
    expect(found[0]).toMatchObject({ from: '2020-01-01', to: '2020-01-07' });
  });

  it('names each silence, the longest first, and draws it between the reports', () => {
    expect(silences(outlet())).toEqual(['no report of Radio Tel between 2 Jan 2020 and 10 Feb 2020: 38 days']);
    expect(silences(outlet({ silent: true }))[0]).toBe(
      'no report of Radio Tel since 10 Feb 2020, though others went on',
    );
    const days = axis([outlet()], '2020-02-20', 100);
    if (!days) throw new Error('no line');
    expect(stretch('2020-01-02', '2020-02-10', days)).toEqual({ at: 2, width: 38 });
    expect(stretch('2020-02-10', null, days)).toEqual({ at: 41, width: 10 });
  });

  it('is darker for more', () => {
    expect([1, 4, 8, 16].map((n) => darkness(n, 16))).toEqual([1, 2, 3, 4]);
  });
});

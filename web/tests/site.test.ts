import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noFilters, writeFilters, type Filters } from '../src/address/view';
import { answer } from '../src/site/ask';
import { chosen } from '../src/site/chosen';
import { marks } from '../src/site/clusters';
import { facets, timeline } from '../src/site/counts';
import type { SiteCard } from '../src/site/held';
import { incidentHref } from '../src/site/routes';
import { frameOf, nearer, dragged, project, unproject } from '../src/space/flat';

const figure = (low: number | null, best: number | null, high: number | null) => ({ low, best, high });
const none = { as_told: null, ucdp: null, acled: null, person: null };

function card(id: string, more: Partial<SiteCard> = {}): SiteCard {
  return {
    id,
    short: id,
    event_type: 'air_strike',
    summary: `Valley Post tells of ${id}`,
    when: { start: '2020-01-03', end: '2020-01-03', precision: 'day', basis: 'stated', label: '3 Jan 2020' },
    place: {
      id: 'zeyd',
      name: 'Tel Zeyd',
      label: 'Tel Zeyd, Syria',
      country: 'SY',
      country_name: 'Syria',
      admin1: 'Homs',
      lat: 34,
      lon: 36,
      radius_km: 5,
      precision: 'exact',
      contested: [],
    },
    killed: { ...none, ucdp: figure(2, 3, 4) },
    injured: none,
    grade: { occurrence: 'corroborated', harm: 'fair', attribution: null, status: null },
    perpetrators: [{ id: 'Blue Front', name: 'Blue Front' }],
    targets: [],
    reports: 1,
    sources: 1,
    outlets: ['Valley Post'],
    witnesses: 1,
    claims: 1,
    review: { state: 'proposed', by: null },
    is_total: false,
    part_of: [],
    first_published: '2020-01-05',
    last_published: '2020-01-05',
    graphic: false,
    ...more,
  };
}

const far = card('far', {
  event_type: 'clash',
  when: null,
  place: null,
  killed: none,
  perpetrators: [],
  outlets: ['Délta Radio'],
});
const total = card('total', {
  is_total: true,
  killed: { ...none, ucdp: figure(200, 210, 220) },
  when: { start: '2020-01-01', end: '2020-12-31', precision: 'year', basis: 'stated', label: '2020' },
});
const all = [card('one'), far, total];
const ids = (change: Partial<Filters>): string[] => chosen(all, { ...noFilters(), ...change }).map((c) => c.id);

describe('filters of the public site', () => {
  it('choose by what is published, as the workbench does', () => {
    expect(ids({})).toEqual(['one', 'far', 'total']);
    expect(ids({ country: ['SY'], kind: 'event' })).toEqual(['one']);
    expect(ids({ event_type: ['clash'] })).toEqual(['far']);
    expect(ids({ source: ['Valley Post'], min_killed: 100 })).toEqual(['total']);
    expect(ids({ undated: true })).toEqual(['far']);
    expect(ids({ unplaced: true })).toEqual(['far']);
  });

  it('take words in any case and without accents, and all of them', () => {
    expect(ids({ q: 'delta' })).toEqual(['far']);
    expect(ids({ q: 'zeyd ONE' })).toEqual(['one']);
    expect(ids({ q: 'zeyd nobody' })).toEqual([]);
  });

  it('take a window that touches the days, and leave out what has none', () => {
    expect(ids({ from: '2020-01-04', to: null })).toEqual(['total']);
    expect(ids({ from: '2019-01-01', to: '2020-01-01' })).toEqual(['total']);
  });

  it('take a party on one side only, where a side is chosen', () => {
    expect(ids({ actor: ['Blue Front'], side: 'target' })).toEqual([]);
    expect(ids({ actor: ['Blue Front'], side: 'perpetrator' })).toEqual(['one', 'total']);
  });

  it('take what touches a box or a circle, and nothing without a place', () => {
    expect(ids({ bbox: [35.96, 33, 37, 35] })).toEqual(['one', 'total']);
    expect(ids({ bbox: [36.04, 33, 37, 35] })).toEqual(['one', 'total']); // its circle reaches in
    expect(ids({ bbox: [36.2, 33, 37, 35] })).toEqual([]);
    expect(ids({ bbox: [170, 30, -170, 40] })).toEqual([]);
    expect(ids({ near: '34,36.1,5' })).toEqual(['one', 'total']);
    expect(ids({ near: '34,37,5' })).toEqual([]);
  });
});

describe('counts of the public site', () => {
  it('leave totals out of sums, and keep them in counts', () => {
    const [bar] = timeline([card('one'), card('two')], 'ucdp');
    expect(bar).toMatchObject({ start: '2020-01-03', end: '2020-01-03', incidents: 2, low: 4, best: 6, high: 8 });
    const months = timeline([...all, card('late', { when: { ...total.when, start: '2021-02-09' } as never })], 'ucdp');
    expect(months.map((b) => [b.start, b.end, b.incidents, b.low])).toEqual([
      ['2019-12-30', '2020-01-05', 2, 2],
      ['2021-02-08', '2021-02-14', 1, 2],
    ]);
  });

  it('count each value without the filter it belongs to', () => {
    const found = facets(all, { ...noFilters(), event_type: ['clash'], source: ['Valley Post'] });
    expect(found.event_type).toEqual([{ value: 'air_strike', label: 'air strike', n: 2 }]);
    expect(found.source).toEqual([{ value: 'Délta Radio', label: 'Délta Radio', n: 1 }]);
  });

  it('put incidents of one cell together, and those without a point nowhere', () => {
    const view = marks(all, 3, 'ucdp');
    expect(view.singles).toEqual([]);
    expect(view.clusters).toMatchObject([{ n: 2, low: 2, high: 4, unknown: 0, bounds: [36, 34, 36, 34] }]);
    expect(marks([far], 3, 'ucdp')).toMatchObject({ singles: [], clusters: [] });
  });
});

describe('answers of the public site', () => {
  beforeEach(() => {
    globalThis.recountRelease = { as_of: '2020-02-01', cards: all, codes: { method: [] } };
  });
  afterEach(() => {
    globalThis.recountRelease = undefined;
  });

  it('are pages in the order asked for, what has no day last', () => {
    const first = answer('incidents?sort=when&limit=2') as { items: SiteCard[]; next: string; total: number };
    expect([first.items.map((c) => c.id), first.next, first.total]).toEqual([['total', 'one'], '2', 3]);
    const rest = answer(`incidents?${writeFilters({ ...noFilters(), sort: 'when' })}&limit=2&after=2`) as typeof first;
    expect([rest.items.map((c) => c.id), rest.next]).toEqual([['far'], null]);
  });

  it('refuse what is not published', () => {
    expect(() => answer('reports/rep:b2:00')).toThrow('not part of what is published');
  });

  it('lead to pages whose names any file system takes', () => {
    expect(incidentHref('inc:b2:0f/../x')).toBe('incidents/inc-b2-0f-x.html');
  });
});

describe('the flat map', () => {
  const frame = frameOf([30, 30, 40, 40], 300, 300);
  const size = { width: 300, height: 300 };

  it('finds the place under a point again', () => {
    const [lon, lat] = unproject(...project(36.2, 34.5, frame), frame);
    expect(lon).toBeCloseTo(36.2);
    expect(lat).toBeCloseTo(34.5);
  });

  it('keeps the point under the pointer when it goes nearer', () => {
    const at = project(33, 36, frame);
    const closer = frameOf(nearer(frame, size, 2, at), 300, 300);
    expect(closer.scale / frame.scale).toBeCloseTo(2);
    expect(project(33, 36, closer)[0]).toBeCloseTo(at[0]);
    expect(project(33, 36, closer)[1]).toBeCloseTo(at[1]);
  });

  it('moves with the pointer that drags it', () => {
    const to = frameOf(dragged(frame, size, 40, -25), 300, 300);
    expect(project(33, 36, to)[0] - project(33, 36, frame)[0]).toBeCloseTo(40);
    expect(project(33, 36, to)[1] - project(33, 36, frame)[1]).toBeCloseTo(-25);
  });
});

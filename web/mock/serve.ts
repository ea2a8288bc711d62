// The API in miniature, for `npm run dev`: the same paths, invented incidents, no writes.
import type { Plugin } from 'vite';
import { readFilters, type Filters } from '../src/address/view.ts';
import type { Bar, Card, Facets } from '../src/wire/shapes.ts';
import { CARDS, incident, report } from './incidents.ts';

function fits(c: Card, f: Filters): boolean {
  const has = (chosen: string[], value: string | null | undefined): boolean =>
    chosen.length === 0 || chosen.includes(value ?? '');
  if (f.from && (c.when?.end ?? '') < f.from) return false;
  if (f.to && (c.when?.start ?? '') > f.to) return false;
  if (f.q && !c.summary.toLowerCase().includes(f.q.toLowerCase())) return false;
  if (f.bbox) {
    const [w, s, e, n] = f.bbox;
    const { lat, lon } = { lat: c.place?.lat ?? 99, lon: c.place?.lon ?? 999 };
    if (lon < w || lon > e || lat < s || lat > n) return false;
  }
  return has(f.country, c.place?.country) && has(f.event_type, c.event_type) && has(f.grade, c.grade.occurrence);
}

function facets(cards: Card[]): Facets {
  const tally = (of: (c: Card) => [string, string] | null): Facets[string] => {
    const found = new Map<string, { value: string; label: string; n: number }>();
    for (const c of cards) {
      const [value, label] = of(c) ?? [];
      if (!value) continue;
      const had = found.get(value) ?? { value, label: label ?? value, n: 0 };
      found.set(value, { ...had, n: had.n + 1 });
    }
    return [...found.values()].sort((a, b) => b.n - a.n);
  };
  return {
    country: tally((c) => (c.place?.country ? [c.place.country, c.place.country_name ?? ''] : null)),
    event_type: tally((c) => [c.event_type, c.event_type.replace('_', ' ')]),
    grade: tally((c) => [c.grade.occurrence ?? '', (c.grade.occurrence ?? '').replace('_', ' ')]),
  };
}

function bars(cards: Card[]): Bar[] {
  const months = new Map<string, Card[]>();
  for (const c of cards) {
    const month = c.when?.start?.slice(0, 7);
    if (month) months.set(month, [...(months.get(month) ?? []), c]);
  }
  const sum = (all: Card[], end: 'low' | 'best' | 'high'): number =>
    all.reduce((n, c) => n + (c.killed.ucdp?.[end] ?? 0), 0);
  return [...months].sort().map(([month, all]) => ({
    start: `${month}-01`,
    end: `${month}-28`,
    incidents: all.length,
    low: sum(all, 'low'),
    best: sum(all, 'best'),
    high: sum(all, 'high'),
  }));
}

function answer(url: URL): unknown {
  const cards = CARDS.filter((c) => fits(c, readFilters(url.search)));
  const [, , what, id] = url.pathname.split('/').map(decodeURIComponent);
  if (what === 'incidents' && id) return incident(id);
  if (what === 'reports' && id) return report(id);
  if (what === 'incidents') return { items: cards, next: null, total: cards.length };
  if (what === 'map') return { clusters: [], singles: cards };
  if (what === 'timeline') return bars(cards);
  if (what === 'facets') return facets(cards);
  if (what === 'meta') return { version: '0', ledger: 'invented', incidents: CARDS.length, reports: 20, read_only: true };
  return null;
}

export const mock = (): Plugin => ({
  name: 'recount-mock',
  configureServer(server) {
    server.middlewares.use('/api', (request, response) => {
      const found = answer(new URL(request.originalUrl ?? '/', 'http://mock'));
      response.statusCode = found ? 200 : 404;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(found ?? { error: 'not_found', message: 'There is no such thing.', next: 'Go back to the record.' }));
    });
  },
});

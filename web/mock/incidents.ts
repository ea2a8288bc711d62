// Invented incidents in the shapes of the API, for `npm run dev` without a ledger. Nothing here happened.
import type { Card, Claim, Estimate, Figure, Incident, Occurrence, Quote, Report, ReportLine } from '../src/wire/shapes.ts';
import { window } from '../src/words/day.ts';

type Row = readonly [
  type: string,
  start: string,
  end: string,
  place: string,
  country: string,
  name: string,
  at: readonly [lat: number, lon: number, km: number] | null,
  killed: readonly [number | null, number | null, number | null] | null,
  grade: Occurrence,
  reports: number,
];

const ROWS: readonly Row[] = [
  ['air_strike', '2024-10-15', '2024-10-15', 'Umm Dafoq market', 'SD', 'Sudan', [13.6, 25.0, 3], [31, 37, 61], 'disputed', 4],
  ['shelling', '2024-10-18', '2024-10-18', 'North Darfur', 'SD', 'Sudan', [15.9, 25.3, 390], [4, 9, null], 'single_source', 1],
  ['clash', '2024-11-02', '2024-11-04', 'North Darfur', 'SD', 'Sudan', [15.9, 25.3, 390], [null, null, 120], 'acknowledged', 2],
  ['drone_strike', '2024-12-01', '2024-12-01', 'North Darfur', 'SD', 'Sudan', [15.9, 25.3, 390], [12, 12, 12], 'corroborated', 3],
  ['shelling', '2024-08-26', '2024-08-26', 'Pavlohrad', 'UA', 'Ukraine', [48.53, 35.87, 6], [9, 14, 14], 'acknowledged', 3],
  ['drone_strike', '2024-09-03', '2024-09-03', 'Kharkiv', 'UA', 'Ukraine', [49.99, 36.23, 15], [2, 2, 2], 'corroborated', 2],
  ['air_strike', '2024-07-09', '2024-07-10', 'Sagaing Region', 'MM', 'Myanmar', [23.5, 95.5, 230], [17, 17, 22], 'single_source', 1],
  ['ground_operation', '2024-02-01', '2024-02-29', 'Chin State', 'MM', 'Myanmar', [22.0, 93.5, 160], null, 'disputed', 2],
  ['shelling', '2023-11-02', '2023-11-02', 'Taiz', 'YE', 'Yemen', [13.58, 44.02, 8], [3, 3, 3], 'single_source', 1],
  ['mine', '2024-01-20', '2024-01-20', 'Hodeidah', 'YE', 'Yemen', [14.8, 42.95, 10], [0, 0, 0], 'rejected', 1],
  ['abduction', '2024-05-01', '2024-05-31', 'Plateau State', 'NG', 'Nigeria', [9.2, 9.5, 130], [52, 52, 52], 'single_source', 2],
  ['bombing', '2024-03-03', '2024-03-03', '', 'SO', 'Somalia', null, [null, null, null], 'single_source', 1],
];

const figure = (killed: Row[7]): Figure | null => (killed ? { low: killed[0], best: killed[1], high: killed[2] } : null);
const told = (f: Figure | null): Figure | null => (f ? { low: f.low, best: f.best ?? f.high, high: f.high } : null);

function card(row: Row, i: number): Card {
  const [type, start, end, place, country, country_name, at, killed, occurrence, reports] = row;
  const ucdp = figure(killed);
  const id = `inc:b2:${String(1000 + i)}`;
  return {
    id,
    short: String(1000 + i),
    event_type: type,
    summary: `${type.replace('_', ' ')} ${at ? `at ${place}` : 'somewhere'}, ${country_name}`,
    when: { start, end, precision: start === end ? 'day' : 'month', basis: 'stated', label: window(start, end) },
    place: at && {
      id: `gaz:${String(i)}`,
      name: place,
      label: `${place}, ${country}`,
      country,
      country_name,
      admin1: null,
      lat: at[0],
      lon: at[1],
      radius_km: at[2],
      precision: at[2] > 50 ? 'admin1' : 'settlement',
      contested: [],
    },
    killed: { as_told: told(ucdp), ucdp, acled: ucdp && { low: ucdp.low, best: ucdp.low, high: ucdp.low } },
    injured: { as_told: null, ucdp: null, acled: null },
    grade: { occurrence, harm: i % 2 ? 'weak' : 'fair', attribution: 'single_source', status: null },
    perpetrators: i % 3 ? [{ id: 'act:1', name: `Armed Forces of ${country_name}` }] : [],
    targets: [{ id: 'act:2', name: 'civilians' }],
    reports,
    sources: reports,
    witnesses: Math.max(1, reports - 1),
    claims: reports,
    review: i === 4 ? { state: 'reviewed', by: 'A. Reader' } : { state: 'proposed', by: null },
    is_total: false,
    part_of: [],
    first_published: start,
    last_published: end,
    graphic: false,
  };
}

export const CARDS: readonly Card[] = ROWS.map(card);

const TEXTS = [
  'PORT ALMA, (Plain Wire) – An air strike on a crowded market in Umm Dafoq killed at least 31 people on Tuesday, a group of volunteers said.\n\nThe volunteers said most of the dead were traders. “We counted them twice,” one of them said.',
  'The army denied that its aircraft had struck Umm Dafoq. A spokesman spoke of 45 fighters killed.',
  'قال متطوعون إن غارة جوية على سوق أم دافوق قتلت ٣٧ شخصا يوم الثلاثاء.',
];

function quote(text: string, exact: string): Quote {
  const start = Array.from(text.slice(0, Math.max(0, text.indexOf(exact)))).length;
  return { exact, start, end: start + Array.from(exact).length };
}

function claim(c: Card, n: number): Claim {
  const text = TEXTS[n % 3] ?? '';
  const exact = ['at least 31 people', '45 fighters', '٣٧ شخصا'][n % 3] ?? '';
  const low = [31, 45, 37][n % 3] ?? 0;
  return {
    id: `clm:${c.short}-${String(n)}`,
    short: `c${String(n + 1)}`,
    report_id: `rep:${c.short}-${String(n)}`,
    event_type: c.event_type,
    stance: n % 3 === 1 ? 'denies' : 'asserts',
    voice: { words: ['a group of volunteers', 'the army', 'متطوعون'][n % 3] ?? '', kind: n % 3 === 1 ? 'official' : 'ngo', side: null },
    speakers: [quote(text, ['a group of volunteers', 'The army', 'متطوعون'][n % 3] ?? '')],
    perpetrators: [],
    targets: [{ quote: quote(text, exact), actor: null, because: '' }],
    places: c.place ? [{ quote: quote(text, n % 3 === 2 ? 'أم دافوق' : 'Umm Dafoq'), relation: 'at', locus: c.place, because: 'the report speaks of that country', candidates: [] }] : [],
    when: n % 3 === 0 ? { quote: quote(text, 'on Tuesday'), start: c.when?.start ?? null, end: c.when?.end ?? null, precision: 'day', basis: 'relative', because: 'the latest Tuesday up to the report’s day' } : null,
    tolls: [{ n: 0, kind: 'killed', low, high: n % 3 ? low : null, wording: n % 3 ? 'exact' : 'at_least', population: n % 3 === 1 ? 'combatant' : 'unknown', group: null, part_of: null, quote: quote(text, exact), named: [] }],
    losses: [],
    weapons: [],
    evidence: [quote(text, text.split('\n')[0] ?? text)],
    part_of: null,
    same_event_as: null,
    confidence: 0.8,
    field_confidence: {},
    membership: { score: 0.9, because: ['same market', 'the same day'] },
    incident_id: c.id,
    by_people: [],
    rejected: false,
  };
}

function line(c: Card, n: number): ReportLine {
  return {
    id: `rep:${c.short}-${String(n)}`,
    short: `r${String(n)}`,
    title: `${c.summary}: telling ${String(n + 1)}`,
    source: `src${String(n)}`,
    name: ['Plain Wire', 'Northern Post', 'الصحيفة', 'Harbour Radio'][n % 4] ?? '',
    published: c.when?.end ?? null,
    language: n % 3 === 2 ? 'ar' : 'en',
    rtl: n % 3 === 2,
    url: null,
    copy_of: n === 3 ? `rep:${c.short}-0` : null,
    kinship: n === 3 ? { of: `rep:${c.short}-0`, relation: 'copy', because: 'nearly every sentence is the same', adds: false } : null,
    claims: 1,
    incidents: [c.id],
    excerpt: TEXTS[n % 3] ?? '',
  };
}

export function incident(id: string): Incident | null {
  const c = CARDS.find((x) => x.id === id || x.short === id);
  if (!c) return null;
  const claims = Array.from({ length: c.reports }, (_, n) => claim(c, n));
  const basis = claims.filter((x) => x.stance === 'asserts').map((x) => x.id);
  const left_out = claims.filter((x) => x.stance === 'denies').map((x) => ({ claim_id: x.id, reason: 'it denies' }));
  const estimate = (method: 'ucdp' | 'as_told'): Estimate[] => {
    const f = c.killed[method];
    return f ? [{ ...f, kind: 'killed', population: 'all', method, version: '1', witnesses: c.witnesses ?? 0, as_of: null, basis, because: ['2 voices differ: the least, the most, and the fuller or later account as best'], left_out }] : [];
  };
  return {
    ...c,
    grade: { ...c.grade, occurrence_because: 'one voice denies what another says', harm_because: '2 independent lines of report', attribution_because: '', status_because: '' },
    sentences: [`On ${c.when?.label ?? 'an unknown day'}, ${c.summary}, according to a group of volunteers.`, 'The army denied it.'],
    estimates: [...estimate('as_told'), ...estimate('ucdp')],
    claims,
    reports_list: claims.map((_, n) => line(c, n)),
    voices: claims.map((x) => ({ voice: x.voice?.words ?? '', kind: x.voice?.kind ?? '', side: null, report_ids: [x.report_id], rows: x.tolls.map((t) => ({ kind: t.kind, population: t.population, low: t.low, high: t.high, wording: t.wording, claim_id: x.id, toll: t.n, stance: x.stance, published: c.when?.end ?? null })) })),
    history: claims.map((x, n) => ({ published: `${c.when?.end ?? '2024-01-01'}T0${String(n)}:00:00Z`, kind: 'killed', figure: { low: x.tolls[0]?.low ?? null, best: x.tolls[0]?.low ?? null, high: x.tolls[0]?.high ?? null }, claim_id: x.id })),
    decisions: [],
    trail: [],
    parts: [],
    totals: [],
    near: [],
    version: '1',
    as_of: null,
  };
}

export function report(id: string): Report | null {
  const [, short, n] = /^rep:(\d+)-(\d+)$/.exec(id) ?? [];
  const c = CARDS.find((x) => x.short === short);
  if (!c) return null;
  return { ...line(c, Number(n)), text: TEXTS[Number(n) % 3] ?? '', notes: [], incidents_list: [c], claims: [claim(c, Number(n))] };
}

// What the record view shows, as a query string and back. Bad or unknown parts of an address are dropped, never fatal.
import { isDay } from '../words/day';

export const MANY = ['country', 'event_type', 'actor', 'grade', 'harm', 'source'] as const;
export const SORTS = ['-when', 'when', '-killed', 'killed', 'reports', 'changed', 'published'] as const;
export const METHOD_CODES = ['ucdp', 'as_told', 'acled'] as const;
export type Many = (typeof MANY)[number];
export type Sort = (typeof SORTS)[number];
export type Box = readonly [west: number, south: number, east: number, north: number];

export type Filters = Record<Many, string[]> & {
  q: string;
  from: string | null;
  to: string | null;
  bbox: Box | null;
  near: string | null;
  admin1: string | null;
  side: 'perpetrator' | 'target' | null;
  review: 'proposed' | 'reviewed' | null;
  kind: 'event' | 'total' | null;
  min_killed: number | null;
  method: (typeof METHOD_CODES)[number];
  undated: boolean;
  unplaced: boolean;
  /** With from and to: only what lies wholly between them. */
  inside: boolean;
  /** Only what has days in more than one calendar month. */
  wide: boolean;
  sort: Sort;
};

export function noFilters(): Filters {
  const many = Object.fromEntries(MANY.map((name) => [name, [] as string[]])) as Record<Many, string[]>;
  return {
    ...many,
    q: '',
    from: null,
    to: null,
    bbox: null,
    near: null,
    admin1: null,
    side: null,
    review: null,
    kind: null,
    min_killed: null,
    method: 'ucdp',
    undated: false,
    unplaced: false,
    inside: false,
    wide: false,
    sort: '-when',
  };
}

const among = <T extends string>(text: string | null, allowed: readonly T[]): T | null =>
  allowed.find((value) => value === text) ?? null;

const dayIn = (text: string | null): string | null => (text && isDay(text) ? text : null);

function boxIn(text: string | null): Box | null {
  const [w, s, e, n, ...rest] = (text ?? '').split(',').map((part) => (part.trim() ? Number(part) : Number.NaN));
  if (w === undefined || s === undefined || e === undefined || n === undefined || rest.length > 0) return null;
  const fits = [w, s, e, n].every(Number.isFinite) && s <= n && Math.abs(s) <= 90 && Math.abs(n) <= 90;
  return fits ? [w, s, e, n] : null;
}

function wholeIn(text: string | null): number | null {
  return text && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** The filters that a query string names; what it does not name, or names badly, is as if nobody had chosen. */
export function readFilters(search: string): Filters {
  const given = new URLSearchParams(search);
  const many = Object.fromEntries(MANY.map((name) => [name, given.getAll(name).filter(Boolean)]));
  return {
    ...(many as Record<Many, string[]>),
    q: given.get('q') ?? '',
    from: dayIn(given.get('from')),
    to: dayIn(given.get('to')),
    bbox: boxIn(given.get('bbox')),
    near: given.get('near'),
    admin1: given.get('admin1'),
    side: among(given.get('side'), ['perpetrator', 'target']),
    review: among(given.get('review'), ['proposed', 'reviewed']),
    kind: among(given.get('kind'), ['event', 'total']),
    min_killed: wholeIn(given.get('min_killed')),
    method: among(given.get('method'), METHOD_CODES) ?? 'ucdp',
    undated: given.get('undated') === '1',
    unplaced: given.get('unplaced') === '1',
    inside: given.get('inside') === '1',
    wide: given.get('wide') === '1',
    sort: among(given.get('sort'), SORTS) ?? '-when',
  };
}

/** The query string of some filters, in one fixed order; what is as always is left out. */
export function writeFilters(f: Filters): string {
  const out = new URLSearchParams();
  if (f.q) out.set('q', f.q);
  for (const name of MANY) for (const value of f[name]) out.append(name, value);
  for (const name of ['from', 'to', 'near', 'admin1', 'side', 'review', 'kind'] as const)
    if (f[name]) out.set(name, f[name]);
  if (f.min_killed !== null) out.set('min_killed', String(f.min_killed));
  if (f.bbox) out.set('bbox', f.bbox.map((x) => String(Math.round(x * 1000) / 1000)).join(','));
  if (f.undated) out.set('undated', '1');
  if (f.unplaced) out.set('unplaced', '1');
  if (f.inside && (f.from || f.to)) out.set('inside', '1');
  if (f.wide) out.set('wide', '1');
  if (f.method !== 'ucdp') out.set('method', f.method);
  if (f.sort !== '-when') out.set('sort', f.sort);
  return out.toString();
}

/** Is anything chosen that leaves incidents out? */
export function narrowed(f: Filters): boolean {
  return writeFilters({ ...f, method: 'ucdp', sort: '-when' }) !== '';
}

/** The same filters with `value` added to a list, or taken out where it was in it. */
export function toggled(f: Filters, name: Many, value: string): Filters {
  const has = f[name].includes(value);
  return { ...f, [name]: has ? f[name].filter((v) => v !== value) : [...f[name], value] };
}

// Which reports: the address as the API has it. What is none of its filters is dropped.
const MANY = ['source', 'language'] as const;
const ONE = ['q', 'from', 'to', 'incident'] as const;
const YES = ['copies', 'undated', 'claimless'] as const;
export const PAGE = 50;

/** The filters of an address, in one order. */
export function reportFilters(search: string): URLSearchParams {
  const given = new URLSearchParams(search);
  const out = new URLSearchParams();
  for (const name of MANY) for (const value of given.getAll(name)) if (value) out.append(name, value);
  for (const name of ONE) if (given.get(name)) out.set(name, given.get(name) ?? '');
  for (const name of YES) if (given.get(name) === '1') out.set(name, '1');
  return out;
}

export function reportsPath(search: string, cursor: string | null): string {
  const query = reportFilters(search);
  query.set('limit', String(PAGE));
  if (cursor) query.set('after', cursor);
  return `reports?${query.toString()}`;
}

export interface Narrowed {
  text: string;
  /** The address without it. */
  href: string;
}

const YES_WORDS = {
  copies: 'that repeat another',
  undated: 'without a day of publication',
  claimless: 'that tell of nothing found',
};

/** What narrows the list, each with the address that takes it away. */
export function narrowing(search: string, days: (from: string | null, to: string | null) => string): Narrowed[] {
  const all = reportFilters(search);
  const without = (...names: string[]): string => {
    const rest = new URLSearchParams(all);
    for (const name of names) rest.delete(name);
    return rest.size ? `/reports?${rest.toString()}` : '/reports';
  };
  const out: Narrowed[] = [];
  for (const source of all.getAll('source')) out.push({ text: `of ${source}`, href: without('source') });
  for (const language of all.getAll('language')) out.push({ text: `in ${language}`, href: without('language') });
  const [from, to] = [all.get('from'), all.get('to')];
  if (from || to) out.push({ text: `published ${days(from, to)}`, href: without('from', 'to') });
  if (all.get('incident')) out.push({ text: 'of one incident', href: without('incident') });
  for (const name of YES) if (all.has(name)) out.push({ text: YES_WORDS[name], href: without(name) });
  return out;
}

// What the dashboard says of a sum, and which list stands behind it. Shares come with their range, since few claims say little.
import type { Toll } from '../address/routes';
import { writeFilters, type Filters } from '../address/view';
import type { Sum } from '../wire/shapes';
import { number } from '../words/figure';

/** The record behind a sum: the filters of the dashboard and one more. */
export function listHref(filters: Filters, more: Partial<Filters>): string {
  const query = writeFilters({ ...filters, ...more });
  return query ? `/?${query}` : '/';
}

/** What the page asks. Who is hurt is told at face value only: no rules of UCDP or ACLED weigh it. */
export function dashboardPath(filters: Filters, toll: Toll): string {
  const query = new URLSearchParams(writeFilters({ ...filters, sort: '-when' }));
  if (toll === 'injured') {
    query.set('toll', 'injured');
    query.set('method', 'as_told');
  }
  return query.size ? `dashboard?${query.toString()}` : 'dashboard';
}

/** First and last day of `2017-10`, as a filter that holds what lies wholly in it. */
export function monthFilter(key: string): Pick<Filters, 'from' | 'to' | 'inside'> {
  const [year = 0, month = 1] = key.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { from: `${key}-01`, to: `${key}-${String(last).padStart(2, '0')}`, inside: true };
}

/** `14 to 22, best 15`; `14 to 22 or more` where some have no upper end; a dash where nobody gave a number. */
export function people({ low, best, high, open }: Sum, none = '–'): string {
  if (low === null && best === null && high === null) return none;
  const least = low ?? 0;
  if (high === null) return `${number(least)} or more`;
  const most = `${number(high)}${open ? ' or more' : ''}`;
  if (least === high) return most;
  return best === null || best === least || best === high
    ? `${number(least)} to ${most}`
    : `${number(least)} to ${most}, best ${number(best)}`;
}

/** What a sum leaves out, in words; empty where it leaves out nothing. */
export function leftOut({ unknown, totals, open }: Sum): string {
  const parts = [
    unknown ? `${number(unknown)} without a number` : '',
    totals ? `${number(totals)} ${totals === 1 ? 'total' : 'totals'}, not added` : '',
    open ? `${number(open)} without an upper end` : '',
  ];
  return parts.filter(Boolean).join('; ');
}

/** How far a sum reaches: the end of its bar. */
export const reachOf = ({ low, best, high }: Sum): number => Math.max(low ?? 0, best ?? 0, high ?? 0);

export interface Range {
  low: number;
  high: number;
}

const Z = 1.96; // 95 %

/** Wilson's 95 % interval of a share of `n`; null where there is nothing to take a share of. */
export function wilson(k: number, n: number): Range | null {
  if (n <= 0) return null;
  const share = Math.min(1, k / n);
  const bottom = 1 + (Z * Z) / n;
  const middle = share + (Z * Z) / (2 * n);
  const spread = Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  return { low: Math.max(0, (middle - spread) / bottom), high: Math.min(1, (middle + spread) / bottom) };
}

/** `25 %`; `under 1 %` and `over 99 %` where rounding would say none or all. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1 %';
  if (share < 1 && share > 0.99) return 'over 99 %';
  return `${String(Math.round(share * 100))} %`;
}

/** `3 of 12 (25 %)` */
export const shareOf = (k: number, n: number): string =>
  n > 0 ? `${number(k)} of ${number(n)} (${percent(k / n)})` : `${number(k)} of 0`;

/** The months from the first to the last, those without any incident between them: null. */
export function monthsBetween(months: readonly Sum[]): { key: string; sum: Sum | null }[] {
  const by = new Map(months.map((m) => [m.key, m]));
  const keys = [...by.keys()].sort();
  const [first, last] = [keys[0], keys.at(-1)];
  if (!first || !last) return [];
  const [year = 0, month = 1] = first.split('-').map(Number);
  const out: { key: string; sum: Sum | null }[] = [];
  for (let n = month - 1; ; n += 1) {
    const key = `${String(year + Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}`;
    out.push({ key, sum: by.get(key) ?? null });
    if (key >= last) return out;
  }
}

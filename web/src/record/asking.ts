// Which questions the record view asks: each face leaves out the filter that it sets itself, so that it can be widened.
import { writeFilters, type Box, type Filters } from '../address/view';

const asked = (name: string, query: string, more: string): string => {
  const all = [query, more].filter(Boolean).join('&');
  return all ? `${name}?${all}` : name;
};

/** The filters as the API has them. Only the list has an order. */
const unordered = (f: Filters, without: Partial<Filters> = {}): string =>
  writeFilters({ ...f, ...without, sort: '-when' });

export const PAGE = 50;

export function listPath(f: Filters, cursor: string | null): string {
  const after = cursor ? `&after=${encodeURIComponent(cursor)}` : '';
  return asked('incidents', writeFilters(f), `limit=${String(PAGE)}${after}`);
}

/** The map shows what lies around its box, too; `box` only bounds what must be drawn. */
export function mapPath(f: Filters, zoom: number, box: Box | null): string {
  return asked('map', unordered(f, { bbox: box ?? f.bbox }), `zoom=${String(Math.max(0, Math.floor(zoom)))}`);
}

/** The timeline spans all days, whatever days are chosen on it. */
export const timePath = (f: Filters): string =>
  asked('timeline', unordered(f, { from: null, to: null }), 'bucket=auto');

export const facetsPath = (f: Filters): string => asked('facets', unordered(f), '');

// Stands in for `address/routes.ts` on the public site: an incident is a page of its own, which needs no program.
import type { Route } from '../address/routes';
import { writeFilters, type Filters } from '../address/view';

export * from '../address/routes';

export const incidentHref = (id: string): string => `incidents/${id.replace(/[^0-9A-Za-z]+/g, '-')}.html`;

/** The record with these filters: only the query of this page's address changes. */
export function filteredHref(_at: Route, filters: Filters): string {
  const query = writeFilters(filters);
  return query ? `?${query}` : '';
}

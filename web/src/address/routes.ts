// Which page an address names. Pure: the history of the browser is in router.svelte.ts.
import { writeFilters, type Filters } from './view';

export type Route =
  | { page: 'record' }
  | { page: 'incident'; id: string; asOf: string | null; telling: string | null }
  | { page: 'report'; id: string; beside: string | null; mark: string | null }
  | { page: 'add' }
  | { page: 'code'; report: string | null }
  | { page: 'double'; report: string | null; by: string }
  | { page: 'blind'; report: string }
  | { page: 'review'; id: string | null; kind: string | null; incident: string | null }
  | { page: 'decisions' }
  | { page: 'dashboard'; toll: Toll }
  | { page: 'reports' }
  | { page: 'publish' }
  | { page: 'help' }
  | { page: 'nowhere'; path: string };

export type Toll = 'killed' | 'injured';

/** The page of a path, a query string and a hash (`#claim=…` or `#at=START-END` in a report). */
export function route(path: string, search: string, hash: string): Route {
  const steps = path.split('/').filter(Boolean).map(decoded);
  const given = new URLSearchParams(search);
  const id = steps[1];
  if (steps.length === 0) return { page: 'record' };
  if (path === '/add') return { page: 'add' };
  if (path === '/add/code') return { page: 'code', report: given.get('report') };
  if (path === '/double') return { page: 'double', report: given.get('report'), by: given.get('by') ?? '' };
  if (path === '/double/code' && given.get('report')) return { page: 'blind', report: given.get('report') ?? '' };
  if (steps[0] === 'review' && steps.length <= 2)
    return { page: 'review', id: id ?? null, kind: given.get('kind'), incident: given.get('incident') };
  if (steps[0] === 'decisions' && steps.length === 1) return { page: 'decisions' };
  if (steps.length === 1 && steps[0] === 'dashboard')
    return { page: 'dashboard', toll: given.get('toll') === 'injured' ? 'injured' : 'killed' };
  if (steps.length === 1 && (steps[0] === 'reports' || steps[0] === 'publish' || steps[0] === 'help'))
    return { page: steps[0] };
  if (steps.length !== 2 || !id) return { page: 'nowhere', path };
  if (steps[0] === 'incidents')
    return { page: 'incident', id, asOf: given.get('as_of'), telling: given.get('telling') };
  if (steps[0] === 'reports') return { page: 'report', id, beside: given.get('beside'), mark: hash.slice(1) || null };
  return { page: 'nowhere', path };
}

/** The record with these filters; the dashboard, where one stands on it. */
export function filteredHref(at: Route, filters: Filters): string {
  const query = new URLSearchParams(writeFilters(filters));
  if (at.page === 'dashboard' && at.toll !== 'killed') query.set('toll', at.toll);
  const path = at.page === 'dashboard' ? '/dashboard' : '/';
  return query.size ? `${path}?${query.toString()}` : path;
}

/** A broken escape in an address is shown as it is. */
function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

/** Ids have colons, which a path and a hash may have as they are. */
const coded = (id: string): string => encodeURIComponent(id).replaceAll('%3A', ':');

export const incidentHref = (id: string): string => `/incidents/${coded(id)}`;

/** The incident as it stood: on what had been published by a day, or as the ledger told it from a link on. */
export const thenHref = (id: string, past: { as_of: string } | { telling: string }): string =>
  `${incidentHref(id)}?${new URLSearchParams(past).toString()}`;

export const reportHref = (id: string, beside?: string | null): string =>
  `/reports/${coded(id)}${beside ? `?beside=${coded(beside)}` : ''}`;

/** A page to code a report by hand: one of the ledger, or a new one. */
export const codeHref = (reportId?: string): string => `/add/code${reportId ? `?report=${coded(reportId)}` : ''}`;

/** Two codings of a report side by side; and the page on which somebody codes it without seeing the first. */
export const doubleHref = (reportId: string, by: string): string =>
  `/double?report=${coded(reportId)}&by=${encodeURIComponent(by)}`;

export const blindHref = (reportId: string): string => `/double/code?report=${coded(reportId)}`;

/** The words behind a toll or any other part of a claim, in the report that says them. */
export const wordsHref = (reportId: string, claimId: string, at?: { start: number; end: number }): string =>
  `${reportHref(reportId)}#claim=${coded(claimId)}${at ? `&at=${String(at.start)}-${String(at.end)}` : ''}`;

export interface Mark {
  claim: string | null;
  at: { start: number; end: number } | null;
}

/** What `#claim=…&at=10-24` points at. */
export function readMark(hash: string | null): Mark {
  const given = new URLSearchParams(hash ?? '');
  const ends = /^(\d{1,9})-(\d{1,9})$/.exec(given.get('at') ?? '');
  const at = ends ? { start: Number(ends[1]), end: Number(ends[2]) } : null;
  return { claim: given.get('claim'), at: at && at.start < at.end ? at : null };
}

/** What is no page of the app: the API, and releases opened as the public will see them. */
const OUTSIDE = ['/api/', '/released/'] as const;

/**
 * Where in the app a link leads: path, query and hash; null for links that the browser follows by itself (other hosts, files
 * of the API, pages of releases, places in the same page). `base` is the address the link stands at.
 */
export function within(href: string | null, base: string): string | null {
  if (!href || href.startsWith('#') || !URL.canParse(href, base)) return null;
  const to = new URL(href, base);
  if (to.origin !== new URL(base).origin || OUTSIDE.some((path) => to.pathname.startsWith(path))) return null;
  return to.pathname + to.search + to.hash;
}

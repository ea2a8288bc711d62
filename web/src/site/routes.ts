// Stands in for `address/routes.ts` on the public site: an incident is a page of its own, which needs no program.
export const incidentHref = (id: string): string => `incidents/${id.replace(/[^0-9A-Za-z]+/g, '-')}.html`;

export type Route = { page: 'record' };

export const route = (): Route => ({ page: 'record' });

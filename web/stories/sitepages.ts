// Every kind of page that a published site has, and how to get to it: looked at by axe and by the makers of screenshots.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Published, SiteName } from './published';

export interface SitePage {
  name: string;
  site: SiteName;
  /** The file, below the folder of its site. */
  path: (folder: string) => string;
  /** A page that strains: looked at by axe, not shown in the docs. */
  odd?: boolean;
  /** Only to be seen where no program runs. */
  still?: boolean;
  ready?: (page: Page) => Promise<unknown>;
}

interface Incident {
  incident_id: string;
  sources: unknown[];
  is_total: boolean;
}

const page = (id: string): string => `incidents/${id.replace(/[^0-9A-Za-z]+/g, '-')}.html`;

function incidents(folder: string): Incident[] {
  const lines = readFileSync(join(folder, 'incidents.jsonl'), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Incident);
}

/** The page of the incident that most sources report. */
function told(folder: string): string {
  const [most] = incidents(folder).sort((a, b) => b.sources.length - a.sources.length);
  if (!most) throw new Error(`${folder} has no incident`);
  return page(most.incident_id);
}

/** The page of the first incident that is like that. */
function like(folder: string, test: (line: string) => boolean): string {
  const found = incidents(folder).find((incident) => test(JSON.stringify(incident)));
  if (!found) throw new Error(`${folder} has no such incident`);
  return page(found.incident_id);
}

function withdrawn(folder: string): string {
  const rows = readFileSync(join(folder, 'DELETIONS.csv'), 'utf8').split('\n');
  const row = rows.find((line) => line.startsWith('incident,'));
  if (!row) throw new Error(`${folder} has withdrawn no incident`);
  return page(row.split(',')[1] ?? '');
}

const shown = (page: Page) => page.locator('[data-row]').first().waitFor();

async function filtered(page: Page): Promise<void> {
  await shown(page);
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('group', { name: 'Filters' }).getByRole('checkbox').first().waitFor();
}

export const SITE_PAGES: readonly SitePage[] = [
  { name: 'site-record', site: 'second', path: () => 'index.html', ready: shown },
  { name: 'site-filters', site: 'second', path: () => 'index.html', ready: filtered },
  { name: 'site-record-still', site: 'second', path: () => 'index.html', still: true },
  { name: 'site-incident', site: 'second', path: told },
  { name: 'site-total', site: 'second', path: (folder) => like(folder, (line) => line.includes('"is_total":true')) },
  { name: 'site-withdrawn', site: 'second', path: withdrawn },
  { name: 'site-year', site: 'second', path: () => 'years/2024.html' },
  { name: 'site-undated', site: 'second', path: () => 'years/undated.html' },
  { name: 'site-data', site: 'second', path: () => 'data.html' },
  { name: 'site-method', site: 'second', path: () => 'method.html' },
  { name: 'site-changes', site: 'second', path: () => 'changes.html' },
  { name: 'site-about', site: 'second', path: () => 'about.html' },
  { name: 'site-first-changes', site: 'first', path: () => 'changes.html' },
  { name: 'site-single', odd: true, site: 'single', path: () => 'index.html', ready: shown },
  { name: 'site-single-still', odd: true, site: 'single', path: () => 'index.html', still: true },
  { name: 'site-single-about', odd: true, site: 'single', path: () => 'about.html' },
  { name: 'site-odd', odd: true, site: 'odd', path: () => 'index.html', ready: shown },
  { name: 'site-odd-still', odd: true, site: 'odd', path: () => 'index.html', still: true },
  {
    name: 'site-odd-hebrew',
    odd: true,
    site: 'odd',
    path: (folder) => like(folder, (line) => line.includes('קול העמק')),
  },
  { name: 'site-odd-long', odd: true, site: 'odd', path: (folder) => like(folder, (line) => line.includes('13400')) },
  {
    name: 'site-odd-unbroken',
    odd: true,
    site: 'odd',
    path: (folder) => like(folder, (line) => line.includes('very_very')),
  },
  { name: 'site-empty', site: 'empty', path: () => 'index.html' },
  { name: 'site-empty-about', odd: true, site: 'empty', path: () => 'about.html' },
];

export const addressOf = (at: Published, { site, path }: SitePage): string =>
  `${at.url}/${site}/${path(at.folder[site])}`;

/** The page of that name. Throws where there is none. */
export function pageOf(name: string): SitePage {
  const found = SITE_PAGES.find((one) => one.name === name);
  if (!found) throw new Error(`no page of the site is called ${name}`);
  return found;
}

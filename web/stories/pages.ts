// Every page there is, and how to get to it: looked at by axe and by the makers of screenshots.
import type { Page } from '@playwright/test';
import { get } from './desk';

export interface Place {
  url: string;
  arabic: { report: string; incident: string };
}

export interface Shown {
  name: string;
  /** The address, below that of the workbench. */
  path: (at: Place) => Promise<string> | string;
  /** What shows that the page is there, and what is to be done on it first. */
  ready: (page: Page) => Promise<void>;
}

interface Line {
  id: string;
}

/** The incident that most reports tell of, and its first two reports. */
export async function told({ url }: Pick<Place, 'url'>): Promise<{ incident: string; one: string; other: string }> {
  const [first] = (await get<{ items: Line[] }>(url, 'incidents?sort=reports')).items;
  if (!first) throw new Error('the exhibit has no incident');
  const { reports_list: reports } = await get<{ reports_list: Line[] }>(url, `incidents/${first.id}`);
  return { incident: first.id, one: reports[0]?.id ?? '', other: reports[1]?.id ?? '' };
}

const heading = (name: RegExp | string) => (page: Page) => page.getByRole('heading', { name }).first().waitFor();
const rows = (page: Page) => page.locator('[data-row]').first().waitFor();

export const PAGES: readonly Shown[] = [
  {
    name: 'record',
    path: () => '/',
    ready: async (page) => {
      await rows(page);
      await page.locator('canvas.maplibregl-canvas').waitFor();
    },
  },
  {
    name: 'filters',
    path: () => '/?country=SD&q=strike',
    ready: async (page) => {
      await rows(page);
      await page.getByRole('button', { name: 'Filters' }).click();
      await page.getByRole('group', { name: 'Filters' }).getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'nothing-found',
    path: () => '/?q=nosuchword',
    ready: (page) => page.getByText('No incident is like').waitFor(),
  },
  {
    name: 'help',
    path: () => '/',
    ready: async (page) => {
      await rows(page);
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'incident',
    path: async (at) => `/incidents/${(await told(at)).incident}`,
    ready: async (page) => {
      await page.getByRole('heading', { name: 'The numbers' }).waitFor();
      await page.getByRole('button', { name: /\d/, expanded: false }).first().click();
      await page.getByText('Carried by').first().waitFor();
    },
  },
  {
    name: 'report',
    path: async (at) => `/reports/${(await told(at)).one}`,
    ready: (page) => page.locator('.word').first().waitFor(),
  },
  {
    name: 'side-by-side',
    path: async (at) => {
      const { one, other } = await told(at);
      return `/reports/${one}?beside=${other}`;
    },
    ready: (page) => page.locator('.text').nth(1).waitFor(),
  },
  {
    name: 'right-to-left',
    path: ({ arabic }) => `/reports/${arabic.report}`,
    ready: (page) => page.locator('.word').first().waitFor(),
  },
  {
    name: 'add',
    path: () => '/add',
    ready: async (page) => {
      await page.getByLabel('The words of one report').waitFor();
      await page.getByRole('button', { name: 'Read it' }).click(); // what is missing is said
    },
  },
  { name: 'code', path: () => '/add/code', ready: heading(/by hand/i) },
  {
    name: 'code-a-report',
    path: ({ arabic }) => `/add/code?report=${arabic.report}`,
    ready: heading(/./),
  },
  {
    name: 'review',
    path: () => '/review',
    ready: async (page) => {
      await page.getByRole('list', { name: 'Answers' }).getByRole('button').first().click();
      await page.getByLabel(/^Why/).or(page.locator('.asks')).first().waitFor();
    },
  },
  { name: 'double', path: () => '/double', ready: heading(/./) },
  { name: 'decisions', path: () => '/decisions', ready: (page) => page.getByText('Nobody has decided').waitFor() },
  { name: 'reports', path: () => '/reports', ready: heading(/./) },
  { name: 'dashboard', path: () => '/dashboard', ready: (page) => page.locator('main svg').first().waitFor() },
  { name: 'publish', path: () => '/publish', ready: heading('By which safety rules') },
  { name: 'help-page', path: () => '/help', ready: heading(/./) },
  {
    name: 'deciding',
    path: async (at) => `/incidents/${(await told(at)).incident}`,
    ready: async (page) => {
      await page.getByRole('button', { name: 'Merge', exact: true }).click();
      await page.getByRole('list', { name: 'Incidents to choose from' }).waitFor();
    },
  },
  { name: 'nowhere', path: () => '/no/such/page', ready: heading('No such page') },
  { name: 'no-incident', path: () => '/incidents/inc:b2:0', ready: (page) => page.getByRole('alert').waitFor() },
];

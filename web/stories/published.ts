// What a publisher puts on a host: a first release; the next one, after decisions and a withdrawal; and the odd ones, which
// hold nothing, one incident, or words from right to left and names without end.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addArabic } from './arabic';
import { get } from './desk';
import { host } from './host';
import { addOdd, addSingle } from './odd';
import { test as base } from './story';
import { open, recount } from './workbench';

export { expect, watch } from './story';

export const SITES = ['first', 'second', 'single', 'odd', 'empty'] as const;
export type SiteName = (typeof SITES)[number];

export interface Published {
  /** Where the sites lie on their host: some folders down, each under its name. */
  url: string;
  /** Their folders on the disk. */
  folder: Record<SiteName, string>;
}

interface Line {
  id: string;
}

const LICENCE = ['--licence', 'CC-BY-4.0'];
const NAMED = [...LICENCE, '--title', 'The Valley Record', '--publisher', 'Valley Record Group'];
const CONTACT = ['--contact', 'post@record.example'];
const ODD = [
  ...LICENCE,
  '--title',
  `سجل الوادي and ${'neighbouring towns, '.repeat(6)}1998–2024`,
  '--publisher',
  'קול העמק',
];
const AGAIN_MS = 200;
const BY = ['--by', 'Ana Quist', '--at', '2025-06-20T09:00:00Z'];

/** The first of a list that the API gives: an incident or a report. */
async function first(url: string, list: string): Promise<string> {
  const [line] = (await get<{ items: Line[] }>(url, list)).items;
  if (!line) throw new Error(`nothing is in ${list}`);
  return line.id;
}

/** Between both releases two incidents are made one, another is accepted, and a report is withdrawn. */
async function releaseTwice(folder: Published['folder']): Promise<void> {
  const workbench = await open();
  const { url, ledger } = workbench;
  const ids = await Promise.all(['q=Dolow', 'q=Gedo', 'sort=reports'].map((which) => first(url, `incidents?${which}`)));
  const [one = '', other = '', most = ''] = ids;
  const report = await first(url, 'reports?q=Santa Rosa');
  await addArabic(url);
  await workbench.stop();
  const call = (verb: string, ...more: string[]) => recount(workbench, [verb, ...more, '--ledger', ledger]);
  call('release', folder.first, '--site', '--as-of', '2024-06-30', ...NAMED, ...CONTACT);
  call('decide', 'merge', `${one},${other}`, 'yes', ...BY, '--reason', 'one market, one strike');
  call('decide', 'accept', most, 'yes', ...BY, '--reason', 'read with the papers');
  call('withdraw', report, '--reason', 'safety', '--yes', ...BY);
  call('release', folder.second, '--site', '--as-of', '2025-06-30', '--against', folder.first, ...NAMED, ...CONTACT);
}

async function releaseOdd(folder: Published['folder']): Promise<void> {
  const workbench = await open(true);
  const release = (to: string, ...more: string[]) =>
    recount(workbench, ['release', to, '--site', '--ledger', workbench.ledger, ...more]);
  await addSingle(workbench.url);
  release(folder.single, '--as-of', '2024-06-30');
  release(folder.empty, '--as-of', '2000-01-01', ...NAMED);
  await addOdd(workbench.url);
  await workbench.stop();
  release(folder.odd, '--as-of', '2024-06-30', ...ODD);
}

async function publish(root: string): Promise<void> {
  mkdirSync(root, { recursive: true });
  const folder = foldersIn(root);
  await Promise.all([releaseTwice(folder), releaseOdd(folder)]);
}

const foldersIn = (root: string): Published['folder'] =>
  Object.fromEntries(SITES.map((name) => [name, join(root, name)])) as Published['folder'];

/** Published once for all stories: who comes first does it, the others wait. */
async function shared(): Promise<string> {
  const top = join(process.env.RECOUNT_STORIES ?? '', 'host');
  const root = join(top, 'some', 'folder');
  const [ready, failed] = [join(top, 'ready'), join(top, 'failed')];
  try {
    mkdirSync(top); // fails where another has begun
  } catch {
    while (!existsSync(ready)) {
      if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'));
      await new Promise((again) => setTimeout(again, AGAIN_MS));
    }
    return top;
  }
  try {
    await publish(root);
  } catch (error) {
    writeFileSync(failed, String(error));
    throw error;
  }
  writeFileSync(ready, '');
  return top;
}

export const test = base.extend<object, { published: Published }>({
  published: [
    async ({}, use) => {
      const top = await shared();
      const { url, close } = await host(top);
      await use({ url: `${url}/some/folder`, folder: foldersIn(join(top, 'some', 'folder')) });
      await close();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});

// What a publisher puts on a host: a first release; the next one, after decisions and a withdrawal; and the odd ones, which
// hold nothing, one incident, or words from right to left and names without end.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { addArabic } from './arabic';
import { get } from './desk';
import { host } from './host';
import { addOdd, addSingle } from './odd';
import { test as base } from './story';
import { command, environment, ROOT } from './recount';
import { open, type Workbench } from './workbench';

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

/** As `recount` does, but a workbench that is asked meanwhile is heard. */
async function call({ folder, ledger }: Workbench, ...given: string[]): Promise<void> {
  const [program, ...before] = command();
  const all = [...before, ...given, '--ledger', ledger];
  await promisify(execFile)(program, all, { cwd: ROOT, env: environment(folder) });
}

/** Between both releases two incidents are made one, another is accepted, and a report is withdrawn. */
async function releaseTwice(folder: Published['folder']): Promise<void> {
  const workbench = await open();
  const { url } = workbench;
  const ids = await Promise.all(['q=Dolow', 'q=Gedo', 'sort=reports'].map((which) => first(url, `incidents?${which}`)));
  const [one = '', other = '', most = ''] = ids;
  const report = await first(url, 'reports?q=Santa Rosa');
  await addArabic(url);
  await workbench.stop();
  const release = (to: SiteName, ...more: string[]) =>
    call(workbench, 'release', folder[to], '--site', ...more, ...NAMED, ...CONTACT);
  const decide = (...what: string[]) => call(workbench, 'decide', ...what, ...BY);
  await release('first', '--as-of', '2024-06-30');
  await decide('merge', `${one},${other}`, 'yes', '--reason', 'one market, one strike');
  await decide('accept', most, 'yes', '--reason', 'read with the papers');
  await call(workbench, 'withdraw', report, '--reason', 'safety', '--yes', ...BY);
  await release('second', '--as-of', '2025-06-30', '--against', folder.first);
}

async function releaseOdd(folder: Published['folder']): Promise<void> {
  const workbench = await open(true);
  const release = (to: SiteName, ...more: string[]) => call(workbench, 'release', folder[to], '--site', ...more);
  await addSingle(workbench.url);
  await release('single', '--as-of', '2024-06-30');
  await release('empty', '--as-of', '2000-01-01', ...NAMED);
  await addOdd(workbench.url);
  await workbench.stop();
  await release('odd', '--as-of', '2024-06-30', ...ODD);
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

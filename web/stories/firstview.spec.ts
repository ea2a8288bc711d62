// The first view comes at once: how much script it takes, and how long until there is a list to read.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from './story';
import { APP } from './recount';

const MOST_KB = 700; // of script, as gzip has it
const MOST_MS = 1_500;
const TIMES = 5;

const zipped = (path: string): number => gzipSync(readFileSync(join(dirname(APP), path))).length;

test('the first view is small and quick', async ({ browser, exhibit }) => {
  const scripts = new Set<string>();
  const taken: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    const context = await browser.newContext(); // nothing is kept from one time to the next
    const page = await context.newPage();
    page.on('request', (asked) => {
      const { pathname } = new URL(asked.url());
      if (pathname.endsWith('.js')) scripts.add(pathname);
    });
    await page.goto(exhibit.url, { waitUntil: 'commit' });
    const listed = await page.waitForFunction(() => document.querySelector('[data-row]') && performance.now());
    taken.push(Number(await listed.jsonValue()));
    if (i === 0) {
      await page.locator('canvas.maplibregl-canvas').waitFor();
      await page.waitForLoadState('networkidle');
    }
    await context.close();
  }
  const kb = Math.round([...scripts].reduce((sum, path) => sum + zipped(path), 0) / 1000);
  const times = taken.map(Math.round).sort((a, b) => a - b);
  console.log(`first view: ${String(kb)} kB of script gzipped, map and all; the list after ${times.join(', ')} ms`);
  expect(kb).toBeLessThanOrEqual(MOST_KB);
  // what else the machine does only ever adds: the best of some times is the page's own
  expect(times[0]).toBeLessThanOrEqual(MOST_MS);
});

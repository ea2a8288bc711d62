// What the public gets: pages that anybody can read, on any host, in any folder, from a disk, with and without a program.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, SITES, test, watch } from './published';
import { SCHEMES, SIZES, type Size } from './sight';
import { addressOf, pageOf, SITE_PAGES } from './sitepages';

const FIRST_VIEW = 1_000_000; // bytes before the data, not packed
const ADDRESS = /\s(?:href|src)="([^"]*)"/g;
const OUTSIDE = /^(?:mailto:|https?:|data:)/;

const overhang = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const size of Object.keys(SIZES) as Size[]) {
  for (const one of SITE_PAGES) {
    test.describe(`${one.name} on a ${size}`, () => {
      test.use(SIZES[size]);
      test('axe finds nothing wrong, and nothing runs over the edge', async ({ page, published }) => {
        await page.emulateMedia({ colorScheme: SCHEMES[0], reducedMotion: 'reduce' });
        if (one.still) await page.route('**/site/record.js', (asked) => asked.abort()); // axe itself has to run
        await page.goto(addressOf(published, one));
        await one.ready?.(page);
        for (const colorScheme of SCHEMES) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          const { violations } = await new AxeBuilder({ page }).analyze();
          const found = violations.map((v) => ({ rule: v.id, at: v.nodes.map((n) => n.html.slice(0, 300)) }));
          expect(found, `${one.name}, ${colorScheme}`).toEqual([]);
        }
        expect(await overhang(page), 'pixels that it runs over').toBe(0);
      });
    });
  }
}

/** Addresses of a site that lead nowhere, or out of the folder that may be moved. */
function broken(folder: string): string[] {
  const found: string[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((n) => n.endsWith('.html'))) {
    const file = join(folder, name);
    for (const [, address = ''] of readFileSync(file, 'utf8').matchAll(ADDRESS)) {
      if (OUTSIDE.test(address)) continue;
      const [path = '', part] = decodeURIComponent(address).split('#');
      const to = path ? resolve(dirname(file), path) : file;
      const leads =
        existsSync(to) && (!part || !to.endsWith('.html') || readFileSync(to, 'utf8').includes(`id="${part}"`));
      if (address.startsWith('/') || !leads) found.push(`${relative(folder, file)}: ${address}`);
    }
  }
  return found;
}

for (const name of SITES) {
  test(`every link of the ${name} site leads somewhere`, ({ published }) => {
    expect(broken(published.folder[name])).toEqual([]);
  });
}

test('every row of the record leads to a page that says the same', async ({ page, published }) => {
  await page.goto(`${published.url}/second/index.html`);
  await page.locator('[data-row]').first().waitFor();
  for (const more = page.getByRole('button', { name: 'Show more' }); await more.isVisible();) await more.click();
  const hrefs = await page.locator('a[data-row]').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
  const { size } = new Set(hrefs);
  expect(size).toBe(
    Number(
      await page
        .getByRole('status')
        .getByText(/incident/)
        .innerText()
        .then(parseFloat),
    ),
  );
  for (const href of hrefs) expect((await page.request.get(href)).status(), href).toBe(200);
});

test('the first view is small before its data, and asks nobody else', async ({ page, published }) => {
  const sizes = new Map<string, Promise<Buffer>>();
  page.on('response', (answer) => {
    if (answer.url().startsWith('http')) sizes.set(answer.url(), answer.body());
  });
  await page.goto(`${published.url}/second/index.html`);
  await page.locator('[data-row]').first().waitFor();
  await page.waitForLoadState('networkidle');
  const files = await Promise.all([...sizes].map(async ([url, body]) => [url, await body] as const));
  const before = files.filter(([url]) => !url.endsWith('/cards.js'));
  const plain = before.reduce((sum, [, body]) => sum + body.length, 0);
  const zipped = before.reduce((sum, [, body]) => sum + gzipSync(body).length, 0);
  console.log(
    `the site's first view: ${String(plain)} bytes before the data, ${String(zipped)} gzipped, ${String(before.length)} files`,
  );
  expect(before.map(([url]) => url.split('/').at(-1))).toContain('record.js');
  expect(plain).toBeLessThanOrEqual(FIRST_VIEW);
});

test('without any program the record and an incident say the same', async ({ browser, published }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${published.url}/second/index.html`);
  const told = page.locator('.list tbody th a', { hasText: 'Mellit' }).first();
  const name = await told.innerText();
  await told.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.locator('.numbers')).toContainText('as told');
  await page.getByText('The claims, for whoever has the reports').click();
  await expect(page.locator('.claims tbody tr').first()).toBeVisible();
  await context.close();
});

test('it can be read from a folder on a disk', async ({ browser, published }) => {
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (one) => asked.push(one.url()));
  await page.goto(pathToFileURL(join(published.folder.second, 'index.html')).href);
  await page.locator('[data-row]').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(': ');
  await expect(page.getByRole('heading', { name: 'Who reported it' })).toBeVisible();
  await page.getByRole('link', { name: 'Method' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How these figures were made');
  expect(asked.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
  await context.close();
});

test('a withdrawn incident keeps its address, and nothing else', async ({ page, published }) => {
  await page.goto(`${published.url}/second/changes.html`);
  const gone = page.getByRole('link', { name: /^Incident / }).first();
  const id = (await gone.innerText()).replace('Incident ', '');
  await gone.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This incident is no longer published');
  await page.goto(`${published.url}/first/incidents/${page.url().split('/').at(-1) ?? ''}`);
  await expect(page.locator('main')).toContainText(id);
});

test('printed, the claims behind the figures are open and the record is text', async ({ browser, published }) => {
  const faults: string[] = [];
  const context = await browser.newContext();
  await watch(context, faults);
  const page = await context.newPage();
  await page.goto(addressOf(published, pageOf('site-incident')));
  const claim = page.locator('.claims tbody tr').first();
  await expect(claim).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(claim).toBeVisible();
  await page.goto(`${published.url}/second/index.html`);
  await expect(page.locator('#still')).toBeVisible();
  await expect(page.locator('#app')).toBeHidden();
  await context.close();
  expect(faults).toEqual([]);
});

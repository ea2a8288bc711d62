// Makes a picture of every page of the workbench and of a published site, by day and by night, on a desk and on a phone, and the
// page of the docs that shows them: `make screenshots`.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { album, fileOf } from './album';
import { PAGES } from './pages';
import { test } from './published';
import { ROOT } from './recount';
import { SCHEMES, SIZES, type Size } from './sight';
import { addressOf, SITE_PAGES } from './sitepages';
import { same } from './sameness';

const FOLDER = join(ROOT, 'docs', 'screens');
const QUALITY = 55; // of 100: letters are still sharp, and all pictures together are a few MB
const MAP_MS = 1_200; // for the map to be drawn
const STILL_MS = 150;

/** A WebP of what is to be seen. */
async function picture(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  return Buffer.from(data, 'base64');
}

/** Keep a picture if it is another than the one that is there, as people see it. */
async function keep(page: Page, name: string, bytes: Buffer): Promise<void> {
  const file = join(FOLDER, name);
  if (existsSync(file) && (await same(page, readFileSync(file), bytes))) return;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, bytes);
}

/** By day and by night: the page follows while it is open. */
async function look(page: Page, name: string, size: Size, wait: number): Promise<void> {
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(wait);
    await keep(page, fileOf(name, size, colorScheme), await picture(page));
  }
}

for (const size of Object.keys(SIZES) as Size[]) {
  test.describe(size, () => {
    test.use(SIZES[size]);
    for (const { name, path, ready } of PAGES) {
      test(name, async ({ page, exhibit }) => {
        await page.addInitScript(() => {
          if (location.protocol === 'http:') localStorage.setItem('recount-tour', 'closed');
        });
        await page.emulateMedia({ colorScheme: SCHEMES[0], reducedMotion: 'reduce' });
        await page.goto(exhibit.url + (await path(exhibit)));
        await ready(page);
        await look(page, name, size, MAP_MS);
      });
    }
    for (const one of SITE_PAGES.filter(({ odd }) => !odd)) {
      test.describe(one.name, () => {
        test.use({ javaScriptEnabled: !one.still });
        test('published', async ({ page, published }) => {
          await page.emulateMedia({ colorScheme: SCHEMES[0], reducedMotion: 'reduce' });
          await page.goto(addressOf(published, one));
          await one.ready?.(page);
          await look(page, one.name, size, STILL_MS);
        });
      });
    }
  });
}

test('the page of the docs shows these pictures and no others', () => {
  const { text, files } = album();
  writeFileSync(join(ROOT, 'docs', 'screens.md'), text);
  for (const name of readdirSync(FOLDER)) if (!files.has(name)) rmSync(join(FOLDER, name));
});

// Makes a picture of every page, by day and by night, on a desk and on a phone: `npm run screenshots`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { PAGES } from './pages';
import { ROOT } from './recount';
import { SCHEMES, SIZES, type Size } from './sight';
import { test } from './story';

const MOST_BYTES = 150_000;
const QUALITIES = [90, 80, 70, 60, 45];
const STILL_MS = 1_500; // for the map to be drawn
/** What the docs show: at most twelve pictures. */
const SHOWN = [
  'record-desktop-light',
  'record-desktop-dark',
  'record-phone-light',
  'incident-desktop-light',
  'incident-phone-dark',
  'report-desktop-light',
  'side-by-side-desktop-dark',
  'review-desktop-light',
  'review-phone-light',
  'code-a-report-desktop-light',
  'dashboard-desktop-light',
  'dashboard-desktop-dark',
];

/** A WebP of what is to be seen, as good as fits. */
async function picture(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  for (const quality of QUALITIES) {
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality });
    const bytes = Buffer.from(data, 'base64');
    if (bytes.length < MOST_BYTES) return bytes;
  }
  throw new Error(`a picture of ${page.url()} does not fit into ${String(MOST_BYTES)} bytes`);
}

function keep(name: string, bytes: Buffer): void {
  const folders = SHOWN.includes(name) ? ['build/screens', 'docs/screens'] : ['build/screens'];
  for (const folder of folders) {
    const file = join(ROOT, folder, `${name}.webp`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

for (const size of Object.keys(SIZES) as Size[]) {
  test.describe(size, () => {
    test.use(SIZES[size]);
    for (const { name, path, ready } of PAGES) {
      test(name, async ({ page, exhibit }) => {
        for (const colorScheme of SCHEMES) {
          await page.addInitScript(() => {
            if (location.protocol === 'http:') localStorage.setItem('recount-tour', 'closed');
          });
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await page.goto(exhibit.url + (await path(exhibit)));
          await ready(page);
          await page.waitForLoadState('networkidle');
          await page.waitForTimeout(STILL_MS);
          keep(`${name}-${size}-${colorScheme}`, await picture(page));
        }
      });
    }
  });
}

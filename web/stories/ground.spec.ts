// A base map of the user's own, below the areas: drawn from its file alone, left for the outlines and taken up again.
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { mkdtempSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { told } from './pages';
import { SCHEMES } from './sight';
import { expect, test } from './story';
import { pictures, vectors, type Rgb } from './tiles';
import { open, type Workbench } from './workbench';

const SEEN: Rgb = [40, 150, 120]; // of no mark, and of nothing else in the pages
const NEAR = 24; // of 255: a picture is drawn through a scale
const PROTOMAPS = ['earth', 'water', 'roads', 'boundaries', 'places'];

/** A workbench that was started with this base map; it ends with the story. */
async function mapped(context: BrowserContext, file: Buffer, story: (bench: Workbench, path: string) => Promise<void>) {
  const path = join(mkdtempSync(join(process.env.RECOUNT_STORIES ?? '', 'map-')), 'own.pmtiles');
  writeFileSync(path, file);
  const bench = await open(false, ['--basemap', path]);
  try {
    await story(bench, path);
  } finally {
    for (const page of context.pages()) await page.close();
    expect(await bench.stop(), 'what the server tried to reach').toBe('');
  }
}

/** How much of what is seen there has the colour, of 1. */
async function share(what: Locator, [r, g, b]: Rgb): Promise<number> {
  const picture = (await what.screenshot({ animations: 'disabled' })).toString('base64');
  return what.page().evaluate(
    async ({ picture, colour, near }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const on = canvas.getContext('2d');
      on?.drawImage(image, 0, 0);
      const { data } = on?.getImageData(0, 0, image.width, image.height) ?? { data: new Uint8ClampedArray() };
      let found = 0;
      for (let i = 0; i < data.length; i += 4)
        found += Number(colour.every((value, band) => Math.abs((data[i + band] ?? 0) - value) < near));
      return found / (data.length / 4);
    },
    { picture, colour: [r, g, b], near: NEAR },
  );
}

const MOST = { timeout: 30_000 };
const map = (page: Page): Locator => page.getByRole('region', { name: /^Map\. / });
const rows = (page: Page) => page.locator('[data-row]').first().waitFor();
const choice = (page: Page, name: string): Locator => page.getByRole('radio', { name });

test('a base map is drawn below the areas of every map, and the outlines are one click away', async ({
  context,
  page,
}) => {
  test.setTimeout(240_000);
  await mapped(context, pictures(SEEN), async (bench) => {
    await page.goto(bench.url);
    await rows(page);
    await expect(choice(page, 'Base map')).toBeChecked();
    await expect.poll(() => share(map(page), SEEN), MOST).toBeGreaterThan(0.5);
    await expect(page.getByText('© Nobody at all')).toBeVisible();
    await expect(page.getByText('takes no side')).toBeVisible();

    await choice(page, 'Outlines').check();
    await expect.poll(() => share(map(page), SEEN), MOST).toBeLessThan(0.001);
    await page.reload();
    await rows(page);
    await expect(choice(page, 'Outlines')).toBeChecked(); // it is kept in this browser
    await choice(page, 'Base map').check();
    await expect.poll(() => share(map(page), SEEN), MOST).toBeGreaterThan(0.5);

    await page.goto(`${bench.url}/incidents/${(await told({ url: bench.url })).incident}`);
    await expect.poll(() => share(page.locator('.locator'), SEEN), MOST).toBeGreaterThan(0.5);
    await page.locator('.locator').getByTitle('Nearer').click(); // both maps move as one
    await expect.poll(() => share(page.locator('.locator'), SEEN), MOST).toBeGreaterThan(0.5);

    await page.getByRole('button', { name: 'Correct a claim' }).click();
    await page
      .getByRole('button', { name: /^Correct the claim of/ })
      .first()
      .click();
    const field = page.locator('section.panel').getByLabel('Field');
    const place = field.locator('option', { hasText: /^(where|in\b|place)/i }).first();
    await field.selectOption({ label: await place.innerText() }); // waits until the claim is read
    await expect
      .poll(() => share(page.getByRole('group', { name: /^Map of the places/ }), SEEN), MOST)
      .toBeGreaterThan(0.3);
  });
});

for (const [schema, layers] of Object.entries({ Protomaps: PROTOMAPS, 'no known schema': ['reefs', 'caves'] })) {
  test(`vectors of ${schema} are drawn by day and by night, and axe finds nothing wrong`, async ({ context, page }) => {
    test.setTimeout(180_000);
    await mapped(context, vectors(layers), async (bench) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto(`${bench.url}/?country=SD`);
      await rows(page);
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await choice(page, 'Outlines').check();
        const plain = await still(page);
        await choice(page, 'Base map').check();
        await expect.poll(async () => (await still(page)).equals(plain), MOST).toBe(false);
        await expect(page.getByText('© Nobody at all')).toBeVisible(); // its markup is words here
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map((v) => `${v.id}: ${v.help}`)).toEqual([]);
      }
    });
  });
}

test('a file that is cut off is said at the start and on the map, and the outlines are there', async ({
  context,
  page,
}) => {
  const whole = pictures(SEEN);
  await mapped(context, whole.subarray(0, whole.length - 40), async (bench) => {
    await page.goto(bench.url);
    await rows(page);
    await expect(
      page.getByText(/own\.pmtiles can’t be used.*cut off|own\.pmtiles can't be used.*cut off/),
    ).toBeVisible();
    await expect(choice(page, 'Base map')).toHaveCount(0);
    await page.locator('canvas.maplibregl-canvas').waitFor();
  });
});

test('a file that goes away leaves the outlines, and says so', async ({ context, page }) => {
  await mapped(context, pictures(SEEN), async (bench, path) => {
    unlinkSync(path);
    await page.goto(bench.url);
    await rows(page);
    await expect(page.getByText(/The base map can’t be read/)).toBeVisible(MOST);
    expect(await share(map(page), SEEN)).toBeLessThan(0.001);
  });
});

/** The middle of the map, once two looks are alike: what lies over its edges, the words on the base map too, is left out. */
async function still(page: Page): Promise<Buffer> {
  const box = await map(page).boundingBox();
  if (!box) throw new Error('there is no map');
  const clip = { ...box, y: box.y + box.height * 0.3, height: box.height * 0.5 };
  let last = await page.screenshot({ clip });
  for (let i = 0; i < 20; i++) {
    const now = await page.screenshot({ clip });
    if (now.equals(last)) return now;
    last = now;
  }
  return last;
}

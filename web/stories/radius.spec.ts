// What is drawn of a place is never finer than it is known: its circle has the radius on the ground, from however near.
import type { Page } from '@playwright/test';
import { get } from './desk';
import { expect, test } from './story';

const REDDER = 7; // of 255: what the wash of an area adds to land or sea, which have as much green as red
const LEAST_PX = 14; // of a radius: below it the mark covers its area
const SOFT = 50; // kilometres, from which on an edge is blurred and can't be measured
const ZOOMS = 16;
const STILL_MS = 700;
const OFF = 0.04; // of a radius: two lines of a pixel each, and a scale that is told in round numbers

interface Line {
  id: string;
  place: { lat: number; lon: number; radius_km: number | null; country: string | null } | null;
}

/** A country in which there is one incident alone, at a place whose area has an edge. */
async function alone(url: string): Promise<{ id: string; country: string; radius: number }> {
  const { items } = await get<{ items: Line[] }>(url, 'incidents?limit=200');
  const of = (country: string) => items.filter(({ place }) => place?.country === country);
  for (const { id, place } of items)
    if (place?.country && place.radius_km && place.radius_km < SOFT && of(place.country).length === 1)
      return { id, country: place.country, radius: place.radius_km };
  throw new Error('no country has one incident alone');
}

/** The widest stretch of a row of the map that has the wash of an area, and the middle of the map: in CSS pixels. */
async function washed(page: Page): Promise<{ wide: number; middle: boolean }> {
  const canvas = page.locator('canvas.maplibregl-canvas');
  const picture = (await canvas.screenshot()).toString('base64');
  return page.evaluate(
    async ({ picture, redder }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const on = new OffscreenCanvas(image.width, image.height).getContext('2d');
      on?.drawImage(image, 0, 0);
      const { data } = on?.getImageData(0, 0, image.width, image.height) ?? { data: new Uint8ClampedArray() };
      const red = (x: number, y: number): boolean => {
        const at = (y * image.width + x) * 4;
        return (data[at] ?? 0) - (data[at + 1] ?? 0) > redder;
      };
      let wide = 0;
      for (let y = 0; y < image.height; y++) {
        let [first, last] = [-1, -1];
        for (let x = 0; x < image.width; x++) if (red(x, y)) [first, last] = [first < 0 ? x : first, x];
        if (first >= 0) wide = Math.max(wide, last - first + 1);
      }
      return { wide, middle: red(Math.floor(image.width / 2), Math.floor(image.height / 2)) };
    },
    { picture, redder: REDDER },
  );
}

/** Kilometres of a pixel in the middle of the map, by the scale that people read. */
async function kmOfPixel(page: Page): Promise<number> {
  const scale = page.locator('.maplibregl-ctrl-scale');
  const [said, box] = [
    await scale.innerText(),
    await scale.evaluate((s) => parseFloat((s as HTMLElement).style.width)),
  ];
  const [n, unit] = said.split(/\s+/);
  return (Number(n) * (unit === 'm' ? 0.001 : 1)) / box;
}

test('an area has its radius on the ground at every zoom', async ({ page, exhibit }) => {
  test.setTimeout(180_000);
  const { country, radius } = await alone(exhibit.url);
  await page.addInitScript(() => {
    if (location.protocol === 'http:') localStorage.setItem('recount-tour', 'closed');
  });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(`${exhibit.url}/?country=${country}`);
  await page.locator('[data-row]').first().waitFor();
  const nearer = page.getByRole('button', { name: 'Zoom in' });
  await nearer.waitFor();
  let measured = 0;
  for (let n = 0; n < ZOOMS && (await nearer.isEnabled()); n++) {
    await nearer.click();
    await page.waitForTimeout(STILL_MS);
    const [km, { wide, middle }] = [await kmOfPixel(page), await washed(page)];
    const [seen, known] = [(wide / 2) * km, radius];
    const whole = known / km;
    if (whole < LEAST_PX) continue; // the mark is larger than its area
    if (whole > 250) {
      expect(middle, 'the area fills the map').toBe(true);
      continue;
    }
    expect(Math.abs(seen - known) / known, `${String(known)} km are ${seen.toFixed(2)} km`).toBeLessThan(OFF);
    expect(middle, 'the middle is part of the area, and no mark is on it').toBe(true);
    measured += 1;
  }
  expect(measured, 'zooms at which a circle was measured').toBeGreaterThanOrEqual(2);
});

test('on the map of an incident, marks keep to the rim of what is known', async ({ page, exhibit }) => {
  const { id } = await alone(exhibit.url);
  await page.goto(`${exhibit.url}/incidents/${id}`);
  const map = page.locator('.locator');
  let last = 0;
  for (let n = 0; n < ZOOMS; n++) {
    await map.getByTitle('Nearer').click();
    const area = await map.locator('path.area').boundingBox();
    const mark = await map.locator('g.mark > path').last().boundingBox();
    if (!area || !mark) throw new Error('the map has no area or no mark');
    const [x, y] = [area.x + area.width / 2, area.y + area.height / 2];
    const far = Math.hypot(mark.x + mark.width / 2 - x, mark.y + mark.height / 2 - y);
    expect(area.width, 'it grows as one goes nearer').toBeGreaterThanOrEqual(last);
    last = area.width;
    if (area.width / 2 > LEAST_PX) expect(Math.abs(far - area.width / 2)).toBeLessThan(4);
  }
  expect(last / 2, 'pixels of the radius from nearest').toBeGreaterThan(LEAST_PX);
});

// A phone, held upright: everything is there, nothing runs off the edge, and what is pressed is big enough to press.
import type { Page } from '@playwright/test';
import { PAGES } from './pages';
import { expect, test } from './story';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const overhang = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('from the record to an incident to its words by touch', async ({ page, exhibit }) => {
  await page.goto(exhibit.url);
  await expect(page.locator('[data-row]').first()).toBeVisible();
  expect(await overhang(page), 'pixels that the record runs over').toBe(0);
  await page.getByRole('searchbox').fill('Dolow');
  await expect(page).toHaveURL(/q=Dolow/);
  await page.locator('[data-row]').first().tap();
  await expect(page.getByRole('heading', { name: 'The numbers' })).toBeVisible();
  expect(await overhang(page), 'pixels that an incident runs over').toBe(0);
  await page.getByRole('link', { name: 'Air strike on Dolow market kills 12, mayor says' }).first().tap();
  await expect(page.locator('.word.number').first()).toBeVisible();
  expect(await overhang(page), 'pixels that a report runs over').toBe(0);
  await page.locator('.word.number').first().tap();
  await expect(page).toHaveURL(/#claim=/);
});

for (const { name, path, ready } of PAGES) {
  test(`${name} fits a phone`, async ({ page, exhibit }) => {
    await page.goto(exhibit.url + (await path(exhibit)));
    await ready(page);
    expect(await overhang(page), 'pixels that it runs over').toBe(0);
  });
}

test('filters open, choose and close by touch', async ({ page, exhibit }) => {
  await page.goto(exhibit.url);
  await page.getByRole('button', { name: 'Filters' }).tap();
  await page.getByRole('checkbox', { name: /^Sudan\b/ }).tap();
  await page.getByRole('button', { name: 'Done' }).tap();
  await expect(page.getByRole('list', { name: 'Chosen filters' })).toContainText('Sudan');
  await expect(page.getByRole('group', { name: 'Filters' })).toBeHidden();
});

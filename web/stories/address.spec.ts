// What is shown stands in the address: a view can be reloaded, sent, and gone back from.
import type { Page } from '@playwright/test';
import { expect, test } from './story';

const head = (page: Page) => page.getByRole('region', { name: 'Incidents' }).getByRole('status');

test('a chosen view outlives a reload, and back takes one choice back', async ({ page, exhibit }) => {
  await page.goto(exhibit.url);
  await expect(page.locator('[data-row]').first()).toBeVisible();
  const whole = await head(page).innerText();

  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('checkbox', { name: /^Sudan\b/ }).check();
  await expect(page).toHaveURL(/[?&]country=SD/);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByLabel('Numbers by').selectOption('as_told');
  await page.getByLabel('Order').selectOption('-killed');
  await expect(head(page)).toContainText('as chosen');
  const [chosen, rows] = [await head(page).innerText(), await page.locator('[data-row]').allInnerTexts()];
  expect(chosen).not.toBe(whole);

  await page.reload();
  await expect(head(page)).toHaveText(chosen);
  await expect(page.getByLabel('Order')).toHaveValue('-killed');
  await expect(page.getByLabel('Numbers by')).toHaveValue('as_told');
  await expect.poll(() => page.locator('[data-row]').allInnerTexts()).toEqual(rows);

  await page.goBack(); // the order
  await expect(page.getByLabel('Order')).toHaveValue('-when');
  await page.goBack(); // the method
  await expect(page.getByLabel('Numbers by')).toHaveValue('ucdp');
  await page.goBack(); // the country
  await expect(head(page)).toHaveText(whole);
  await page.goForward();
  await expect(page).toHaveURL(/[?&]country=SD/);
});

test('back from an incident leads to the same view of the record', async ({ page, exhibit }) => {
  await page.goto(`${exhibit.url}/?country=SD&sort=-killed`);
  const row = page.locator('[data-row]').first();
  const told = await row.innerText();
  await row.click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/incidents\//);
  await page.keyboard.press('Backspace');
  await expect(page).toHaveURL(`${exhibit.url}/?country=SD&sort=-killed`);
  await expect(page.locator('[data-row]').first()).toHaveText(told, { useInnerText: true });
});

test('an address with rubbish in it shows what can be shown', async ({ page, exhibit }) => {
  await page.goto(`${exhibit.url}/?sort=sideways&bbox=1,2&from=soon&country=SD`);
  await expect(head(page)).toContainText('as chosen');
  await page.goto(`${exhibit.url}/nothing/here`);
  await expect(page.getByText('There is no page at')).toBeVisible();
  await page.getByRole('link', { name: 'Back to the record' }).click();
  await expect(page.locator('[data-row]').first()).toBeVisible();
});

test('a number leads to the words that say it, and the address points at them', async ({ page, exhibit }) => {
  await page.goto(`${exhibit.url}/?q=Dolow`);
  await page.locator('[data-row]').first().click();
  await page.getByRole('button', { name: /\d/, expanded: false }).first().click();
  await page
    .getByRole('link', { name: /12 civilians/ })
    .first()
    .click({ position: { x: 40, y: 10 } });
  await expect(page).toHaveURL(/\/reports\/.*#claim=.*&at=\d+-\d+/);
  await expect(page.locator('.word.number.at')).toHaveText('12 civilians');
  await page.reload();
  await expect(page.locator('.word.number.at')).toHaveText('12 civilians');
});

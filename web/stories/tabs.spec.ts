// One incident in two tabs: the second to save is told of the first, and loses nothing.
import type { Page } from '@playwright/test';
import { get } from './desk';
import { expect, test } from './story';

const SLOW = 90_000;
const TYPED = 'the clinic and the mayor agree';

async function begin(page: Page, href: string): Promise<void> {
  await page.goto(href);
  await page.getByRole('button', { name: 'Grade', exact: true }).click();
  await page.getByRole('combobox', { name: /^Grade/ }).selectOption('corroborated');
  await page.getByLabel(/^Why/).fill(TYPED);
}

test('the second of two tabs sees a conflict and keeps what was typed', async ({ context, page, workbench }) => {
  test.setTimeout(240_000);
  await context.addInitScript(() => {
    if (location.protocol !== 'http:') return; // a blank page keeps nothing
    localStorage.setItem('recount-tour', 'closed');
    localStorage.setItem('recount.by', 'Ana Quist');
  });
  const found = await get<{ items: { id: string }[] }>(workbench.url, 'incidents?q=Dolow');
  const href = `${workbench.url}/incidents/${found.items[0]?.id ?? ''}`;
  await begin(page, href);
  const second = await context.newPage();
  await begin(second, href);

  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByText('Saved:')).toBeVisible({ timeout: SLOW });
  await expect(page.getByText('The figures show it').first()).toBeVisible({ timeout: SLOW });

  await second.getByRole('button', { name: /^Save/ }).click();
  await expect(second.getByText('Somebody decided about this meanwhile')).toBeVisible({ timeout: SLOW });
  await expect(second.getByLabel(/^Why/)).toHaveValue(TYPED);
  const { total } = await get<{ total: number }>(workbench.url, 'decisions');
  expect(total, 'what the second tab saved').toBe(1);
});

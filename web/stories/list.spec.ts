// A list that is longer than a page, and a question that is asked while it is open.
import { expect, test } from './story';

test('further incidents are shown, and make room when the list is narrowed', async ({ page, exhibit }) => {
  await page.goto(exhibit.url);
  const rows = page.locator('[data-row]');
  await expect(rows.first()).toBeVisible();
  const before = await rows.count();
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect.poll(() => rows.count()).toBeGreaterThan(before);
  await page.getByRole('searchbox').fill('Dolow');
  await expect.poll(() => rows.count()).toBeLessThan(before);
  await expect(rows.first()).toBeVisible();
});

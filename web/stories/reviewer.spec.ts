// A reviewer at the keyboard: twenty questions, and no hand on the mouse.
import type { Page } from '@playwright/test';
import { get } from './desk';
import { expect, test } from './story';

const QUESTIONS = 20;
const SLOW = 90_000;

interface Total {
  total: number;
}

/** Where the reviewer is: the question's words. */
const asked = (page: Page) => page.locator('.asked h2');

test('a reviewer works twenty questions by keyboard alone', async ({ page, workbench }) => {
  test.setTimeout(480_000);
  await page.addInitScript(() => {
    if (location.protocol !== 'http:') return; // a blank page keeps nothing
    localStorage.setItem('recount-tour', 'closed');
    addEventListener('pointerdown', () => {
      throw new Error('a pointer was used');
    });
  });
  await page.goto(`${workbench.url}/review`);
  await expect(page.getByText(/\d+ open questions/)).toBeVisible({ timeout: SLOW });

  let [seen, answered] = [0, 0];
  for (let n = 0; n < QUESTIONS; n++) {
    const finished = page.getByText(/You have seen every question once|Nothing is open/);
    await expect(asked(page).or(finished).first()).toBeVisible({ timeout: SLOW });
    if (await finished.isVisible()) break;
    seen += 1;
    const before = page.url();
    const key = await page.getByRole('list', { name: 'Answers' }).locator('kbd').first().innerText();
    if (n % 3 === 2) await page.keyboard.press('s');
    else {
      await page.keyboard.press(key);
      const why = page.getByLabel(/^Why/);
      await expect(why).toBeFocused();
      await page.keyboard.type('read beside the report');
      await page.keyboard.press('Enter');
      if (answered === 0) {
        await page.getByLabel('Your name').waitFor(); // asked for once
        await page.keyboard.type('Ben Ode');
        await page.keyboard.press('Enter');
        await expect(page.getByLabel('Your name')).toBeHidden();
        await expect(why).toBeFocused();
        await page.keyboard.press('Enter');
      }
      answered += 1;
      await expect(page.getByText('Saved:')).toBeVisible({ timeout: SLOW });
    }
    await expect(page).not.toHaveURL(before, { timeout: SLOW });
  }
  expect(seen).toBe(QUESTIONS);
  expect(answered).toBeGreaterThan(QUESTIONS / 2);
  expect((await get<Total>(workbench.url, 'decisions?by=Ben%20Ode')).total).toBe(answered);

  await expect(asked(page)).toBeVisible({ timeout: SLOW }); // keys are the question's: none is heard while the next one is fetched
  await expect(page.getByRole('button', { name: /^Undo/ }).first()).toBeEnabled({ timeout: SLOW });
  await page.keyboard.press('z'); // and the last one back
  await expect
    .poll(async () => (await get<Total>(workbench.url, 'decisions?by=Ben%20Ode')).total, { timeout: SLOW })
    .toBe(answered + 1);
});

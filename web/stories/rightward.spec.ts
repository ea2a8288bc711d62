// A report in a script that runs from right to left.
import { SEVEN, TITLE } from './arabic';
import { expect, test } from './story';

test('an Arabic report runs from right to left, in a page that does not', async ({ page, exhibit }) => {
  await page.goto(`${exhibit.url}/reports/${exhibit.arabic.report}`);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(TITLE);
  await expect(heading).toHaveAttribute('lang', 'ar');
  expect(await heading.evaluate((h) => getComputedStyle(h).direction)).toBe('rtl');
  const text = page.locator('.text');
  await expect(text).toHaveAttribute('dir', 'rtl');
  // a paragraph begins at the right edge, and the page around it still begins at the left
  const edges = await text
    .locator('p')
    .nth(1)
    .evaluate((p) => {
      const range = document.createRange();
      range.selectNodeContents(p);
      return { first: range.getClientRects()[0]?.right ?? 0, box: p.getBoundingClientRect().right };
    });
  expect(Math.abs(edges.first - edges.box)).toBeLessThan(4);
  expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('ltr');
});

test('its number leads to its words', async ({ page, exhibit }) => {
  await page.goto(`${exhibit.url}/incidents/${exhibit.arabic.incident}`);
  await expect(page.getByRole('heading', { name: 'The numbers' })).toBeVisible();
  await page.getByRole('button', { name: /7/, expanded: false }).first().click();
  await page
    .getByRole('link', { name: new RegExp(SEVEN) })
    .first()
    .click();
  await expect(page.locator('.word.number.at')).toHaveText(SEVEN);
});

test('in a sentence about it, the day stands after the name, not before it', async ({ page, exhibit }) => {
  await page.goto(`${exhibit.url}/incidents/${exhibit.arabic.incident}`);
  const edges = await page
    .locator('.sentences p')
    .first()
    .evaluate((p, name) => {
      const text = p.firstChild;
      const edge = (words: string): DOMRect => {
        const range = document.createRange();
        const at = text?.textContent?.indexOf(words) ?? -1;
        if (!text || at < 0) throw new Error(`no ${words} in ${p.textContent}`);
        range.setStart(text, at);
        range.setEnd(text, at + words.length);
        return range.getBoundingClientRect();
      };
      return { name: edge(name).right, day: edge('(21 May').left };
    }, 'إذاعة الوادي');
  expect(edges.day).toBeGreaterThanOrEqual(edges.name - 1);
  await expect(page.locator('.sentences p').first()).toContainText('\u2068إذاعة الوادي\u2069');
});

// A report in Arabic, from the clipboard to what is published: no engine here reads it, a person does.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { SEVEN, TEXT, TITLE, TOLD } from './arabic';
import { get } from './desk';
import { selectWords } from './selecting';
import { expect, test } from './story';
import { recount } from './workbench';

const SLOW = 90_000;
const ENGLISH =
  'Medical sources said on Tuesday that seven civilians were killed when shells fell on a market in El Obeid.';
const direction = (of: Locator) => of.evaluate((one) => getComputedStyle(one).direction);

/** Say what words of the text are: they are typed, as by somebody without a mouse. */
async function say(page: Page, words: string, what: RegExp): Promise<void> {
  await page.getByRole('textbox', { name: 'Selected words' }).fill(words);
  await page.getByRole('group', { name: 'What the selected words are' }).getByRole('button', { name: what }).click();
}

test('an Arabic report is pasted, coded by hand beside its translation, and published', async ({ page, workbench }) => {
  test.setTimeout(300_000);
  await page.addInitScript(() => {
    if (location.protocol === 'http:') localStorage.setItem('recount-tour', 'closed');
  });

  await test.step('pastes it: it runs from right to left', async () => {
    await page.goto(`${workbench.url}/add/code`);
    const words = page.getByLabel('The words of the report');
    await words.fill(TEXT);
    expect(await direction(words)).toBe('rtl');
    await page.getByLabel('Headline').fill(TITLE);
    await page.getByLabel('Outlet').fill('إذاعة الوادي');
    await page.getByLabel('Day it was published').fill('2024-05-21');
    await page.getByLabel('Language', { exact: true }).fill('ar');
    await page.getByRole('button', { name: 'Begin coding' }).click();
  });

  await test.step('reads a translation beside it', async () => {
    await page.getByRole('button', { name: 'A translation beside it' }).click();
    const translation = page.getByLabel(/^A translation/);
    await translation.fill(ENGLISH);
    const text = page.getByRole('region', { name: 'The report' }).locator('.text');
    expect(await direction(text)).toBe('rtl');
    expect(await direction(translation)).toBe('ltr');
    const [one, other] = [await text.boundingBox(), await translation.boundingBox()];
    expect(one && other && (one.x + one.width <= other.x || other.x + other.width <= one.x), 'side by side').toBe(true);
  });

  await test.step('codes what it says', async () => {
    await say(page, TOLD, /^evidence/);
    await say(page, 'مصادر طبية', /^who says it/);
    await say(page, 'مدينة الأبيض', /^where/);
    await say(page, 'يوم الثلاثاء', /^when/);
    await selectWords(page, page.getByRole('region', { name: 'The report' }).locator('.text'), SEVEN);
    await expect(page.getByRole('textbox', { name: 'Selected words' })).toHaveValue(SEVEN);
    await page.keyboard.press('k');
    const claims = page.getByRole('region', { name: 'Claims' });
    await claims.getByLabel('what happened').selectOption('shelling');
    await claims.getByLabel('the voice').selectOption('asserts');
    await claims.getByLabel('wording').selectOption('exact');
    await claims.getByLabel('number', { exact: true }).fill('7');
    await claims.getByLabel('who they are').selectOption('civilian');
    await claims.getByLabel('first day').fill('2024-05-21');
    await claims.getByLabel('which place is that?').fill('El Obeid');
    await claims.getByRole('button', { name: 'Find' }).click();
    await claims
      .getByRole('button', { name: /Obeid.*Sudan/i })
      .first()
      .click();
    await page.getByLabel('Your name, as the record should have it').fill('Ana Quist');
    await expect(page.getByText('As the coding guide has it')).toBeVisible();
    await page.getByRole('button', { name: 'Save these claims' }).click();
  });

  const incident = await test.step('sees what came of it', async () => {
    const outcome = page.getByRole('region', { name: TITLE });
    await expect(outcome.getByText('1 claim coded by hand')).toBeVisible({ timeout: SLOW });
    await outcome
      .getByRole('link', { name: /tells of shelling/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Obeid');
    await page.getByRole('button', { name: /7/, expanded: false }).first().click();
    const quote = page.locator('.behind').getByText(SEVEN).first();
    await expect(quote).toBeVisible();
    return decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
  });

  await test.step('the translation stands beside the report, and is evidence of nothing', async () => {
    const { reports_list: reports } = await get<{ reports_list: { id: string }[] }>(
      workbench.url,
      `incidents/${incident}`,
    );
    const { translations, ...report } = await get<{
      text: string;
      language: string;
      translations: { text: string; by: string }[];
    }>(workbench.url, `reports/${reports[0]?.id ?? ''}`);
    expect(translations.map(({ text }) => text)).toEqual([expect.stringContaining('Medical sources')]);
    expect(translations[0]?.by).not.toBe('');
    expect(report.language).toBe('ar');
    expect(report.text).toContain(TOLD);
    expect(JSON.stringify(report)).not.toContain('Medical sources');
  });

  await test.step('publishes it', async () => {
    const folder = join(workbench.folder, 'site');
    const given = ['--ledger', workbench.ledger, '--as-of', '2025-06-01'];
    const rows = recount(workbench, ['publish', '--as', 'geojson', ...given]);
    expect(rows).toContain(incident);
    recount(workbench, ['publish', '--as', 'site', ...given, '--out', folder, '--title', 'Invented']);
    expect(existsSync(join(folder, 'index.html'))).toBe(true);
    expect(rows).toMatch(/Obeid/);
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).not.toContain('Medical sources');
  });
});

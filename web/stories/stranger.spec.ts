// A stranger opens the workbench with a report in hand, and ends with a site that anybody can read.
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { host } from './host';
import { selectWords } from './selecting';
import { expect, test, watch } from './story';
import { recount } from './workbench';

const TITLE = 'Bomb at market kills nine, mayor says';
const TEXT = `${TITLE}

LA ESPERANZA, Colombia - A bomb exploded at the market of La Esperanza on Tuesday, killing nine people, the mayor said. At least four others were wounded.

A tenth and an eleventh body were found under a wall in the evening, which makes it eleven in all. The mayor blamed the ELN.`;

const SLOW = 90_000; // the incidents are told anew in a process of its own
const panel = (page: Page) => page.locator('section.panel');
const effect = (page: Page) => page.getByRole('region', { name: 'What it does to the numbers' });
const saved = (page: Page) => page.getByText('The figures show it').first();

/** The killed by one method, as the incident page has them: as told, UCDP, ACLED. */
const killed = (page: Page, method: number) =>
  page
    .getByRole('row', { name: /^killed / })
    .first()
    .getByRole('cell')
    .nth(method)
    .locator('.n');

async function save(page: Page, button: string, why: string): Promise<void> {
  await page.getByLabel(/^Why/).fill(why);
  await page.getByRole('button', { name: button }).click();
}

test('a stranger adds a report, corrects it, places it, merges it, takes that back, and publishes', async ({
  browser,
  page,
  workbench,
}) => {
  test.setTimeout(420_000);
  let own = ''; // the address of the incident that the report told of

  await test.step('adds a report by paste and sees its claims', async () => {
    await page.goto(workbench.url);
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Add' }).click();
    await page.getByLabel('The words of one report').fill(TEXT);
    await page.getByLabel('Headline').fill(TITLE);
    await page.getByLabel('Outlet').first().fill('Valle Courier');
    await page.getByLabel('Day it was published').fill('2024-04-17');
    await page.getByRole('button', { name: 'Read it' }).click();
    const outcome = page.getByRole('region', { name: TITLE });
    await expect(outcome.getByText('1 claim')).toBeVisible({ timeout: SLOW });
    await expect(outcome.getByRole('link', { name: '9 killed' })).toBeVisible();
    await outcome.getByRole('link', { name: '9 killed' }).click();
    await expect(page.locator('.word.number.at')).toHaveText('nine people');
  });

  await test.step('corrects a toll by selecting the words that say it', async () => {
    await selectWords(page, page.locator('.text'), 'eleven in all');
    await page.getByRole('button', { name: 'Put a claim right with these words' }).click();
    await expect(panel(page).getByLabel('Field').locator('option:checked')).toHaveText(/^killed: how many/);
    await expect(panel(page).getByLabel('How many', { exact: true })).toHaveValue('11');
    const moved = effect(page)
      .getByRole('row', { name: /as told/i })
      .first();
    await expect(moved).toContainText(/9.*11/, { timeout: SLOW });
    await page.getByLabel(/^Why/).fill('two bodies were found in the evening');
    await panel(page)
      .getByRole('button', { name: /Save the correction/ })
      .click();
    await page.getByLabel('Your name').fill('Ana Quist');
    await page.getByRole('button', { name: 'Use this name' }).click();
    await panel(page)
      .getByRole('button', { name: /Save the correction/ })
      .click();
    await expect(saved(page)).toBeVisible({ timeout: SLOW });
    await page.getByRole('link', { name: 'see the incident' }).first().click();
    await expect(killed(page, 0)).toHaveText('11');
  });

  await test.step('moves the place', async () => {
    await page.getByRole('button', { name: 'Correct a claim' }).click();
    await page.getByRole('button', { name: /^Correct the claim of the mayor/ }).click();
    await panel(page)
      .getByLabel('Field')
      .selectOption({ label: await fieldOf(page, /^(where|in\b|place)/i) });
    await panel(page).getByLabel('Where it was').fill('Cauca');
    await panel(page)
      .getByRole('list', { name: 'Places to choose from' })
      .getByRole('button', { name: /^Cauca, Colombia/ })
      .first()
      .click();
    await save(page, 'Save the correction', 'the mayor is of the Cauca town');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Cauca', { timeout: SLOW });
  });

  await test.step('merges two incidents and sees the estimate change, and why', async () => {
    own = page.url();
    await page.getByRole('button', { name: 'Merge' }).click();
    await page
      .getByRole('button', { name: /Cauca.*killed 12/ })
      .first()
      .click();
    await expect(effect(page)).toContainText(/12/, { timeout: SLOW });
    await save(page, 'Make them one', 'one market, one bomb');
    await expect(saved(page)).toBeVisible({ timeout: SLOW });
    await expect(killed(page, 1)).not.toHaveText('11', { timeout: SLOW });
    await page
      .getByRole('row', { name: /^killed / })
      .first()
      .getByRole('cell')
      .nth(1)
      .getByRole('button')
      .click();
    const behind = page.locator('.behind').first();
    await expect(behind.getByText('eleven in all').or(behind.getByText('Twelve people')).first()).toBeVisible();
    await expect(behind.locator('.because li').first()).not.toBeEmpty();
  });

  await test.step('undoes it: both stand again', async () => {
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expect(killed(page, 1)).toHaveText('12', { timeout: SLOW });
    await page.goto(own);
    await expect(killed(page, 1)).toHaveText('11', { timeout: SLOW });
  });

  await test.step('publishes a site and opens it', async () => {
    const folder = join(workbench.folder, 'site');
    recount(workbench, [
      'publish',
      '--as',
      'site',
      '--ledger',
      workbench.ledger,
      '--out',
      folder,
      '--title',
      'Invented',
    ]);
    const site = await host(folder);
    try {
      await openSite(browser, site.url);
    } finally {
      await site.close();
    }
  });
});

/** What the public sees: the record, and an incident without any program running. */
async function openSite(browser: Browser, url: string): Promise<void> {
  const faults: string[] = [];
  const reader = await browser.newContext();
  await watch(reader, faults);
  const page = await reader.newPage();
  await page.goto(`${url}/index.html`);
  await expect(page.locator('[data-row]').first()).toBeVisible();
  const href = await page
    .locator('[data-row]')
    .first()
    .evaluate((row) => (row as HTMLAnchorElement).href);
  await reader.close();

  const plain = await browser.newContext({ javaScriptEnabled: false });
  await watch(plain, faults);
  const incident = await plain.newPage();
  await incident.goto(href);
  await expect(incident.getByRole('heading', { level: 1 })).not.toBeEmpty();
  await expect(incident.locator('main')).toContainText(/killed/i);
  await plain.close();
  expect(faults, 'what went wrong unseen on the site').toEqual([]);
}

/** The label of the field whose name is like that: labels say what stands there, too. */
async function fieldOf(page: Page, name: RegExp): Promise<string> {
  const field = panel(page).getByLabel('Field');
  await expect(field.locator('option').first()).toBeAttached();
  const labels = await field.locator('option').allInnerTexts();
  return labels.find((label) => name.test(label.trim())) ?? `no field like ${String(name)} among ${labels.join(' | ')}`;
}

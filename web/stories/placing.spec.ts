// A place is moved by the map alone: a click finds what the gazetteer knows there, another takes it, and undo puts it back.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { get } from './desk';
import { expect, test } from './story';

const SLOW = 90_000;
const picker = (page: Page) => page.getByRole('group', { name: /^Map of the places/ });
const effect = (page: Page) => page.getByRole('region', { name: 'What it does to the numbers' });

interface Told {
  id: string;
  place: { label: string; precision: string; radius_km: number } | null;
  claims: { places: unknown[] }[];
}

/** An incident whose place hangs on one claim alone, and is a settlement. */
async function lonely(url: string): Promise<Told> {
  const { items } = await get<{ items: { id: string }[] }>(url, 'incidents?sort=reports&limit=200');
  for (const { id } of items.reverse()) {
    const one = await get<Told>(url, `incidents/${id}`);
    if (one.claims.length === 1 && one.claims[0]?.places.length === 1 && (one.place?.radius_km ?? 99) < 10) return one;
  }
  throw new Error('no incident hangs on one claim with one place');
}

const EDGE = 50; // pixels, where the buttons of the map are

interface Dot {
  name: string;
  x: number;
  y: number;
}

/** The places that the map shows, with their points on it, once it stands still. */
async function inView(page: Page): Promise<Dot[]> {
  let seen = await looked(page);
  await expect
    .poll(async () => {
      const before = JSON.stringify(seen);
      seen = await looked(page);
      return seen.length > 0 && JSON.stringify(seen) === before;
    })
    .toBe(true);
  return seen;
}

async function looked(page: Page): Promise<Dot[]> {
  const box = await picker(page).boundingBox();
  const found = await picker(page)
    .locator('circle.dot')
    .evaluateAll((dots) =>
      dots.map((dot) => ({
        name: dot.textContent ?? '',
        x: Number(dot.getAttribute('cx')),
        y: Number(dot.getAttribute('cy')),
      })),
    );
  const inside = (at: number, size: number): boolean => at > EDGE && at < size - EDGE;
  return found.filter(({ x, y }) => inside(x, box?.width ?? 0) && inside(y, box?.height ?? 0));
}

test('a place is moved by a click on the map, what it does is seen, and it is undone', async ({ page, workbench }) => {
  test.setTimeout(300_000);
  await page.addInitScript(() => {
    if (location.protocol !== 'http:') return; // a blank page keeps nothing
    localStorage.setItem('recount-tour', 'closed');
    localStorage.setItem('recount.by', 'Ana Quist');
  });
  const { id, place } = await lonely(workbench.url);
  const was = place?.label ?? '';
  const title = page.getByRole('heading', { level: 1 });
  const stands = async () => (await get<Told>(workbench.url, `incidents/${id}`)).place?.label;
  await page.goto(`${workbench.url}/incidents/${id}`);
  await expect(title).toContainText(was);
  await page.getByRole('button', { name: 'Correct a claim' }).click();
  await page
    .getByRole('button', { name: /^Correct the claim of/ })
    .first()
    .click();
  const field = page.locator('section.panel').getByLabel('Field');
  await field.selectOption({
    label: await field
      .locator('option', { hasText: /^where/i })
      .first()
      .innerText(),
  }); // waits
  await expect(picker(page).locator('path.now')).toHaveCount(1); // dashed: where it stands now

  let taken = '';
  await test.step('a click finds the places there, and a click on one of them takes it', async () => {
    await picker(page).click({ position: { x: 60, y: 200 } });
    await expect(page.getByText('The nearest places that the gazetteer knows come first below.')).toBeVisible();
    const names = picker(page).locator('text');
    await expect(names.first()).toBeVisible();
    const other = (await inView(page)).find(({ name }) => !was.startsWith(name));
    if (!other) throw new Error('no other place is to be seen on the map');
    taken = other.name;
    await picker(page).click({ position: { x: other.x, y: other.y } });
    await expect(page.getByText(/^Chosen:/)).toContainText(taken);
    await expect(page.getByText(/^Chosen:/)).toContainText(/within [\d.,]+ km/); // its area comes with it
  });

  await test.step('what it does is said before it is saved', async () => {
    const sentence = effect(page).locator('.sentence');
    await expect(sentence).toContainText(`It would stand at ${taken}`, { timeout: SLOW });
    await expect(sentence).toContainText(/not at /);
  });

  await test.step('it is saved, and the incident stands there', async () => {
    await page.getByLabel(/^Why/).fill('the market is in the next town');
    await page.getByRole('button', { name: 'Save the correction' }).click();
    await expect(title).toContainText(taken, { timeout: SLOW });
    await expect.poll(stands, { timeout: SLOW }).toContain(taken);
  });

  await test.step('the ledger still shows how it was told before', async () => {
    const past = page.getByLabel('or as this ledger told it');
    const first = await past.locator('option', { hasText: /^1 of 2 · .* before any decision/ }).getAttribute('value');
    await past.selectOption(first ?? '');
    await expect(title).toContainText(was);
    await expect(page.getByText('only what came before what')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Correct a claim' })).toHaveCount(0); // nobody decides about a past
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((v) => `${v.id}: ${v.help}`)).toEqual([]);
    await page.getByRole('link', { name: 'Show what stands today' }).click();
    await expect(title).toContainText(taken);
  });

  await test.step('undone, it is where it was', async () => {
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expect(title).toContainText(was, { timeout: SLOW });
    await expect.poll(stands, { timeout: SLOW }).toBe(was);
  });
});

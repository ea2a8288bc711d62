// Two people code one report in a language that no engine reads; a third decides between them.
import type { Page } from '@playwright/test';
import { get, post } from './desk';
import { expect, test } from './story';

const TITLE = 'Granat zabił dwóch mężczyzn';
const FIRST = 'Granat zabił dwóch mężczyzn, Jana Kosa i Adama Lisa, powiedział burmistrz.';
const SECOND = 'Dzień później talibowie spalili szkołę.';
const SLOW = 90_000;
const choose = (page: Page, what: string, value: string) =>
  page.getByRole('combobox', { name: what, exact: true }).first().selectOption(value);

/** Words typed as they stand in the text, put into a slot. */
async function put(page: Page, words: string, slot: RegExp): Promise<void> {
  await page.getByRole('textbox', { name: 'Selected words' }).fill(words);
  await page.getByRole('group', { name: 'What the selected words are' }).getByRole('button', { name: slot }).click();
}

async function save(page: Page, by: string): Promise<void> {
  await page.getByLabel('Your name, as the record should have it').fill(by);
  const button = page.getByRole('button', { name: 'Save these claims' });
  await expect(button).toBeEnabled();
  await button.click();
}

test('two people code a report in Polish, with names and a translation, and a third adds what only the second saw', async ({
  page,
  workbench,
}) => {
  test.setTimeout(240_000);

  await test.step('the first codes it by hand: names of victims, and a translation for others', async () => {
    await page.goto(`${workbench.url}/add/code`);
    await page.getByLabel('The words of the report, in its own language').fill(`${FIRST} ${SECOND}`);
    await page.getByLabel('Headline').fill(TITLE);
    await page.getByLabel('Outlet').fill('Kurier Doliny');
    await page.getByLabel('Day it was published').fill('2024-04-17');
    await page.getByLabel('Language', { exact: true }).fill('pl');
    await page.getByRole('button', { name: 'Begin coding' }).click();
    const names = page.getByRole('button', { name: /^name of one of them/ });
    await put(page, FIRST, /^evidence/);
    await page.getByRole('textbox', { name: 'Selected words' }).fill('Jana Kosa');
    await expect(names, 'there is nobody yet whom it could name').toBeDisabled();
    await put(page, 'dwóch mężczyzn', /^killed/);
    await choose(page, 'wording', 'exact');
    await page.getByRole('textbox', { name: 'number', exact: true }).fill('2');
    await put(page, 'Jana Kosa', /^name of one/);
    await put(page, 'Adama Lisa', /^name of one/);
    await choose(page, 'what happened', 'shelling');
    await expect(page.getByText('no release has them')).toBeVisible();
    await page.getByRole('button', { name: 'A translation beside it' }).click();
    await page.getByLabel('A translation, for others to read').fill('A shell killed two men, the mayor said.');
    await save(page, 'Ana Quist');
    await expect(page.getByRole('link', { name: 'Add another report' })).toBeVisible({ timeout: SLOW });
  });

  const report = await test.step('it stands with its report, marked as a person’s', async () => {
    const [line] = (await get<{ items: { id: string }[] }>(workbench.url, 'reports?q=Granat')).items;
    const id = line?.id ?? '';
    await page.goto(`${workbench.url}/reports/${id}`);
    const translation = page.getByRole('region', { name: 'Translation into en' });
    await expect(translation).toContainText('A shell killed two men');
    await expect(translation).toContainText('by Ana Quist');
    await expect(translation).toContainText('Nothing rests on it');
    const { claims } = await get<{ claims: { tolls: { named: { exact: string }[] }[] }[] }>(
      workbench.url,
      `reports/${id}`,
    );
    expect(claims[0]?.tolls[0]?.named.map((name) => name.exact)).toEqual(['Jana Kosa', 'Adama Lisa']);
    return id;
  });

  await test.step('the second sees nothing of it, finds a claim more, and says who the party is', async () => {
    await page.goto(`${workbench.url}/double/code?report=${report}`);
    await expect(page.getByText('Ana Quist')).toHaveCount(0);
    await put(page, FIRST, /^evidence/);
    await put(page, 'dwóch mężczyzn', /^killed/);
    await choose(page, 'wording', 'exact');
    await page.getByRole('textbox', { name: 'number', exact: true }).fill('2');
    await choose(page, 'what happened', 'shelling');
    await page.getByRole('button', { name: /^new claim/ }).click();
    await put(page, SECOND, /^evidence/);
    await put(page, 'talibowie', /^who did it/);
    await choose(page, 'what happened', 'destruction');
    await page.getByRole('button', { name: 'Say which party “talibowie” is' }).click();
    await page.getByRole('textbox', { name: 'which party is that?' }).fill('Taliban');
    await page.getByRole('textbox', { name: 'which party is that?' }).press('Enter');
    await page.getByRole('list', { name: 'Actors of that name' }).getByRole('button').first().click();
    await save(page, 'Ben Ode');
    await expect(page.getByText('Only Ben Ode has this claim.')).toBeVisible({ timeout: SLOW });
  });

  await test.step('a third adds it: it stands in the report and in an incident of its own', async () => {
    await page.getByLabel('Your name, as the record should have it').fill('Cy Alder');
    await page.getByRole('button', { name: 'add it' }).click();
    await expect(page.getByText('Added by Cy Alder.')).toBeVisible({ timeout: SLOW });
    await expect(async () => {
      const { claims } = await get<{ claims: { event_type: string; incident_id: string | null }[] }>(
        workbench.url,
        `reports/${report}`,
      );
      expect(claims.find((claim) => claim.event_type === 'destruction')?.incident_id).toBeTruthy();
    }).toPass({ timeout: SLOW });
  });

  await test.step('taken back, it is gone', async () => {
    const [last] = (await get<{ items: { id: string; kind: string }[] }>(workbench.url, 'decisions')).items;
    expect(last?.kind).toBe('add');
    await post(workbench.url, `decisions/${last?.id ?? ''}/undo`, { by: 'Ana Quist', reason: 'another report' });
    await page.reload();
    await expect(page.getByRole('button', { name: 'add it' })).toBeVisible();
  });
});

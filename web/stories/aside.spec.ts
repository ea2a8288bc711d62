// A tired recorder adds two articles, read by the engine that reads unasked: one tells of a strike, the other of a campaign.
import { expect, test as base } from './story';
import { open } from './workbench';

const STRIKE = 'An air strike on the market of Mellit killed nine people on Monday, the mayor said.';
const RALLY =
  'The senator told supporters at a rally in Ohio that she would fight for every vote, and her campaign released a new ad ' +
  'about health care ahead of the primary debate next week. Pollsters said voters trust her on taxes and schools. ';
const SLOW = 90_000;

const test = base.extend({
  workbench: async ({ context }, use) => {
    const workbench = await open(true, [], []);
    await use(workbench);
    for (const page of context.pages()) await page.close(); // nothing is asked of a server that stops
    expect(await workbench.stop(), 'what the server tried to reach').toBe('');
  },
});

test('an article becomes a claim; one that is put aside says so, and is read all the same', async ({
  page,
  workbench,
}) => {
  test.setTimeout(240_000);

  const paste = async (title: string, text: string): Promise<void> => {
    await page.goto(`${workbench.url}/add`);
    await page.getByLabel('The words of one report').fill(text);
    await page.getByLabel('Headline').fill(title);
    await page.getByLabel('Outlet').first().fill('Valle Courier');
    await page.getByLabel('Day it was published').fill('2024-04-17');
    await page.getByRole('button', { name: 'Read it' }).click();
  };

  await test.step('a few sentences are read, and lead to their claim', async () => {
    await paste('Strike on market', STRIKE);
    const outcome = page.getByRole('region', { name: 'Strike on market' });
    await outcome.getByRole('link', { name: '9 killed' }).click({ timeout: SLOW });
    await expect(page.locator('.word.number.at')).toHaveText('nine people');
  });

  await test.step('a long article on a campaign is put aside, and says so where it was added', async () => {
    await paste('Senator at rally', RALLY.repeat(5));
    const outcome = page.getByRole('region', { name: 'Senator at rally' });
    await expect(outcome.getByText('It was put aside unread')).toBeVisible({ timeout: SLOW });
    await outcome.getByRole('link', { name: 'Senator at rally' }).click();
  });

  await test.step('and on its own page, where it is read all the same', async () => {
    await expect(page.getByText('It was put aside unread')).toBeVisible();
    await page.getByRole('button', { name: 'Read it all the same' }).click();
    await expect(page.getByText('It was put aside unread')).toHaveCount(0, { timeout: SLOW });
    await expect(page.getByRole('heading', { level: 2, name: /^\d+ claims?$/ })).toBeVisible();
  });
});

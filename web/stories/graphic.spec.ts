// A reader who did not ask for it sees no description of bodies; everything else of the report is there to be read.
import { done, post, type Job } from './desk';
import { expect, test } from './story';

const TITLE = 'Charred remains found after shelling of Rumbek';
const TEXT = [
  'Shelling on Monday killed nine people in the town of Rumbek, the county commissioner said.',
  'Rescuers found three corpses under the roof of a school. A nurse said that 14 people were wounded.',
].join('\n\n');

test('one sentence and the headline are folded, and the rest is read', async ({ page, workbench }) => {
  const sent = { text: TEXT, title: TITLE, source: 'Lakes Courier', published: '2024-03-05' };
  const job = await post<Job>(workbench.url, 'inbox/text', sent);
  const { made } = await done(workbench.url, job.id);
  const [report] = made.reports;
  await page.goto(`${workbench.url}/reports/${report ?? ''}`);

  const text = page.locator('.text');
  await expect(text).toContainText('killed nine people');
  await expect(text).toContainText('14 people were wounded');
  await expect(text).not.toContainText('corpses');
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Charred');
  await expect(page).not.toHaveTitle(/Charred/);
  await expect(page.getByText('One sentence with graphic words is folded.')).toBeVisible();

  await text.getByRole('button', { name: 'graphic words: show' }).press('Enter');
  await expect(text).toContainText('three corpses under the roof');
  await expect(page.locator('[data-passage]')).toBeFocused();
  await page.getByRole('button', { name: 'Show the headline' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLE);

  await page.goto(`${workbench.url}/reports`);
  await expect(page.getByRole('link', { name: 'headline with graphic words' })).toBeVisible();
  await page.goto(`${workbench.url}/help`);
  await page.getByRole('checkbox', { name: /Always show/ }).check();
  await page.goto(`${workbench.url}/reports`);
  await expect(page.getByRole('link', { name: TITLE })).toBeVisible();
});

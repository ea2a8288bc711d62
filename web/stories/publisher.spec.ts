// A recorder publishes: looks first, makes a release with pages, reads it as the public will, and then the next one.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { get, post } from './desk';
import { expect, test } from './story';
import { recount } from './workbench';

const SLOW = 90_000; // a process of its own is started for it
const look = (page: Page) => page.getByRole('region', { name: 'What would go out' });
const published = (page: Page) => page.getByRole('region', { name: 'Releases' });
const button = (page: Page, name: string) => page.getByRole('button', { name });

async function seen(page: Page): Promise<void> {
  await button(page, 'Look at what would go out').click();
  await expect(look(page)).toBeVisible({ timeout: SLOW });
}

async function made(page: Page, name: string): Promise<void> {
  await button(page, 'Make the release').click();
  await expect(published(page).getByText(`${name} was made.`)).toBeVisible({ timeout: SLOW });
}

test('a recorder looks at a release, makes it, reads it as the public will, and makes the next by rules of their own', async ({
  page,
  workbench,
}) => {
  test.setTimeout(300_000);
  const home = join(workbench.folder, 'recount-releases');

  await test.step('sees what each rule does, and what would go out', async () => {
    await page.goto(workbench.url);
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Publish' }).click();
    const rules = page.getByRole('region', { name: 'By which safety rules' });
    await expect(rules.getByText('An incident goes out only so many days after')).toBeVisible();
    await expect(button(page, 'Make the release')).toBeDisabled();
    await page.getByLabel('Name of its folder').fill('first');
    await page.getByLabel('Title').fill('Invented strikes');
    await page.getByLabel('Where to ask for corrections').fill('corrections@record.example');
    await page.getByLabel('Licence').fill('CC-BY-4.0');
    await seen(page);
    await expect(look(page).getByText(/^\d+ incidents?$/)).toBeVisible();
    await expect(look(page).getByText('incidents.csv')).toBeVisible();
    expect(existsSync(home), 'a look writes nothing').toBe(false);
  });

  await test.step('sees which incidents are held back, by which rule', async () => {
    const delayed = look(page).getByText(/^\d+ Delay: it may have happened less than 7 days before/);
    await delayed.click();
    await expect(look(page).locator('details[open] a').first()).toHaveAttribute('href', /^\/incidents\/inc:/);
  });

  await test.step('has to look again after a change', async () => {
    await page.getByLabel('Who publishes it').fill('The Invented Record');
    await expect(page.getByText('You changed something since you looked.')).toBeVisible();
    await expect(button(page, 'Make the release')).toBeDisabled();
    await seen(page);
  });

  await test.step('makes it: the folder is whole, and says what was typed', async () => {
    await made(page, 'first');
    const manifest = JSON.parse(readFileSync(join(home, 'first', 'MANIFEST.json'), 'utf8')) as Record<string, unknown>;
    expect(manifest).toMatchObject({
      title: 'Invented strikes',
      publisher: 'The Invented Record',
      contact: 'corrections@record.example',
      licence: 'CC-BY-4.0',
    });
    const said = recount(workbench, ['release', join(home, 'first'), '--check', '--ledger', workbench.ledger]);
    expect(said).toContain('is whole and unaltered');
  });

  await test.step('opens its pages: the public record runs, and can read nothing of the workbench', async () => {
    const opening = page.waitForEvent('popup');
    await published(page).getByRole('link', { name: 'Open its pages' }).click();
    const site = await opening;
    await expect(site.locator('[data-row]').first()).toBeVisible();
    await expect(site.getByRole('link', { name: 'Invented strikes' })).toBeVisible();
    expect(await site.evaluate(() => self.origin)).toBe('null');
    await site.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'About' }).click();
    await expect(site.getByText('corrections@record.example').first()).toBeVisible();
    await site.close();
  });

  await test.step('downloads it, and it unpacks whole', async () => {
    const coming = page.waitForEvent('download');
    await published(page).getByRole('link', { name: 'Download (ZIP)' }).click();
    const zip = join(workbench.folder, 'first.zip');
    const download = await coming;
    expect(download.suggestedFilename()).toBe('first.zip');
    await download.saveAs(zip);
    execFileSync('python3', ['-m', 'zipfile', '-e', zip, join(workbench.folder, 'unpacked')]);
    expect(recount(workbench, ['release', join(workbench.folder, 'unpacked', 'first'), '--check'])).toContain('whole');
  });

  await test.step('writes rules of their own, is told that they are looser, and sees what they let out', async () => {
    await page.getByLabel('Which rules').selectOption('own');
    await page.getByLabel('Name of these rules').fill('partners');
    await page.getByLabel('Delay', { exact: true }).fill('0');
    await expect(page.getByText('Looser than the default:')).toBeVisible();
    await page.getByLabel('Name of its folder').fill('second');
    await expect(page.getByLabel('Compare with')).toHaveValue('first');
    await seen(page);
    await expect(look(page).getByRole('heading', { name: 'Against first' })).toBeVisible();
    await expect(look(page).getByText(/^\d+ Delay:/)).toHaveCount(0);
    await look(page)
      .getByText(/^New: \d/)
      .click();
    await expect(look(page).locator('details[open] a').first()).toBeVisible();
  });

  await test.step('is kept from publishing what nobody looked at', async () => {
    const [first] = (await get<{ items: { id: string }[] }>(workbench.url, 'incidents')).items;
    await post(workbench.url, 'decisions', { kind: 'accept', about: [first?.id], by: 'Ana Quist' });
    await button(page, 'Make the release').click();
    await expect(page.getByText('something was added or decided since you looked')).toBeVisible({ timeout: SLOW });
    expect(existsSync(join(home, 'second'))).toBe(false);
    await expect(async () => {
      const meta = await get<{ stale: boolean }>(workbench.url, 'meta');
      expect(meta.stale).toBe(false);
    }).toPass({ timeout: SLOW });
    await seen(page);
    await made(page, 'second');
    expect(readFileSync(join(home, 'profiles', 'partners.toml'), 'utf8')).toBe('name = "partners"\ndelay_days = 0\n');
  });

  await test.step('finds what was typed the next time, and hears of a release that was altered', async () => {
    await page.reload();
    await expect(page.getByLabel('Title')).toHaveValue('Invented strikes');
    await expect(page.getByLabel('Which rules')).toHaveValue('partners');
    await expect(page.getByLabel('Compare with')).toHaveValue('second');
    writeFileSync(join(home, 'first', 'incidents.csv'), 'altered');
    const first = published(page)
      .getByRole('listitem')
      .filter({ hasText: 'as of' })
      .filter({ hasText: 'first' })
      .last();
    await first.getByRole('button', { name: 'Check it' }).click();
    await expect(first.getByText('incidents.csv was changed: its checksum is another')).toBeVisible({ timeout: SLOW });
  });
});

// Another program writes the ledger while somebody saves: a page that says which one, and nothing typed is lost.
import { spawn, type ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { get } from './desk';
import { command } from './recount';
import { expect, test } from './story';

const SLOW = 90_000;
const TYPED = 'the clinic and the mayor agree';
const HOLDING = `
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
`;

function held(ledger: string): Promise<ChildProcess> {
  const other = spawn(join(dirname(command()[0]), 'python'), ['-c', HOLDING, ledger]);
  return new Promise((done) => {
    createInterface({ input: other.stdout }).once('line', () => {
      done(other);
    });
  });
}

test('a ledger that another program holds is named, and what was typed is saved afterwards', async ({
  context,
  faults,
  page,
  workbench,
}) => {
  test.setTimeout(240_000);
  await context.addInitScript(() => {
    if (location.protocol !== 'http:') return; // a blank page keeps nothing
    localStorage.setItem('recount-tour', 'closed');
    localStorage.setItem('recount.by', 'Ana Quist');
  });
  const found = await get<{ items: { id: string }[] }>(workbench.url, 'incidents?q=Dolow');
  await page.goto(`${workbench.url}/incidents/${found.items[0]?.id ?? ''}`);
  await page.getByRole('button', { name: 'Grade', exact: true }).click();
  await page.getByRole('combobox', { name: /^Grade/ }).selectOption('corroborated');
  await page.getByLabel(/^Why/).fill(TYPED);

  const other = await held(workbench.ledger);
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByText('is writing it just now').first()).toBeVisible({ timeout: SLOW });
  await expect(page.getByText('Wait until that is done, or close it.').first()).toBeVisible();
  await expect(page.getByLabel(/^Why/)).toHaveValue(TYPED);
  expect((await get<{ total: number }>(workbench.url, 'decisions')).total, 'kept while it was held').toBe(0);
  const [told] = faults.splice(0); // the one answer that this story is about
  expect(told).toMatch(/^503 from .*\/decisions$/);

  other.kill();
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByText('Saved:')).toBeVisible({ timeout: SLOW });
  expect((await get<{ total: number }>(workbench.url, 'decisions')).total, 'kept in the end').toBe(1);
});

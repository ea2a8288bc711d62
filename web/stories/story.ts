// What every story has: a workbench, a page that reaches nothing but it, and an end at which nothing may have gone wrong.
import { test as base, expect, type BrowserContext } from '@playwright/test';
import { open, type Workbench } from './workbench';

export { expect };

interface Each {
  /** A workbench of this story's own. */
  workbench: Workbench;
  /** What went wrong unseen; a story ends well only if it is empty. */
  faults: string[];
}

interface Exhibit {
  url: string;
  folder: string;
  arabic: { report: string; incident: string };
}

interface Shared {
  /** A workbench that is looked at only, one for all stories. */
  exhibit: Exhibit;
}

/** Let a context reach its own workbench only, and note what else is tried, thrown or refused. */
export async function watch(context: BrowserContext, faults: string[]): Promise<void> {
  let home = '';
  await context.route('**/*', async (route) => {
    const to = new URL(route.request().url());
    if (route.request().isNavigationRequest() && to.hostname === '127.0.0.1') home ||= to.origin;
    if (to.origin === home || to.protocol === 'data:' || to.protocol === 'blob:') return route.continue();
    faults.push(`reached for ${to.href}`);
    return route.abort();
  });
  context.on('response', (answer) => {
    if (answer.status() >= 500) faults.push(`${String(answer.status())} from ${answer.url()}`);
  });
  context.on('weberror', (thrown) => faults.push(`thrown: ${thrown.error().message}`));
  context.on('console', (line) => {
    // refusals (4xx) are part of stories, and the pages say them; anything else on the console is a fault
    if (line.type() === 'error' && !line.text().startsWith('Failed to load resource')) faults.push(line.text());
  });
}

export const test = base.extend<Each, Shared>({
  workbench: async ({ context }, use) => {
    const workbench = await open();
    await use(workbench);
    for (const page of context.pages()) await page.close(); // nothing is asked of a server that stops
    expect(await workbench.stop(), 'what the server tried to reach').toBe('');
  },
  exhibit: [async ({}, use) => use(JSON.parse(process.env.RECOUNT_EXHIBIT ?? '{}') as Exhibit), { scope: 'worker' }],
  faults: async ({}, use) => use([]),
  context: async ({ context, faults }, use) => {
    await watch(context, faults);
    await use(context);
    expect(faults, 'what went wrong unseen').toEqual([]);
  },
});

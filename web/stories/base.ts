// Before the stories: one ledger with all the invented reports, coded once. Each story that changes anything works on a copy;
// those that only look share one workbench, the exhibit.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addArabic } from './arabic';
import { APP, command, environment, READER, ROOT } from './recount';
import { open } from './workbench';

export default async function made(): Promise<() => Promise<void>> {
  if (!existsSync(APP)) throw new Error('The pages are not built: say make web first.');
  const folder = mkdtempSync(join(tmpdir(), 'recount-stories-'));
  process.env.RECOUNT_STORIES = folder;
  const [program, ...before] = command();
  const add = ['add', 'examples/reports', 'web/stories/reports', '--ledger', join(folder, 'base.db'), ...READER];
  execFileSync(program, [...before, ...add], { cwd: ROOT, env: environment(folder), stdio: 'pipe' });
  const exhibit = await open();
  const arabic = await addArabic(exhibit.url);
  process.env.RECOUNT_EXHIBIT = JSON.stringify({ url: exhibit.url, folder: exhibit.folder, arabic });
  return async () => {
    const reached = await exhibit.stop();
    rmSync(folder, { recursive: true, force: true });
    if (reached) throw new Error(`The exhibit's server tried to reach beyond this machine:\n${reached}`);
  };
}

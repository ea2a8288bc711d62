// How the stories call Recount: which command, with which environment, from where.
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');
/** What reads reports: the grammar in stories, which tell of pages and not of what a model reads; the usual engine in pictures. */
export const READER: readonly string[] = process.env.RECOUNT_READ_BY === 'usual' ? [] : ['--engine', 'lexical'];
export const APP = join(ROOT, 'src', 'recount', 'serve', 'static', 'index.html');

/** The command and its first arguments: RECOUNT, or the clone's own. */
export function command(): [string, ...string[]] {
  const [program, ...before] = (process.env.RECOUNT ?? join(ROOT, '.venv', 'bin', 'recount')).split(' ');
  return [program ?? '', ...before];
}

/** Nothing that this machine's user imported, and no way out of it: what is tried all the same is in `reached`. */
export function environment(folder: string): NodeJS.ProcessEnv {
  const path = [join(import.meta.dirname, 'loopback'), process.env.PYTHONPATH].filter(Boolean).join(':');
  return {
    ...process.env,
    PYTHONPATH: path,
    PYTHONUNBUFFERED: '1',
    RECOUNT_DATA: join(folder, 'no-data'),
    RECOUNT_REACHED: join(folder, 'reached'),
  };
}

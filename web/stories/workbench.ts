// A workbench of a story's own: a copy of the ledger, served on a free port until the story ends.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { command, environment, READER, ROOT } from './recount';

const STARTED_MS = 90_000;

export interface Workbench {
  /** Where its pages are, without a slash at the end. */
  url: string;
  folder: string;
  ledger: string;
  /** Ends it, and returns what its processes tried to reach beyond this machine. */
  stop: () => Promise<string>;
}

/** Serve a copy of the ledger that all stories begin with; with `empty`, one without any report. `more` goes to the command. */
export async function open(empty = false, more: readonly string[] = [], reader = READER): Promise<Workbench> {
  const stories = process.env.RECOUNT_STORIES ?? '';
  const folder = mkdtempSync(join(stories, 'one-'));
  const ledger = join(folder, 'recount.db');
  if (!empty) copyFileSync(join(stories, 'base.db'), ledger);
  const [program, ...before] = command();
  const serve = ['serve', '--ledger', ledger, '--port', '0', ...reader, ...more];
  const server = spawn(program, [...before, ...serve], { cwd: ROOT, env: environment(folder) });
  const url = await addressOf(server);
  return { url, folder, ledger, stop: () => stopped(server, join(folder, 'reached')) };
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    const late = setTimeout(() => {
      failed(new Error(`recount serve said no address:\n${said}`));
    }, STARTED_MS);
    server.stderr?.on('data', (more: Buffer) => (said += more.toString()));
    server.on('exit', (code) => {
      failed(new Error(`recount serve ended with ${String(code)}:\n${said}`));
    });
    if (!server.stdout) return;
    createInterface({ input: server.stdout }).on('line', (line) => {
      said += `${line}\n`;
      const at = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
      if (!at) return;
      clearTimeout(late);
      found(at[0]);
    });
  });
}

function stopped(server: ChildProcess, reached: string): Promise<string> {
  return new Promise((done) => {
    server.removeAllListeners('exit');
    server.on('exit', () => {
      done(existsSync(reached) ? readFileSync(reached, 'utf8') : '');
    });
    server.kill('SIGINT');
  });
}

/** Run another command of Recount on a workbench's ledger, while it is served. */
export function recount(workbench: Pick<Workbench, 'folder'>, given: readonly string[]): string {
  const [program, ...before] = command();
  return execFileSync(program, [...before, ...given], {
    cwd: ROOT,
    env: environment(workbench.folder),
    stdio: 'pipe',
  }).toString();
}

// Asks the API, and nobody else. An answer that was asked before is asked for again with its ETag.
import type { Problem } from './shapes';

/** What went wrong, in the words of the API: what, and what to do next. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.message);
    this.name = 'Refused';
  }
}

interface Kept {
  etag: string;
  body: unknown;
}

const KEPT_MOST = 200;
const kept = new Map<string, Kept>();

export const token = (): string => document.querySelector<HTMLMetaElement>('meta[name="recount-token"]')?.content ?? '';

function keep(path: string, etag: string, body: unknown): void {
  kept.delete(path);
  kept.set(path, { etag, body });
  const oldest = kept.keys().next();
  if (kept.size > KEPT_MOST && !oldest.done) kept.delete(oldest.value);
}

export async function problem(answer: Response): Promise<Problem> {
  const plain: Problem = {
    error: `http_${String(answer.status)}`,
    message: `The workbench’s server answered ${String(answer.status)}.`,
    next: 'Look at the terminal where recount serve runs, then try again.',
    detail: null,
  };
  try {
    return { ...plain, ...((await answer.json()) as Partial<Problem>) };
  } catch {
    return plain;
  }
}

export const UNREACHED: Problem = {
  error: 'unreached',
  message: 'The workbench’s server does not answer.',
  next: 'Start it again with recount serve, then reload this page. Nothing you saved is lost.',
  detail: null,
};

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`/api/${path}`, { credentials: 'same-origin', ...init });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new Refused(0, UNREACHED);
  }
}

/** The answer to a GET. Throws `Refused`, or the abort of `signal`. */
export async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  const before = kept.get(path);
  const headers: HeadersInit = before ? { 'If-None-Match': before.etag } : {};
  const answer = await send(path, { headers, ...(signal ? { signal } : {}) });
  if (answer.status === 304 && before) return before.body as T;
  if (!answer.ok) throw new Refused(answer.status, await problem(answer));
  const body = (await answer.json()) as T;
  const etag = answer.headers.get('ETag');
  if (etag) keep(path, etag, body);
  return body;
}

/** The answer to a POST of JSON, with the token that the page was given. Throws `Refused`. */
export async function tell<T>(path: string, what: unknown): Promise<T> {
  const headers = { 'Content-Type': 'application/json', 'X-Recount-Token': token() };
  const answer = await send(path, { method: 'POST', headers, body: JSON.stringify(what) });
  if (!answer.ok) throw new Refused(answer.status, await problem(answer));
  return (await answer.json()) as T;
}

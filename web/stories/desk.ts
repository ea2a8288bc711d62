// The API as a program uses it: to set a story's stage, and to look behind the pages at what the ledger then holds.
export interface Job {
  id: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  failures: { name: string; why: string }[];
  made: { reports: string[]; incidents: string[] };
}

const MOST_MS = 90_000;
const AGAIN_MS = 200;

export async function get<T>(url: string, path: string): Promise<T> {
  const answer = await fetch(`${url}/api/${path}`);
  if (!answer.ok) throw new Error(`${path}: ${String(answer.status)} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** POST with the token that the page of this start has. */
export async function post<T>(url: string, path: string, body: unknown): Promise<T> {
  const page = await (await fetch(url)).text();
  const token = /name="recount-token" content="([^"]+)"/.exec(page)?.[1] ?? '';
  const headers = { 'Content-Type': 'application/json', 'X-Recount-Token': token };
  const answer = await fetch(`${url}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${String(answer.status)} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Wait until a job is done. Throws when it fails or takes too long. */
export async function done(url: string, id: string): Promise<Job> {
  for (const until = Date.now() + MOST_MS; Date.now() < until;) {
    const job = await get<Job>(url, `jobs/${id}`);
    if (job.state === 'done') return job;
    if (job.state === 'failed') throw new Error(`job ${id} failed: ${JSON.stringify(job.failures)}`);
    await new Promise((again) => setTimeout(again, AGAIN_MS));
  }
  throw new Error(`job ${id} took too long`);
}

// What goes into the ledger from this page: sent, heard of, sent again. One for all pages, so that leaving one loses nothing.
import { ask, Refused, tell, token } from '../wire/ask';
import { upload } from '../wire/upload';
import type { Job, Problem } from '../wire/shapes';
import { apart, requests } from './batches';
import { allSent, forgetSent, keepSent, startOf, type NewText, type Sent } from './sent';

const SOON = 600; // milliseconds between two looks at jobs that run
const BROKEN = 'Reload the page; if it happens again, report it with this text.';

const asProblem = (error: unknown): Problem =>
  error instanceof Refused ? error.problem : { error: 'broken', message: String(error), next: BROKEN, detail: null };

export const running = (job: Job): boolean => job.state === 'waiting' || job.state === 'running';

class Outbox {
  sent = $state.raw<readonly Sent[]>([]);
  jobs = $state.raw<readonly Job[]>([]);
  /** By id of what is sent: how much of its files has gone, 0 to 1. */
  shares = $state<Record<string, number>>({});
  problems = $state.raw<Record<string, Problem>>({});
  start = $state('');
  /** Why jobs can't be looked at. */
  problem = $state.raw<Problem | null>(null);
  #timer = 0;
  #begun: Promise<void> | null = null;

  begin(): Promise<void> {
    this.#begun ??= (async () => {
      this.start = await startOf(token());
      this.sent = await allSent();
      await this.look();
    })();
    return this.#begun;
  }

  async text(text: NewText): Promise<boolean> {
    return this.#send(this.#made({ text }));
  }

  async files(files: readonly File[], source: string | null, published: string | null): Promise<void> {
    const names = apart(files.map((file) => file.name));
    const named = files.map((file, n) => new File([file], names[n] ?? file.name, { type: file.type }));
    for (const some of requests(named)) await this.#send(this.#made({ files: some, source, published }));
  }

  again(sent: Sent): Promise<boolean> {
    return this.#send({ ...sent, job: null });
  }

  async forget(sent: Sent): Promise<void> {
    this.sent = this.sent.filter((one) => one.id !== sent.id);
    await forgetSent(sent.id);
  }

  /** One file of it was sent in another way: it need not be kept for mending any more. */
  async without(sent: Sent, name: string): Promise<void> {
    const left = { ...sent, files: sent.files.filter((file) => file.name !== name) };
    if (left.files.length === 0) return this.forget(sent);
    this.#put(left);
    await keepSent(left);
  }

  /** Follow a job that something else began, such as a day given later. */
  follow(job: Job): void {
    this.jobs = [job, ...this.jobs.filter((one) => one.id !== job.id)];
    this.#soon();
  }

  async look(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const before = this.jobs.filter(running).length;
      this.jobs = (await ask<Job[]>('jobs')).filter((job) => job.kind === 'add');
      if (this.jobs.filter(running).length < before) dispatchEvent(new Event('recount-changed'));
      this.problem = null;
    } catch (error) {
      this.problem = asProblem(error);
    }
    for (const sent of this.sent) {
      const job = sent.start === this.start ? this.jobs.find((one) => one.id === sent.job) : undefined;
      if (job?.state === 'done' && job.failures.length === 0) await this.forget(sent);
    }
    if (this.jobs.some(running) || this.problem) this.#soon();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.look(), this.problem ? SOON * 5 : SOON);
  }

  #made(some: Partial<Sent>): Sent {
    const none = { job: null, text: null, files: [], source: null, published: null };
    return { id: crypto.randomUUID(), at: Date.now(), start: this.start, ...none, ...some };
  }

  #put(sent: Sent): void {
    const others = this.sent.filter((one) => one.id !== sent.id);
    this.sent = [sent, ...others].sort((a, b) => b.at - a.at);
  }

  async #send(given: Sent): Promise<boolean> {
    await this.begin();
    const sent = { ...given, start: this.start };
    this.#put(sent);
    this.problems = Object.fromEntries(Object.entries(this.problems).filter(([id]) => id !== sent.id));
    await keepSent(sent);
    try {
      const job = sent.text ? await tell<Job>('inbox/text', sent.text) : await this.#upload(sent);
      const kept = { ...sent, job: job.id };
      this.#put(kept);
      await keepSent(kept);
      this.follow(job);
      return true;
    } catch (error) {
      this.problems = { ...this.problems, [sent.id]: asProblem(error) };
      return false;
    }
  }

  #upload(sent: Sent): Promise<Job> {
    const form = new FormData();
    for (const file of sent.files) form.append('files', file, file.name);
    if (sent.source) form.append('source', sent.source);
    if (sent.published) form.append('published', sent.published);
    return upload<Job>('inbox/files', form, (share) => (this.shares[sent.id] = share));
  }
}

export const outbox = new Outbox();

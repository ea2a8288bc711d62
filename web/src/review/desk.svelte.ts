// Keeps decisions, and knows what became of them: the job that tells the incidents anew, and what can be taken back.
import { ask, Refused, tell } from '../wire/ask';
import type { Decision, Job, Kept, Problem } from '../wire/shapes';
import { person } from './person.svelte';
import type { Wish } from './wish';

const EVERY_MS = 700;
const SLOW_MS = 4000;

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

export const asProblem = (error: unknown): Problem =>
  error instanceof Refused
    ? error.problem
    : { error: 'broken', message: String(error), next: 'Reload the page: what you typed is kept.', detail: null };

class Desk {
  /** Decisions of this session that stand, the last one at the end. */
  mine = $state.raw<Decision[]>([]);
  last = $state.raw<Decision | null>(null);
  /** Everything that was decided on this page, taken back or not. */
  readonly own = new Set<string>();
  job = $state.raw<Job | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** Goes up when the figures are up to date again: pages ask anew. */
  told = $state(0);
  saving = $state(false);

  /** Kept on disk when this ends. Throws `Refused`, and nothing is kept then. */
  async keep(made: Wish, reason: string, seen: Record<string, string>): Promise<Decision> {
    return this.#kept(() => tell<Kept>('decisions', { ...made, by: person.name, reason: reason.trim(), seen }));
  }

  /** Take a decision back. Throws `Refused`. */
  async undo(decision: Decision, reason = ''): Promise<Decision> {
    const path = `decisions/${encodeURIComponent(decision.id)}/undo`;
    const made = await this.#kept(() => tell<Kept>(path, { by: person.name, reason: reason.trim() }), decision.id);
    return made;
  }

  /** Take back the last decision of this session; what went wrong is shown with what was saved. */
  async undoLast(): Promise<boolean> {
    const of = this.mine.at(-1);
    if (!of || this.saving) return false;
    try {
      await this.undo(of);
      return true;
    } catch (error) {
      this.problem = asProblem(error);
      return false;
    }
  }

  async #kept(send: () => Promise<Kept>, back?: string): Promise<Decision> {
    this.saving = true;
    this.problem = null;
    try {
      const { decision, job } = await send();
      this.last = decision;
      this.own.add(decision.id);
      this.mine = back ? this.mine.filter((d) => d.id !== back) : [...this.mine, decision];
      if (job) void this.#follow(job);
      return decision;
    } finally {
      this.saving = false;
    }
  }

  /** Until it is done; another decision meanwhile has a job of its own, which is followed instead. */
  async #follow(job: Job): Promise<void> {
    this.job = job;
    const began = Date.now();
    for (;;) {
      const now = this.job;
      if (now.id !== job.id) return;
      if (now.state === 'done' || now.state === 'failed') break;
      await wait(Date.now() - began > 20_000 ? SLOW_MS : EVERY_MS);
      const found = await this.#look(job);
      if (this.job.id !== job.id) return;
      this.job = found;
    }
    this.told += 1;
  }

  /** A job is forgotten when Recount stops: what it was to do is done at the next start. */
  async #look(job: Job): Promise<Job> {
    try {
      return await ask<Job>(`jobs/${encodeURIComponent(job.id)}`);
    } catch (error) {
      return error instanceof Refused && error.status === 404 ? { ...job, state: 'done' } : job;
    }
  }
}

export const desk = new Desk();

// Making a release: the look before it, the job, and what came of it. One for all pages, so that leaving one loses nothing.
import { ask, Refused, tell } from '../wire/ask';
import type { Job, Look, NewRelease, Problem } from '../wire/shapes';

const SOON = 400; // milliseconds between two looks at a job
const BROKEN = 'Reload the page; if it happens again, report it with this text.';

const asProblem = (error: unknown): Problem =>
  error instanceof Refused ? error.problem : { error: 'broken', message: String(error), next: BROKEN, detail: null };

const running = (job: Job): boolean => job.state === 'waiting' || job.state === 'running';

const failure = (job: Job): Problem => ({
  error: 'failed',
  message: job.failures.at(-1)?.why ?? 'It failed.',
  next: 'Nothing was written. Change what it says, then look again.',
  detail: null,
});

class Session {
  /** What is under way. */
  job = $state.raw<Job | null>(null);
  look = $state.raw<Look | null>(null);
  /** What the look was taken of, as it was sent. */
  of = $state('');
  problem = $state.raw<Problem | null>(null);
  /** The name of the release that was made last. */
  made = $state('');
  readonly busy = $derived(this.job !== null && running(this.job));

  /** Follow a release that was begun before this page was loaded. Whether one was made. */
  async begin(): Promise<boolean> {
    if (this.busy) return false;
    const jobs = await ask<Job[]>('jobs').catch((): Job[] => []);
    const open = jobs.find((job) => job.kind === 'release' && running(job));
    return open ? (await this.#follow(open)) !== null : false;
  }

  async see(wish: NewRelease): Promise<void> {
    [this.look, this.of, this.made] = [null, '', ''];
    const job = await this.#sent('releases/look', wish);
    if (!job) return;
    try {
      this.look = await ask<Look>(`releases/look/${job.id}`);
      this.of = JSON.stringify(wish);
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  /** Whether a release was made. */
  async make(wish: NewRelease): Promise<boolean> {
    const job = await this.#sent('releases', wish);
    return job !== null;
  }

  async #sent(path: string, wish: NewRelease): Promise<Job | null> {
    this.problem = null;
    try {
      return await this.#follow(await tell<Job>(path, wish));
    } catch (error) {
      this.problem = asProblem(error);
      return null;
    }
  }

  async #follow(begun: Job): Promise<Job | null> {
    try {
      return await this.#done(begun);
    } catch (error) {
      [this.job, this.problem] = [null, asProblem(error)];
      return null;
    }
  }

  /** The job when it is done; null: it failed. */
  async #done(begun: Job): Promise<Job | null> {
    this.job = begun;
    while (running(this.job)) {
      await new Promise((again) => setTimeout(again, SOON));
      this.job = await ask<Job>(`jobs/${begun.id}`);
    }
    const job = this.job;
    if (job.state === 'failed') {
      this.problem = failure(job);
      return null;
    }
    const name = job.made.releases[0];
    if (name) [this.made, this.look, this.of] = [name, null, ''];
    return job;
  }
}

export const session = new Session();

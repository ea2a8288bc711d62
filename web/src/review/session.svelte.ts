// Going through the questions: which one is shown, which comes next, what was picked and typed, and what changed meanwhile.
import { tick } from 'svelte';
import { address } from '../address/router.svelte';
import { ask } from '../wire/ask';
import type { Decision, Page, Problem, Question, WordsRead } from '../wire/shapes';
import { asProblem } from './desk.svelte';
import { draft, drop, keep } from './keeping';
import { next, one, open, questionHref, Trail, type Narrowed } from './queue';
import type { Picked } from './selecting';
import { chosen, wordsPath, type Words } from './wish';

export class Session {
  question = $state.raw<Question | null>(null);
  left = $state<number | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** There is no further question. */
  finished = $state(false);
  note = $state('');
  /** The key of the option that was picked, what was typed for it, why, and the words it rests on. */
  option = $state('');
  typed = $state('');
  reason = $state('');
  words = $state.raw<Words | null>(null);
  /** Decisions that others took while this one was being thought about. */
  since = $state.raw<Decision[]>([]);
  readonly picking = $derived(this.question?.options.find((o) => o.key === this.option) ?? null);
  readonly made = $derived(
    this.question && this.picking ? chosen(this.question, this.picking, this.typed, this.words) : null,
  );
  #following: string | null = null;
  #trail = new Trail();

  constructor(readonly of: () => Narrowed) {}

  /** Show a question, or the most useful one. One that was answered meanwhile is passed over, and it is said. */
  async load(wanted: string | null): Promise<void> {
    if (wanted && this.question?.id === wanted) return;
    [this.problem, this.finished] = [null, false];
    try {
      let found = wanted ? await one(wanted) : await next(this.of());
      if (wanted && !found) {
        this.note = 'That question is not open any more: it was answered, or the record changed. This is the next one.';
        found = await next(this.of());
      }
      await this.#show(found, wanted);
      this.left = await open(this.of());
      this.#following = found ? ((await next(this.of(), found.id))?.id ?? null) : null;
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  async #show(found: Question | null, wanted: string | null): Promise<void> {
    const before = found ? draft(`question:${found.id}`) : {};
    this.question = found;
    this.finished = found === null;
    [this.option, this.typed, this.reason] = [before.option ?? '', before.answer ?? '', before.reason ?? ''];
    const report = found?.excerpts[0]?.report_id;
    const kept = before.start !== undefined && before.end !== undefined && report;
    this.words = kept ? { report_id: report, start: before.start ?? 0, end: before.end ?? 0 } : null;
    this.since = [];
    if (found && wanted !== found.id) address.go(questionHref(found.id, this.of()), 'replace');
    scrollTo(0, 0);
    await tick();
    document.getElementById('asked')?.focus();
  }

  /** What was typed, for the next time: call it whenever something changes. */
  remember(): void {
    if (!this.question) return;
    const [start, end] = [this.words?.start, this.words?.end];
    keep(`question:${this.question.id}`, { option: this.option, answer: this.typed, reason: this.reason, start, end });
  }

  /** Bring what is shown up to date; what was typed stays. */
  async refresh(): Promise<void> {
    try {
      this.left = await open(this.of());
      const at = this.question;
      if (!at) {
        if (this.left > 0 && this.finished && this.#trail.empty) await this.load(null);
        return;
      }
      const now = await one(at.id);
      if (now && this.question?.id === at.id) this.question = now;
      this.#following = (await next(this.of(), at.id))?.id ?? null;
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  skip(): void {
    this.#go(this.#following);
  }

  saved(): void {
    if (this.question) drop(`question:${this.question.id}`);
    [this.option, this.typed, this.reason, this.words] = ['', '', '', null];
    this.#go(this.#following);
  }

  #go(to: string | null): void {
    this.note = '';
    if (this.question) this.#trail.leave(this.question.id);
    if (to) address.go(questionHref(to, this.of()));
    else {
      [this.question, this.finished] = [null, true];
      address.go(questionHref(null, this.of()), 'replace');
      void this.refresh();
    }
  }

  back(): void {
    const to = this.#trail.back();
    if (to) address.go(questionHref(to, this.of()));
  }

  async again(): Promise<void> {
    [this.note, this.question, this.#trail] = ['', null, new Trail()];
    await this.load(null);
  }

  /** What changed meanwhile is shown, with the question as it is now; what was typed stays. */
  async conflict(): Promise<void> {
    const at = this.question;
    if (!at) return;
    try {
      const touched = at.incidents[0]?.id;
      if (touched) {
        const path = `decisions?limit=3&incident=${encodeURIComponent(touched)}`;
        this.since = (await ask<Page<Decision>>(path)).items;
      }
      const now = await one(at.id);
      if (now) this.question = now;
      else this.note = 'The question is not open any more. What you typed is still here.';
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  choose(key: string): void {
    this.option = key;
    if (this.picking?.asks) void tick().then(() => document.getElementById('answer')?.focus());
  }

  cancel(): void {
    this.option = '';
    document.getElementById('asked')?.focus();
  }

  /** Words that were selected as the answer, where the question takes one of their claim: they are read first. */
  async answerWith(at: Picked): Promise<boolean> {
    const asks = this.question?.options.find((o) => o.asks);
    if (!at.claim || !this.question || !asks || !this.question.about.includes(at.claim)) return false;
    this.choose(asks.key);
    this.words = { report_id: at.report_id, start: at.start, end: at.end };
    const path = wordsPath(at.claim, asks.slot || this.question.slot, at);
    try {
      const read = await ask<WordsRead>(path);
      if (read.answer) this.typed = read.answer;
      else this.note = `Of “${at.exact}”: ${read.because}. Write it yourself; the words are kept with it.`;
    } catch (error) {
      this.problem = asProblem(error);
    }
    return true;
  }
}

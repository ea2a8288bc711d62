// Going through the questions: which one is shown, which comes next, what was picked and typed, and what changed meanwhile.
import { tick } from 'svelte';
import { address } from '../address/router.svelte';
import { ask } from '../wire/ask';
import type { Decision, Incident, Page, Problem, Question, WordsRead } from '../wire/shapes';
import { asProblem, desk } from './desk.svelte';
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
  /** The question after the one that is shown: asked for before it is answered, since what was skipped would come again. */
  #following: Promise<string | null> = Promise.resolve(null);
  #trail = new Trail();
  #shown = 0; // when the question came

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
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  async #show(found: Question | null, wanted: string | null): Promise<void> {
    const before = found ? draft(`question:${found.id}`) : {};
    this.question = found;
    this.#shown = Date.now();
    this.#following = found ? this.#after(found.id) : Promise.resolve(null);
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
      if (now) this.#following = this.#after(at.id);
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  #after(id: string): Promise<string | null> {
    return next(this.of(), id).then(
      (found) => found?.id ?? null,
      () => null,
    );
  }

  /** Go on. The question goes at once: a key pressed while the next one is on its way must not answer it again. */
  async skip(): Promise<void> {
    const at = this.question;
    if (!at) return;
    [this.question, this.note] = [null, ''];
    this.#trail.leave(at.id);
    const to = await this.#following;
    if (to) address.go(questionHref(to, this.of()));
    else {
      this.finished = true;
      address.go(questionHref(null, this.of()), 'replace');
      void this.refresh();
    }
  }

  saved(): void {
    if (this.question) drop(`question:${this.question.id}`);
    [this.option, this.typed, this.reason, this.words] = ['', '', '', null];
    void this.skip();
  }

  back(): void {
    const to = this.#trail.back();
    if (to) address.go(questionHref(to, this.of()));
  }

  async again(): Promise<void> {
    [this.note, this.question, this.#trail] = ['', null, new Trail()];
    await this.load(null);
  }

  /** What changed meanwhile is shown, with the question as it is now; what was typed stays. True where nobody but this
   * person decided anything: only figures were told anew, and saving can go on.
   */
  async conflict(): Promise<boolean> {
    const at = this.question;
    if (!at) return false;
    try {
      const [now, versions, others] = [await one(at.id), await this.#versions(at), await this.#others(at)];
      this.question = now ?? { ...at, seen: versions };
      this.since = others;
      if (!now && others.length)
        this.note = 'This was answered meanwhile. Save again to put your answer beside the other one, or go on.';
      return others.length === 0;
    } catch (error) {
      this.problem = asProblem(error);
      return false;
    }
  }

  async #versions(of: Question): Promise<Record<string, string>> {
    const found = await Promise.all(
      of.incidents.map((card) => ask<Incident>(`incidents/${encodeURIComponent(card.id)}`).catch(() => null)),
    );
    return Object.fromEntries(found.flatMap((one) => (one ? [[one.id, one.version]] : [])));
  }

  /** What others decided about it since it is shown. */
  async #others(of: Question): Promise<Decision[]> {
    const paths = of.incidents.map((card) => `decisions?limit=5&incident=${encodeURIComponent(card.id)}`);
    const found = (await Promise.all(paths.map((path) => ask<Page<Decision>>(path)))).flatMap((page) => page.items);
    const after = found.filter((d) => !desk.own.has(d.id) && Date.parse(d.at) >= this.#shown);
    return after.filter((d, i) => after.findIndex((one) => one.id === d.id) === i);
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

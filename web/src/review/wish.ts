// What a person is about to decide, before it is kept. Pure: what it does to figures, the API says.
import type { Claim, Option, Question } from '../wire/shapes';
import { asAnswer } from './typed';

export interface Words {
  report_id: string;
  start: number;
  end: number;
}

/** A decision as the API takes it, but for who decides and why. */
export interface Wish {
  kind: string;
  about: string[];
  answer: string;
  slot: string;
  words: Words | null;
  supersedes: string | null;
  question: string | null;
}

export const wish = (kind: string, about: string[], rest: Partial<Wish> = {}): Wish => ({
  kind,
  about,
  answer: 'yes',
  slot: '',
  words: null,
  supersedes: null,
  question: null,
  ...rest,
});

/** An option as a decision; null while it asks for an answer and has none. */
export function chosen(question: Question, option: Option, typed: string, words: Words | null = null): Wish | null {
  if (option.asks && !typed.trim()) return null;
  const slot = option.slot || (option.about.length ? '' : question.slot);
  return {
    kind: option.kind,
    about: option.about.length ? option.about : question.about,
    answer: option.asks ? asAnswer(slot, typed) : option.answer || 'yes',
    slot,
    words: option.asks ? words : null,
    supersedes: option.supersedes,
    question: question.id,
  };
}

export type Reason = 'needed' | 'wanted' | 'free';

const WANTED = ['grade', 'merge', 'split', 'undo', 'copy'];

/** A figure of one's own has no method, so the API refuses it without a reason; others are asked for and may be left empty. */
export function reasonFor(made: Pick<Wish, 'kind' | 'slot'> | null): Reason {
  if (!made) return 'free';
  if (made.kind === 'estimate') return 'needed';
  return WANTED.includes(made.kind) || (made.kind === 'reject' && !made.slot) ? 'wanted' : 'free';
}

/** A claim told of another event than the others of its incident; null where it is the only one. */
export function leaves(claim: Pick<Claim, 'id' | 'incident_id'>, claims: number): Wish | null {
  return claim.incident_id && claims > 1 ? wish('split', [claim.incident_id], { answer: claim.id }) : null;
}

/** Where the API says what words of a claim's report say in one of its fields. */
export const wordsPath = (claim: string, slot: string, { start, end }: Pick<Words, 'start' | 'end'>): string =>
  `claims/${encodeURIComponent(claim)}/words?slot=${encodeURIComponent(slot)}&start=${String(start)}&end=${String(end)}`;

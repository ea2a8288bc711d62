// A report as it is typed in, and what is wrong with it before it is sent. Pure.
import { isDay } from '../words/day';
import type { NewText } from './sent';

export const KEY = 'recount-add-draft';
export const LONGEST = 500_000; // characters, as serve/inbox.py has it

export interface Typed {
  text: string;
  title: string;
  source: string;
  published: string;
  /** A person looked, and nobody knows the day. */
  undated: boolean;
  url: string;
  language: string;
}

export const emptyText = (): Typed => ({
  text: '',
  title: '',
  source: '',
  published: '',
  undated: false,
  url: '',
  language: '',
});

export type Wrong = Partial<Record<'text' | 'published' | 'url' | 'language', string>>;

/** What is wrong, by field, each with what to do. `latest` is the last day on which anything can have been published. */
export function wrong(typed: Typed, latest = tomorrow()): Wrong {
  const found: Wrong = {};
  if (!typed.text.trim()) found.text = 'Paste the words of the report here.';
  else if (!/\p{L}/u.test(typed.text)) found.text = 'There are no words in it. Paste the report itself.';
  else if (typed.text.length > LONGEST) found.text = 'That is longer than one report. Send it in parts, or as a file.';
  if (!typed.undated) {
    if (!typed.published)
      found.published = 'Give the day, or tick that nobody knows it: days like “Tuesday” then stay open.';
    else if (!isDay(typed.published)) found.published = 'That is no day of the calendar.';
    else if (typed.published > latest) found.published = 'That day is still to come. Nothing was published on it.';
  }
  if (typed.url.trim() && !/^https?:\/\/\S+$/.test(typed.url.trim()))
    found.url = 'An address begins with https:// or http:// and has no blanks.';
  if (typed.language.trim() && !/^[a-z]{2,3}$/.test(typed.language.trim().toLowerCase()))
    found.language = 'Two letters: en, ar, uk, fr. Leave it empty to have it told by the words.';
  return found;
}

/** One day of grace: it is already tomorrow east of here. */
function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
}

const known = (text: string): string | null => text.trim() || null;

export const newText = (typed: Typed): NewText => ({
  text: typed.text,
  title: known(typed.title),
  source: known(typed.source),
  published: typed.undated ? null : known(typed.published),
  url: known(typed.url),
  language: known(typed.language.toLowerCase()),
});

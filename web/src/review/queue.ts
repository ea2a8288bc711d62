// The order in which questions are gone through: the next one is known before this one is answered, so that those which were
// skipped do not come again at once; and the way back.
import { ask, Refused } from '../wire/ask';
import type { Page, Question } from '../wire/shapes';

export interface Narrowed {
  kind: string | null;
  incident: string | null;
}

const query = (of: Narrowed, rest: Record<string, string> = {}): string => {
  const out = new URLSearchParams(rest);
  if (of.kind) out.set('kind', of.kind);
  if (of.incident) out.set('incident', of.incident);
  const text = out.toString();
  return text ? `?${text}` : '';
};

/** The address of a question in the browser, with what the list is narrowed to. */
export const questionHref = (id: string | null, of: Narrowed): string =>
  `/review${id ? `/${id.replaceAll('%3A', ':')}` : ''}${query(of)}`;

const none = (error: unknown): null => {
  if (error instanceof Refused && error.status === 404) return null;
  throw error;
};

/** The question after another one, null at the end. Throws `Refused` for anything but that. */
export async function next(of: Narrowed, after: string | null = null): Promise<Question | null> {
  return ask<Question>(`questions/next${query(of, after ? { after } : {})}`).catch(none);
}

/** A question as it is now, null where it is not open any more. */
export async function one(id: string): Promise<Question | null> {
  return ask<Question>(`questions/${encodeURIComponent(id)}`).catch(none);
}

/** How many are open. */
export async function open(of: Narrowed): Promise<number> {
  return (await ask<Page<Question>>(`questions${query(of, { limit: '1' })}`)).total;
}

/** Where a person has been in this session: back leads there, in order. */
export class Trail {
  #before: string[] = [];

  /** Leave a question behind; it is not noted twice in a row. */
  leave(id: string): void {
    if (this.#before.at(-1) !== id) this.#before.push(id);
  }

  back(): string | null {
    return this.#before.pop() ?? null;
  }

  get empty(): boolean {
    return this.#before.length === 0;
  }
}

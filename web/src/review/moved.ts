// What a decision would do to figures, as rows of a table: only what differs, the main figures first.
import type { Effect, Figure } from '../wire/shapes';
import { METHOD_ORDER, ofWhom } from '../incident/numbers';
import { METHOD_NAMES, words } from '../words/label';

type Lite = Effect['incidents'][number]['before'][number];

export interface Row {
  key: string;
  of: string;
  method: string;
  before: Figure | null;
  after: Figure | null;
}

export interface Moved {
  id: string;
  /** The incident is new, gone, or there on both sides. */
  fate: 'new' | 'gone' | 'stays';
  rows: Row[];
}

const keyOf = (e: Lite): string => `${e.kind}/${e.population}/${e.method}`;
const same = (a: Figure | null, b: Figure | null): boolean =>
  a?.low === b?.low && a?.best === b?.best && a?.high === b?.high;
const rank = (e: Lite): number =>
  (e.kind === 'killed' ? 0 : 100) + (e.population === 'all' ? 0 : 10) + METHOD_ORDER.indexOf(e.method);

export function movedRows(effect: Effect): Moved[] {
  return effect.incidents.map(({ id, before, after }) => {
    const [was, is] = [new Map(before.map((e) => [keyOf(e), e])), new Map(after.map((e) => [keyOf(e), e]))];
    const all = [...new Map([...was, ...is]).values()].sort((a, b) => rank(a) - rank(b));
    const rows = all.map((e) => ({
      key: keyOf(e),
      of: e.population === 'all' ? words(e.kind) : `${words(e.kind)}, ${ofWhom(e.population)}`,
      method: METHOD_NAMES[e.method] ?? words(e.method),
      before: was.get(keyOf(e)) ?? null,
      after: is.get(keyOf(e)) ?? null,
    }));
    const fate =
      before.length === 0 && after.length > 0 ? 'new' : after.length === 0 && before.length > 0 ? 'gone' : 'stays';
    return { id, fate, rows: rows.filter((r) => !same(r.before, r.after)) };
  });
}

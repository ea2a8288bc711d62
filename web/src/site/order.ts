// The orders of the list, as the workbench's server has them (`serve/table/lists.py`): what has no day or number comes last.
import type { Filters, Sort } from '../address/view';
import { dayToMs } from '../words/day';
import { quoted, type SiteCard } from './held';

const LAST = Number.MAX_SAFE_INTEGER;
const at = (iso: string | null | undefined): number | null => (iso ? dayToMs(iso) : null);

const KEYS: Record<Sort, (card: SiteCard, method: Filters['method']) => number> = {
  when: (c) => at(c.when?.start) ?? at(c.when?.end) ?? LAST,
  '-when': (c) => -(at(c.when?.end) ?? at(c.when?.start) ?? -LAST),
  killed: (c, method) => quoted(c, method) ?? LAST,
  '-killed': (c, method) => -(quoted(c, method) ?? -1),
  reports: (c) => -c.reports,
  changed: (c) => -(at(c.last_published) ?? -LAST), // when the publisher's record changed is not published
  published: (c) => -(at(c.last_published) ?? -LAST),
};

export function ordered(cards: readonly SiteCard[], sort: Sort, method: Filters['method']): SiteCard[] {
  const keyed = cards.map((card) => ({ card, key: KEYS[sort](card, method) }));
  return keyed.sort((a, b) => a.key - b.key || (a.card.id < b.card.id ? -1 : 1)).map(({ card }) => card);
}

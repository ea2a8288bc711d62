// The tellings of an incident by this ledger, as a person chooses one. The ledger keeps their order and no clock; a decision
// that came before one bears the day that its person gave. Pure.
import type { Stood } from '../wire/shapes';
import { instant } from '../words/day';
import { figureOrDash } from '../words/figure';
import { count } from '../words/label';

export interface Choice {
  since: string;
  says: string;
}

/** The earliest first; the last one stands now. */
export function choices(stood: readonly Stood[]): Choice[] {
  return stood.map((one, i) => ({
    since: String(one.since),
    says: [
      `${String(i + 1)} of ${String(stood.length)}`,
      count(one.claims, 'claim'),
      `killed ${figureOrDash(one.killed.ucdp)} by UCDP’s rules`,
      one.decided ? `after a decision of ${one.decided.by}, ${instant(one.decided.at)}` : 'before any decision',
    ].join(' · '),
  }));
}

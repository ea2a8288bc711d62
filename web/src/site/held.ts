// The release that these pages show, as `cards.js` leaves it: written by the publisher's Recount, and never asked for elsewhere.
import type { Card, Entry } from '../wire/shapes';

export type SiteCard = Card & { outlets: string[] };

export interface Held {
  as_of: string;
  cards: SiteCard[];
  codes: Record<string, Entry[]>;
}

declare global {
  var recountRelease: Held | undefined;
}

const NOTHING: Held = { as_of: '', cards: [], codes: {} };

export const held = (): Held => globalThis.recountRelease ?? NOTHING;

/** The killed as people would quote them: best, else low, else high; null where all are open. */
export function quoted(card: Card, method: keyof Card['killed']): number | null {
  const figure = card.killed[method];
  return figure ? (figure.best ?? figure.low ?? figure.high) : null;
}

export interface Sum {
  low: number | null;
  best: number | null;
  high: number | null;
}

/** What is known, added up: of incidents that are no totals; null where nothing is known. */
export function sum(cards: readonly Card[], method: keyof Card['killed']): Sum {
  const of = (bound: keyof Sum): number | null => {
    const known = cards.filter((c) => !c.is_total).map((c) => c.killed[method]?.[bound] ?? null);
    const told = known.filter((n) => n !== null);
    return told.length ? told.reduce((a, b) => a + b, 0) : null;
  };
  return { low: of('low'), best: of('best'), high: of('high') };
}

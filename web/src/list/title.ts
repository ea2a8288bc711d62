// What a row and a page call an incident: what happened, and where, no more precisely than is known.
import type { CardLite } from '../wire/shapes';
import { isolated } from '../words/isolated';
import { capital, words } from '../words/label';

export const what = (card: Pick<CardLite, 'event_type'>): string => capital(words(card.event_type)) || 'Event';

/** `in North Darfur`, `at Mellit`; a place that nobody could find is said to be unknown. */
export function where(card: Pick<CardLite, 'place'>): string {
  const place = card.place;
  if (!place) return 'place unknown';
  return isolated(place.label || place.name);
}

export const partyNames = (all: readonly { name: string }[]): string => all.map((a) => isolated(a.name)).join(', ');

/** The heading over rows of one month, where rows are in order of days: by the last day where the latest come first. */
export function month(card: Pick<CardLite, 'when'>, latest: boolean): string {
  const { start, end } = card.when ?? {};
  const day = latest ? (end ?? start) : (start ?? end);
  if (!day) return 'Day unknown';
  const at = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  return Number.isNaN(at.getTime())
    ? 'Day unknown'
    : at.toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
}

// Codes as people read them. The codebook of the API has the long sentences; these are the short words.
import type { Occurrence } from '../wire/shapes';

/** `air_strike` -> `air strike` */
export const words = (code: string | null | undefined): string => (code ?? '').replaceAll('_', ' ');

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A reason as a sentence of its own: with a capital and one full stop. */
export const sentence = (text: string): string => `${capital(text.trim().replace(/[.\s]+$/, ''))}.`;

export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** What each grade of occurrence says, and the shape it is drawn with: never by colour alone. */
export const OCCURRENCES: Record<Occurrence, { shape: string; sentence: string }> = {
  single_source: {
    shape: 'hollow circle',
    sentence: 'One line of report says it. Nobody independent has said it too.',
  },
  corroborated: { shape: 'full circle', sentence: 'Two or more independent lines of report say it.' },
  acknowledged: {
    shape: 'full diamond',
    sentence: 'The party said to have done it, or that was hit, says it happened.',
  },
  disputed: { shape: 'open triangle', sentence: 'One voice denies what another says.' },
  rejected: { shape: 'cross', sentence: 'People or sources found that it did not happen as told.' },
};

export const METHODS = {
  ucdp: { name: 'UCDP', sentence: 'UCDP’s rules: a party’s claim of enemy dead moves the high figure only.' },
  as_told: { name: 'as told', sentence: 'The reports at face value, nobody counted twice.' },
  acled: { name: 'ACLED', sentence: 'The lowest number that the reports bear.' },
} as const;

/** How the days were read from the words. */
export const BASES: Record<string, string> = {
  stated: 'The reports give the day',
  relative: 'Counted from the days of the reports (“on Tuesday”, “yesterday”)',
  inferred: 'Inferred from the context, not said',
};

/** What the stance of a claim does with the event. */
export const STANCES: Record<string, string> = {
  asserts: 'says it happened',
  denies: 'denies it',
  disputes: 'disputes it',
  cannot_verify: 'could not confirm it',
  retracts: 'takes it back',
  anticipates: 'says it is going to happen',
};

/** `within 3 km`, and for wide places that it is an area and no point. */
export function reach(radiusKm: number): string {
  if (radiusKm >= 50) return `somewhere in an area of ${radiusKm.toLocaleString('en')} km around`;
  return radiusKm < 1 ? 'within 1 km' : `within ${String(Math.round(radiusKm))} km`;
}

// Codes as people read them. The codebook of the API has the long sentences; these are the short words.
/** `air_strike` -> `air strike` */
export const words = (code: string | null | undefined): string => (code ?? '').replaceAll('_', ' ');

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A reason as a sentence of its own: with a capital and one full stop. */
export const sentence = (text: string): string => `${capital(text.trim().replace(/[.\s]+$/, ''))}.`;

export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** What the methods are called; the codebook says what they do. */
export const METHOD_NAMES: Record<string, string> = {
  ucdp: 'UCDP',
  as_told: 'as told',
  acled: 'ACLED',
  airwars: 'Airwars',
  person: 'set by a person',
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

/** `English` for `en`; a code that no table of the browser knows comes back as it is. */
export function language(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'code' }).of(code) ?? code;
  } catch {
    return code;
  }
}

const WIDE_KM = 50;

/** `within 3 km`; of a wide place, that it is an area and no point. */
export function reach(radiusKm: number): string {
  const km = Math.max(1, Math.round(radiusKm)).toLocaleString('en');
  return radiusKm >= WIDE_KM ? `somewhere within ${km} km: an area, not a point` : `within ${km} km`;
}

const GROUPS: Record<string, [one: string, many: string]> = {
  child: ['child', 'children'],
  woman: ['woman', 'women'],
  man: ['man', 'men'],
  medical: ['medical worker', 'medical workers'],
  journalist: ['journalist', 'journalists'],
  aid_worker: ['aid worker', 'aid workers'],
  official: ['official', 'officials'],
};

/** `child` or `children`, for a number of them. */
export function group(code: string, n: number | null): string {
  const [one, many] = GROUPS[code] ?? [words(code), words(code)];
  return n === 1 ? one : many;
}

// A report as a person codes it: claims with their words as spans, and the way into the public format recount/1. Pure but for
// the draft, which this browser keeps.
import type { Locus } from '../wire/shapes';
import { forget, keep, keepSoon, recall } from './kept';
import type { NewText } from './sent';

/** Words of the text; `start` and `end` count its code points. */
export interface Span {
  start: number;
  end: number;
  exact: string;
  /** Whom the words mean, chosen by the coder from the list of actors; without, it is read from the words. */
  actor?: { id: string; name: string } | null;
}

export interface PlaceSaid {
  words: Span;
  relation: string;
  /** Chosen by the coder; null: left to be read from the words. */
  locus: Locus | null;
}

export interface TollSaid {
  words: Span;
  kind: string;
  low: number | null;
  high: number | null;
  wording: string;
  population: string;
  group: string | null;
  part_of: number | null;
  named: Span[];
}

export interface LossSaid {
  words: Span;
  kind: string;
  loss_class: string;
  low: number | null;
  high: number | null;
  wording: string;
}

export interface WhenSaid {
  words: Span;
  /** Days, both inside; empty: left to be read from the words. */
  start: string;
  end: string;
  precision: string;
}

export const LISTS = ['evidence', 'speakers', 'perpetrators', 'targets', 'weapons'] as const;
export type List = (typeof LISTS)[number];
/** The lists whose words mean somebody. */
export const VOICED = ['speakers', 'perpetrators', 'targets'] as const;

export type HandClaim = Record<List, Span[]> & {
  id: string;
  event_type: string;
  stance: string;
  places: PlaceSaid[];
  when: WhenSaid | null;
  tolls: TollSaid[];
  losses: LossSaid[];
  part_of: string | null;
  same_event_as: string | null;
};

export interface Hand {
  report_id: string | null;
  name: string;
  text: string;
  title: string;
  source: string;
  published: string;
  url: string;
  language: string;
  translation: string;
  /** The language of the translation (ISO 639). */
  translated_into: string;
  claims: HandClaim[];
  /** How many claims were begun: ids are not given twice. */
  made: number;
}

export const NEW = 'new';
const key = (of: string): string => `recount-hand:${of}`;

/** As the server keeps texts, so that spans count the same there. */
export const canonical = (text: string): string =>
  text.replaceAll(/\r\n?/g, '\n').replaceAll('\0', '').normalize('NFC');

export const emptyHand = (): Hand => ({
  report_id: null,
  name: '',
  text: '',
  title: '',
  source: '',
  published: '',
  url: '',
  language: '',
  translation: '',
  translated_into: 'en',
  claims: [],
  made: 0,
});

export const handOf = (given: NewText): Hand => ({
  ...emptyHand(),
  name: given.name ?? '',
  text: canonical(given.text),
  title: given.title ?? '',
  source: given.source ?? '',
  published: given.published ?? '',
  url: given.url ?? '',
  language: given.language ?? '',
});

export const keepHand = (of: string, hand: Hand): boolean => keep(key(of), hand);
export const keepHandSoon = (of: string, hand: Hand, onkept: (kept: boolean) => void): (() => void) =>
  keepSoon(key(of), hand, onkept);
export const recallHand = (of: string): Hand => recall(key(of), emptyHand());
export const forgetHand = (of: string): void => {
  forget(key(of));
};

export function newClaim(hand: Hand): HandClaim {
  hand.made += 1;
  return {
    id: `c${String(hand.made)}`,
    event_type: '',
    stance: 'asserts',
    evidence: [],
    speakers: [],
    perpetrators: [],
    targets: [],
    weapons: [],
    places: [],
    when: null,
    tolls: [],
    losses: [],
    part_of: null,
    same_event_as: null,
  };
}

/** The number that stands in words in digits of any script (`12 people`, `١٢ شخصا`, `1,200`), if there is one alone. */
export function counted(words: string): number | null {
  const found = [...words.matchAll(/\p{Nd}+(?:[,.\u00a0\u202f ٬]\p{Nd}{3})*/gu)];
  if (found.length !== 1) return null;
  let value = 0;
  for (const digit of found[0]?.[0] ?? '') {
    if (/\p{Nd}/u.test(digit)) value = value * 10 + digitValue(digit);
  }
  return Number.isSafeInteger(value) ? value : null;
}

/** Decimal digits stand in the order 0 to 9 in every script of Unicode. */
function digitValue(digit: string): number {
  let point = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - 1))) {
    point -= 1;
    value += 1;
  }
  return value;
}

export function newToll(words: Span, kind: string): TollSaid {
  const n = counted(words.exact); // "at least 12" has the number too: the wording is the coder's to choose
  return { words, kind, low: n, high: n, wording: '', population: 'unstated', group: null, part_of: null, named: [] };
}

/** The number that a name belongs to: the one whose words stand nearest to it; -1 where the claim counts nobody. */
export function tollOf(claim: HandClaim, name: Span): number {
  const far = (toll: TollSaid): number => Math.max(0, toll.words.start - name.end, name.start - toll.words.end);
  return claim.tolls.reduce((best, toll, n) => (best < 0 || far(toll) < far(claim.tolls[best] ?? toll) ? n : best), -1);
}

/** The claim's numbers with a name put to the nearest one, once. */
export function withName(claim: HandClaim, name: Span): TollSaid[] {
  const at = tollOf(claim, name);
  return claim.tolls.map((toll, n) =>
    n === at && !toll.named.some((one) => one.start === name.start && one.end === name.end)
      ? { ...toll, named: [...toll.named, name].sort((a, b) => a.start - b.start) }
      : toll,
  );
}

/** The list with one entry moved a place to the front: order tells who is nearest, and which place is the finest. */
export const earlier = <T>(all: readonly T[], n: number): T[] => {
  const moved = [...all];
  moved.splice(Math.max(0, n - 1), 0, ...moved.splice(n, 1));
  return moved;
};

export function newLoss(words: Span): LossSaid {
  const n = counted(words.exact);
  return { words, kind: 'destroyed', loss_class: 'other', low: n, high: n, wording: '' };
}

/** Which ends a wording has, and which of them are one number: `docs/format/format.md`. */
const ENDS: Record<string, readonly [low: boolean, high: boolean]> = {
  exact: [true, true],
  about: [true, true],
  between: [true, true],
  at_least: [true, false],
  at_most: [false, true],
  unquantified: [false, false],
};

export const hasLow = (wording: string): boolean => ENDS[wording]?.[0] ?? true;
export const hasHigh = (wording: string): boolean => ENDS[wording]?.[1] ?? true;
export const isOneNumber = (wording: string): boolean => wording === 'exact' || wording === 'about' || wording === '';

/** A count after its wording changed: ends that it has not are let go, a number that stood is kept. */
export function reworded<T extends { low: number | null; high: number | null; wording: string }>(
  count: T,
  wording: string,
): T {
  const n = count.low ?? count.high;
  const low = hasLow(wording) ? (count.low ?? n) : null;
  const high = hasHigh(wording) ? (isOneNumber(wording) ? (low ?? n) : (count.high ?? n)) : null;
  return { ...count, wording, low, high };
}

const span = ({ start, end }: Span): [number, number] => [start, end];
const exact = ({ exact: words }: Span): string => words;

function wireClaim(claim: HandClaim): Record<string, unknown> {
  const dated = claim.when !== null && claim.when.start !== '';
  return {
    id: claim.id,
    event_type: claim.event_type,
    stance: claim.stance,
    ...Object.fromEntries(LISTS.map((name) => [name, claim[name].map(exact)])),
    places: claim.places.map(wirePlace),
    when: {
      text: claim.when?.words.exact ?? null,
      start: dated ? (claim.when?.start ?? null) : null,
      end: dated ? claim.when?.end || claim.when?.start || null : null,
      precision: dated ? (claim.when?.precision ?? 'day') : 'unknown',
    },
    ...(dated ? {} : { window: null }), // no day was given: it is read from the words
    tolls: claim.tolls.map(({ words, named, ...rest }) => ({ ...rest, text: words.exact, named: named.map(exact) })),
    losses: claim.losses.map(({ words, loss_class, ...rest }) => ({ ...rest, class: loss_class, text: words.exact })),
    part_of: claim.part_of,
    same_event_as: claim.same_event_as,
    ...(VOICED.some((name) => claim[name].some((one) => one.actor))
      ? { actors: Object.fromEntries(VOICED.map((name) => [name, claim[name].map((one) => one.actor?.id ?? null)])) }
      : {}),
    spans: {
      ...Object.fromEntries(LISTS.map((name) => [name, claim[name].map(span)])),
      places: claim.places.map((place) => span(place.words)),
      when: claim.when ? span(claim.when.words) : null,
      tolls: claim.tolls.map((toll) => span(toll.words)),
      named: claim.tolls.map((toll) => toll.named.map(span)),
      losses: claim.losses.map((loss) => span(loss.words)),
    },
  };
}

function wirePlace({ words, relation, locus }: PlaceSaid): Record<string, unknown> {
  const said = { text: words.exact, relation };
  if (!locus?.id || locus.lat === null || locus.lon === null) return said;
  const { id, name, lat, lon, radius_km, precision, country, admin1 } = locus;
  const because = 'chosen by the coder';
  return { ...said, id, name, lat, lon, radius_km, precision, country, admin1, because, candidates: [] };
}

/** What is sent beside the record: the words, and the translation where there is one. */
export const withWords = (hand: Hand): { text: string; translation: string; translated_into: string } => ({
  text: hand.text,
  translation: canonical(hand.translation).trim(),
  translated_into: /^[a-z]{2,3}$/.test(hand.translated_into) ? hand.translated_into : 'en',
});

/** The report as an object of recount/1, without its text. */
export function record(hand: Hand): Record<string, unknown> {
  const known = (text: string): string | null => text.trim() || null;
  return {
    format: 'recount/1',
    doc_id: hand.name || known(hand.title)?.slice(0, 60) || 'coded by hand',
    ...(hand.report_id ? { report_id: hand.report_id } : {}),
    published: known(hand.published),
    title: known(hand.title),
    source: known(hand.source),
    url: known(hand.url),
    language: known(hand.language),
    claims: hand.claims.map(wireClaim),
    incidents: [],
  };
}

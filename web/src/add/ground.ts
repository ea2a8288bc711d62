// The slots that selected words can go into, with their keys; and the words of claims as pieces of the text. Pure.
import type { Piece, Slot } from '../evidence/segments';
import { newLoss, newToll, withName, type Hand, type HandClaim, type List, type Span } from './hand';

export interface Way {
  key: string;
  name: string;
  slot: Slot;
  put: (claim: HandClaim, words: Span) => void;
  /** Whether a claim (none: a new one) has what the words are put to. */
  fits?: (claim: HandClaim | undefined) => boolean;
}

const into =
  (list: List) =>
  (claim: HandClaim, words: Span): void => {
    if (claim[list].some((one) => one.start === words.start && one.end === words.end)) return;
    claim[list] = [...claim[list], words].sort((a, b) => (list === 'speakers' ? 0 : a.start - b.start));
  };

const people =
  (kind: string) =>
  (claim: HandClaim, words: Span): void => {
    claim.tolls = [...claim.tolls, newToll(words, kind)];
  };

export const WAYS: readonly Way[] = [
  { key: 'e', name: 'evidence', slot: 'evidence', put: into('evidence') },
  { key: 'v', name: 'who says it', slot: 'speaker', put: into('speakers') },
  { key: 'd', name: 'who did it', slot: 'perpetrator', put: into('perpetrators') },
  { key: 'a', name: 'against', slot: 'target', put: into('targets') },
  {
    key: 'p',
    name: 'where',
    slot: 'place',
    put: (claim, words) => (claim.places = [...claim.places, { words, relation: 'in', locus: null }]),
  },
  {
    key: 't',
    name: 'when',
    slot: 'when',
    put: (claim, words) => (claim.when = { words, start: '', end: '', precision: 'day' }),
  },
  { key: 'k', name: 'killed', slot: 'number', put: people('killed') },
  { key: 'i', name: 'injured', slot: 'number', put: people('injured') },
  { key: 'o', name: 'other people', slot: 'number', put: people('exposed') },
  {
    key: 'm',
    name: 'name of one of them',
    slot: 'number',
    put: (claim, words) => (claim.tolls = withName(claim, words)),
    fits: (claim) => (claim?.tolls.length ?? 0) > 0,
  },
  {
    key: 'l',
    name: 'things lost',
    slot: 'loss',
    put: (claim, words) => (claim.losses = [...claim.losses, newLoss(words)]),
  },
  { key: 'w', name: 'weapon', slot: 'weapon', put: into('weapons') },
];

/** Everything that claims say in words of the text. */
export function pieces(hand: Hand): Piece[] {
  return hand.claims.flatMap((claim) => {
    const piece = (slot: Slot, { start, end }: Span): Piece => ({ start, end, slot, claim: claim.id, read: '' });
    return [
      ...claim.evidence.map((words) => piece('evidence', words)),
      ...claim.speakers.map((words) => piece('speaker', words)),
      ...claim.perpetrators.map((words) => piece('perpetrator', words)),
      ...claim.targets.map((words) => piece('target', words)),
      ...claim.weapons.map((words) => piece('weapon', words)),
      ...claim.places.map(({ words }) => piece('place', words)),
      ...(claim.when ? [piece('when', claim.when.words)] : []),
      ...claim.tolls.flatMap(({ words, named }) => [words, ...named].map((one) => piece('number', one))),
      ...claim.losses.map(({ words }) => piece('loss', words)),
    ];
  });
}

import type { Slot } from './segments';

/** What the words of a slot tell, in a word. */
export const SLOT_WORDS: Record<Slot, string> = {
  number: 'people',
  loss: 'things',
  speaker: 'who says it',
  perpetrator: 'who did it',
  target: 'against',
  place: 'where',
  when: 'when',
  weapon: 'with',
  evidence: 'evidence',
};

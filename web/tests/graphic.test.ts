import { describe, expect, test } from 'vitest';
import { runs, segments } from '../src/evidence/segments';
import { anyOf, describes, passages, withheld } from '../src/words/graphic';

const WORDS = anyOf(['corpse', 'corpses', 'body parts']);
const cut = (text: string, at: { start: number; end: number }): string =>
  Array.from(text).slice(at.start, at.end).join('');

test('words are found whole and in any case', () => {
  expect(describes('Two CORPSES lay there.', WORDS)).toBe(true);
  expect(describes('The corpsek family fled.', WORDS)).toBe(false);
  expect(describes('Two corpses lay there.', anyOf([]))).toBe(false);
});

test('a number stays readable without the words', () => {
  expect(withheld('12 corpses', WORDS)).toBe('12 […]');
  expect(withheld('12 people', WORDS)).toBe('12 people');
});

describe('passages', () => {
  test('are the sentences that have the words, and no others', () => {
    const text = 'A shell hit the market. Corpses lay in the road.  Three died.\n\nBody parts were found.\nRain fell.';
    expect(passages(text, WORDS).map((at) => cut(text, at))).toEqual([
      'Corpses lay in the road.',
      'Body parts were found.',
    ]);
  });

  test('are counted in code points, as the text of a report is', () => {
    const text = '🕯 Mourning. 🕯 A corpse was found.';
    expect(passages(text, WORDS).map((at) => cut(text, at))).toEqual(['🕯 A corpse was found.']);
  });
});

test('a paragraph is shown but for the passage that is folded, though words of claims run across its edges', () => {
  const text = 'One fell. A corpse lay there. Two fled.';
  const [fold] = passages(text, WORDS);
  if (!fold) throw new Error('nothing is folded');
  const claim = { start: 4, end: 20, slot: 'evidence' as const, claim: 'c1', read: '' };
  const made = runs(segments(text, [claim], [fold.start, fold.end]), [fold]);
  expect(made.map((run) => [run.fold !== null, run.segments.map((s) => s.text).join('')])).toEqual([
    [false, 'One fell. '],
    [true, 'A corpse lay there.'],
    [false, ' Two fled.'],
  ]);
});

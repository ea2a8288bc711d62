import { expect, test } from 'vitest';
import { gistOf } from '../src/evidence/gist';

const quote = (exact: string) => ({ exact, start: 0, end: exact.length });
const toll = (exact: string, part_of: number | null = null) => ({ quote: quote(exact), part_of });

const claim = (more: object) =>
  ({ tolls: [], losses: [], places: [], evidence: [], ...more }) as unknown as Parameters<typeof gistOf>[0];

test('a claim is known by its numbers and its place, never by a part of a number', () => {
  expect(
    gistOf(
      claim({
        tolls: [toll('31 people'), toll('nine children', 0)],
        losses: [{ quote: quote('two\ntrucks') }],
        places: [{ quote: quote('Mellit') }],
      }),
    ),
  ).toEqual(['31 people', 'two trucks', 'Mellit']);
});

test('a claim without numbers or a place is known by how its words begin', () => {
  expect(gistOf(claim({ evidence: [quote('a'.repeat(70))] }))).toEqual([`${'a'.repeat(60)}…`]);
  expect(gistOf(claim({}))).toEqual([]);
});

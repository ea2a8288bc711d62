import { expect, test } from 'vitest';
import { foremost, paragraphs, segments, type Piece } from '../src/evidence/segments';

const piece = (start: number, end: number, slot: Piece['slot'] = 'evidence', claim = 'c1'): Piece => ({
  start,
  end,
  slot,
  claim,
  read: '',
});

test('the segments say the text again, whole', () => {
  const text = 'Shelling hit Port Sudan; nine died.';
  const made = segments(text, [piece(0, 23), piece(13, 23, 'place'), piece(25, 29, 'number', 'c2')]);
  expect(made.map((s) => s.text).join('')).toBe(text);
  expect(made.find((s) => s.text === 'Port Sudan')?.pieces.map((p) => p.slot)).toEqual(['evidence', 'place']);
  expect(made.find((s) => s.text === 'nine')?.pieces.map((p) => p.claim)).toEqual(['c2']);
});

test('words that overlap in part are marked for both', () => {
  const made = segments('abcdefgh', [piece(0, 5, 'evidence', 'x'), piece(3, 8, 'evidence', 'y')]);
  expect(made.map((s) => [s.text, s.pieces.map((p) => p.claim).join('')])).toEqual([
    ['abc', 'x'],
    ['de', 'xy'],
    ['fgh', 'y'],
  ]);
});

test('offsets are code points: letters outside the basic plane move nothing', () => {
  const made = segments('😢😢 عشرة قتلى', [piece(3, 7, 'number')]);
  expect(made.find((s) => s.pieces.length)?.text).toBe('عشرة');
});

test.each([
  [-1, 3],
  [5, 5],
  [6, 4],
  [2, 99],
])('a piece from %i to %i of eight letters is left out', (start, end) => {
  expect(segments('abcdefgh', [piece(start, end)])).toEqual([{ start: 0, end: 8, text: 'abcdefgh', pieces: [] }]);
});

test('an empty text has no segments', () => {
  expect(segments('', [])).toEqual([]);
});

test('a piece over a line break is in both paragraphs, and keeps its offsets', () => {
  const made = paragraphs(segments('One.\n\nTwo died.', [piece(0, 9)]));
  expect(made.map((line) => line.map((s) => s.text))).toEqual([['One.'], ['Two', ' died.']]);
  expect(made[1]?.[0]).toMatchObject({ start: 6, end: 9 });
  expect(made[1]?.[0]?.pieces).toHaveLength(1);
});

test('the narrowest reading is the foremost', () => {
  expect(foremost([piece(0, 50), piece(5, 20, 'target'), piece(8, 12, 'number')])?.slot).toBe('number');
  expect(foremost([piece(0, 4), piece(0, 9, 'place')])?.slot).toBe('place');
  expect(foremost([])).toBeNull();
});

import { ticks } from '../src/incident/told';
import { expect, test } from 'vitest';
import { stances, told as asTold, wholes, whose } from '../src/incident/voices';
import { tellings } from '../src/incident/sources';
import { toldPlot } from '../src/incident/told';
import type { Claim, ReportLine, Told, VoiceRow } from '../src/wire/shapes';

const row = (toll: number, low: number, population = 'unstated'): VoiceRow =>
  ({
    kind: 'killed',
    population,
    low,
    high: low,
    wording: 'exact',
    claim_id: 'c',
    toll,
    stance: 'asserts',
  }) as VoiceRow;
const toll = (n: number, part_of: number | null, group: string | null = null) => ({ n, part_of, group });
const claim = (tolls: unknown[]): Claim =>
  ({ id: 'c', report_id: 'r', stance: 'asserts', voice: { words: 'the mayor' }, tolls }) as Claim;

test('a part stands under its whole', () => {
  const claims = [claim([toll(0, null), toll(1, 0, 'child'), toll(2, null)])];
  const made = wholes([row(1, 9), row(0, 37), row(2, 4)], claims);
  expect(made.map((m) => [m.row.low, m.parts.map((p) => p.low)])).toEqual([
    [37, [9]],
    [4, []],
  ]);
});

test('a part without its whole stands for itself', () => {
  expect(wholes([row(1, 9)], [claim([toll(1, 0)])]).map((m) => m.row.low)).toEqual([9]);
});

test('of whom a number is: the group before the population, and nothing where nothing is said', () => {
  const claims = [claim([toll(0, null, 'child'), toll(1, null), toll(2, null)])];
  expect(whose(row(0, 1, 'civilian'), claims)).toBe('child');
  expect(asTold(row(0, 9), claims)).toBe('9 children');
  expect(asTold(row(1, 4), claims)).toBe('4');
  expect(whose(row(1, 1, 'combatant'), claims)).toBe('combatant');
  expect(whose(row(2, 1, 'unstated'), claims)).toBe('');
});

test('a voice without numbers is heard for what it denies', () => {
  const denies = { ...claim([]), stance: 'denies' };
  const line = { voice: 'the mayor', kind: null, side: null, report_ids: ['r'], rows: [] };
  expect(stances(line, [denies, claim([])])).toEqual([denies]);
  expect(stances({ ...line, voice: 'the army' }, [denies])).toEqual([]);
});

const report = (id: string, published: string, more: Partial<ReportLine> = {}): ReportLine =>
  ({ id, published, copy_of: null, kinship: null, ...more }) as ReportLine;

test('copies are folded under what they copy, through copies of copies', () => {
  const made = tellings([
    report('c', '2024-01-03', { copy_of: 'b' }),
    report('b', '2024-01-02', { copy_of: 'a' }),
    report('a', '2024-01-01'),
  ]);
  expect(made.map((t) => [t.report.id, t.copies.map((c) => c.id)])).toEqual([['a', ['b', 'c']]]);
});

test('a trimmed telling that adds nothing is a copy, one that adds is none', () => {
  const kinship = (adds: boolean) => ({ of: 'a', relation: 'trimmed', because: '', adds });
  const made = tellings([
    report('a', '2024-01-01'),
    report('b', '2024-01-02', { kinship: kinship(false) }),
    report('c', '2024-01-02', { kinship: kinship(true) }),
  ]);
  expect(made.map((t) => [t.report.id, t.copies.length])).toEqual([
    ['a', 1],
    ['c', 0],
  ]);
});

test('a copy of what is not here, and copies in a circle, stand for themselves', () => {
  expect(tellings([report('b', '2024-01-01', { copy_of: 'gone' })])).toHaveLength(1);
  const circle = tellings([report('a', '2024-01-01', { copy_of: 'b' }), report('b', '2024-01-02', { copy_of: 'a' })]);
  expect(circle.flatMap((t) => [t.report, ...t.copies]).length).toBeGreaterThanOrEqual(2);
});

const told = (published: string | null, low: number | null, high: number | null, kind = 'killed'): Told =>
  ({ published, kind, figure: { low, best: null, high }, claim_id: published ?? '' }) as Told;

test('the toll over time is in order of days, one kind, and leaves out what has no day or no number', () => {
  const plot = toldPlot(
    [
      told('2024-01-05', 9, 12),
      told('2024-01-01', 3, null),
      told(null, 4, 4),
      told('2024-01-02', null, null),
      told('2024-01-02', 5, 5, 'injured'),
    ],
    'killed',
  );
  expect(plot.points.map((p) => p.told.published)).toEqual(['2024-01-01', '2024-01-05']);
  expect(plot.most).toBe(12);
  expect(plot.points[0]?.x).toBeLessThan(plot.points[1]?.x ?? 0);
});

test('one day alone stands in the middle, two tellings of it beside each other', () => {
  const plot = toldPlot([told('2024-01-05', 9, 9), told('2024-01-05', 12, 12)], 'killed');
  expect(plot.points[0]?.x).toBe(0.5);
  expect(plot.points[1]?.x).toBeGreaterThan(0.5);
  expect(plot.days).toHaveLength(1);
});

test('the numbers along the side stand there once each, also of a single person', () => {
  expect(ticks(1)).toEqual([1, 0]);
  expect(ticks(60)).toEqual([60, 30, 0]);
});

import { isolated } from '../src/words/isolated';
import { describe, expect, test } from 'vitest';
import { day, daysIn, dayToMs, instant, isDay, msToDay, window } from '../src/words/day';
import { figure, figureOrDash, middle, onScale, said, shortFigure } from '../src/words/figure';
import { count, reach, sentence, words } from '../src/words/label';

const f = (low: number | null, best: number | null, high: number | null) => ({ low, best, high });

describe('figures are said as the command line says them', () => {
  test.each([
    [f(37, 37, 37), '37'],
    [f(31, 37, 61), '31 to 61, best 37'],
    [f(31, 31, null), 'at least 31'],
    [f(31, 37, null), 'at least 31, best 37'],
    [f(null, null, 26), 'possibly up to 26'],
    [f(4, null, 26), '4, possibly up to 26'],
    [f(null, 26, 26), 'up to 26'],
    [f(null, 20, 26), '20, up to 26'],
    [f(null, 20, null), '20, no upper end'],
    [f(null, null, null), 'some, no number'],
    [f(0, 0, 0), '0'],
    [f(1200, 1200, 1200), '1,200'],
  ])('%o is %s', (given, expected) => {
    expect(figure(given)).toBe(expected);
  });

  test('nothing known is a dash, and never nought', () => {
    expect(figureOrDash(null)).toBe('–');
  });

  test.each([
    [f(31, 37, 61), '31–61'],
    [f(37, 37, 37), '37'],
    [f(31, 31, null), '31+'],
    [f(null, null, 26), '≤26'],
    [f(null, null, null), '?'],
  ])('in narrow columns %o is %s', (given, expected) => {
    expect(shortFigure(given)).toBe(expected);
  });
});

test.each([
  [9, 9, 'exact', '9'],
  [9, null, 'at_least', 'at least 9'],
  [null, 40, 'at_most', 'up to 40'],
  [12, 12, 'about', 'about 12'],
  [3, 5, 'between', '3 to 5'],
  [null, null, 'unquantified', 'some'],
])('a voice that said %s to %s (%s) is shown as "%s"', (low, high, wording, expected) => {
  expect(said(low, high, wording)).toBe(expected);
});

test('the middle of an open figure is what is known of it', () => {
  expect([middle(f(3, null, 9)), middle(f(null, null, 9)), middle(f(null, null, null)), middle(null)]).toEqual([
    3,
    9,
    null,
    null,
  ]);
});

test('the scale keeps its ends and small numbers apart', () => {
  expect(onScale(0, 100)).toBe(0);
  expect(onScale(100, 100)).toBe(1);
  expect(onScale(500, 100)).toBe(1);
  expect(onScale(2, 1000) - onScale(1, 1000)).toBeGreaterThan(0.05);
  expect(onScale(1, 0)).toBe(0);
});

test('windows say no more than their days', () => {
  expect(window('2024-10-15', '2024-10-15')).toBe('15 Oct 2024');
  expect(window('2025-01-01', '2025-01-31')).toBe('1–31 Jan 2025');
  expect(window('2023-05-03', '2023-12-05')).toBe('3 May – 5 Dec 2023');
  expect(window('2023-12-30', '2024-01-02')).toBe('30 Dec 2023 – 2 Jan 2024');
});

test('a day is a day of the calendar, and nothing else', () => {
  expect(isDay('2024-02-29')).toBe(true);
  expect(isDay('2023-02-29')).toBe(false);
  expect(isDay('yesterday')).toBe(false);
  expect(day('yesterday')).toBe('yesterday');
  expect(msToDay(dayToMs('2024-03-31'))).toBe('2024-03-31');
  expect(daysIn('2024-02-28', '2024-03-01')).toBe(3);
});

test('an instant is said in UTC, wherever the browser stands', () => {
  expect(instant('2024-10-15T23:30:00+00:00')).toBe('15 Oct 2024, 23:30 UTC');
  expect(instant('never')).toBe('never');
});

test('labels', () => {
  expect(words('air_strike')).toBe('air strike');
  expect(words(null)).toBe('');
  expect(sentence('it denies')).toBe('It denies.');
  expect(sentence('It denies..')).toBe('It denies.');
  expect(count(1, 'report')).toBe('1 report');
  expect(count(1200, 'report')).toBe('1,200 reports');
  expect(reach(3)).toBe('within 3 km');
  expect(reach(0.4)).toBe('within 1 km');
  expect(reach(480)).toBe('somewhere within 480 km: an area, not a point');
});

test('a name from right to left stands between isolates, and any other as it is', () => {
  expect(isolated('Mellit, Sudan')).toBe('Mellit, Sudan');
  expect(isolated('الأبيض')).toBe('\u2068الأبيض\u2069');
  expect(isolated('\u202eחולון')).toBe('\u2068חולון\u2069');
});

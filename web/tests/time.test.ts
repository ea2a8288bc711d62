import { expect, test } from 'vitest';
import { dayAt, drawn, extent, ticks } from '../src/time/bars';
import type { Bar } from '../src/wire/shapes';

const bar = (start: string, end: string): Bar => ({ start, end, incidents: 1, coarse: 0, low: 1, best: 1, high: 1 });
const year = extent([bar('2024-01-01', '2024-12-31')]) ?? { from: 0, until: 0 };

test('no bars have no extent', () => {
  expect(extent([])).toBeNull();
});

test('the first and the last pixel are the first and the last day', () => {
  expect(dayAt(0, year, 366)).toBe('2024-01-01');
  expect(dayAt(366, year, 366)).toBe('2024-12-31');
  expect(dayAt(-50, year, 366)).toBe('2024-01-01');
  expect(dayAt(9999, year, 366)).toBe('2024-12-31');
  expect(dayAt(31.5, year, 366)).toBe('2024-02-01');
});

test('a day in ten years can still be seen', () => {
  const span = extent([bar('2014-01-01', '2014-01-01'), bar('2024-12-31', '2024-12-31')]) ?? year;
  expect(drawn([bar('2018-05-05', '2018-05-05')], span, 500)[0]?.width).toBeGreaterThanOrEqual(2);
});

test('ticks say months where they fit, else years', () => {
  expect(ticks(year, 900).map((t) => t.text)).toEqual(
    '2024 Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
  );
  const decade = extent([bar('2014-01-01', '2023-12-31')]) ?? year;
  expect(ticks(decade, 700).every((t) => /^\d{4}$/.test(t.text))).toBe(true);
});

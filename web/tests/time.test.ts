import { expect, test } from 'vitest';
import { dayAt, drawn, extent, ticks } from '../src/time/bars';
import type { Bar } from '../src/wire/shapes';

const bar = (start: string, end: string): Bar => ({ start, end, incidents: 1, coarse: 0, low: 1, best: 1, high: 1 });
const year = { from: Date.UTC(2024, 0, 1), until: Date.UTC(2025, 0, 1) };

test('no bars have no extent', () => {
  expect(extent([])).toBeNull();
});

test('bars of a year fill the line from their first to their last day', () => {
  const months = Array.from({ length: 12 }, (_, i) =>
    bar(`2024-${String(i + 1).padStart(2, '0')}-01`, `2024-${String(i + 1).padStart(2, '0')}-28`),
  );
  const span = extent(months) ?? year;
  expect(span.from).toBe(year.from);
});

test('one month alone is shown among the months around it', () => {
  const span = extent([bar('2024-10-01', '2024-10-31')]) ?? year;
  expect(drawn([bar('2024-10-01', '2024-10-31')], span, 600)[0]?.width).toBeLessThan(60);
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
  expect(ticks(year, 900).map((t) => t.text)).toEqual('2024 Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '));
  const decade = { from: Date.UTC(2014, 0, 1), until: Date.UTC(2024, 0, 1) };
  expect(ticks(decade, 700).every((t) => /^\d{4}$/.test(t.text))).toBe(true);
});

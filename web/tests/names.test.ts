import { describe, expect, it } from 'vitest';
import { month } from '../src/list/title';
import { placed } from '../src/space/names';

const SIZE = { width: 400, height: 300 };
const when = (start: string | null, end: string | null) =>
  ({ when: { start, end, precision: 'day', basis: 'stated', label: '' } }) as never;

describe('names of countries on a flat map', () => {
  it('stand where they belong, as far as they have room', () => {
    const names = [
      { name: 'Mali', x: 100, y: 100 },
      { name: 'Niger', x: 110, y: 108 },
      { name: 'Chad', x: 398, y: 100 },
    ];
    const [mali, niger, ...more] = placed(names, [], SIZE);
    expect(mali).toEqual(names[0]);
    expect(niger).toEqual({ name: 'Niger', x: 110, y: 120 }); // below the first
    expect(more).toEqual([]); // over the edge
  });

  it('move aside for what is marked', () => {
    const [name] = placed([{ name: 'Nigeria', x: 100, y: 100 }], [{ x: 100, y: 90, r: 12 }], SIZE);
    expect(name?.y).toBe(112);
    const crowd = [60, 80, 100, 120, 140].map((y) => ({ x: 100, y, r: 12 }));
    expect(placed([{ name: 'Nigeria', x: 100, y: 100 }], crowd, SIZE)).toEqual([]);
  });
});

describe('the heading over rows of one month', () => {
  it('goes by the day by which the rows are ordered', () => {
    const long = when('2023-05-03', '2023-12-05');
    expect(month(long, true)).toBe('December 2023');
    expect(month(long, false)).toBe('May 2023');
    expect(month(when(null, '2022-07-18'), false)).toBe('July 2022');
    expect(month({ when: null }, true)).toBe('Day unknown');
  });
});

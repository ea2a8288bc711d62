import { describe, expect, test } from 'vitest';
import { route } from '../src/address/routes';
import { counted, fieldAt, fieldsOf, wholes } from '../src/review/fields';
import { draft, drop, keep } from '../src/review/keeping';
import { movedRows } from '../src/review/moved';
import { apart, boxOf, kmOf, surroundings } from '../src/review/picking';
import { trimmed } from '../src/review/selecting';
import { find, stretches } from '../src/review/stretches';
import { chosen, leaves, reasonFor, wish } from '../src/review/wish';
import { frameOf, inverse, project } from '../src/space/flat';
import type { Claim, Option, Question } from '../src/wire/shapes';

const option = (rest: Partial<Option>): Option => ({
  key: 'y',
  text: 'yes',
  kind: 'accept',
  answer: 'yes',
  about: [],
  slot: '',
  supersedes: null,
  asks: '',
  ...rest,
});

const question = { id: 'qst:1', about: ['clm:1'], slot: 'tolls[0]' } as Question;

const quote = (exact: string, start: number) => ({ exact, start, end: start + Array.from(exact).length });
const toll = (n: number, exact: string, start: number, part_of: number | null = null): Claim['tolls'][number] => ({
  n,
  kind: 'killed',
  low: 3,
  high: 3,
  wording: 'exact',
  population: 'unstated',
  group: null,
  part_of,
  quote: quote(exact, start),
  named: [],
});

const claim = (rest: Partial<Claim>): Claim => ({
  id: 'clm:1',
  short: '1',
  report_id: 'rep:1',
  event_type: 'shelling',
  stance: 'asserts',
  voice: null,
  speakers: [],
  perpetrators: [],
  targets: [],
  places: [],
  when: null,
  tolls: [],
  losses: [],
  weapons: [],
  evidence: [],
  part_of: null,
  same_event_as: null,
  confidence: null,
  field_confidence: {},
  membership: null,
  incident_id: 'inc:1',
  by_people: [],
  taken_out: [],
  rejected: false,
  ...rest,
});

describe('a wish', () => {
  test('an option is about what its question is about, in its field, unless it says otherwise', () => {
    expect(chosen(question, option({}), '')).toMatchObject({ about: ['clm:1'], slot: 'tolls[0]', question: 'qst:1' });
    expect(
      chosen(question, option({ about: ['dec:9'], supersedes: 'dec:9', kind: 'undo', answer: '' }), ''),
    ).toMatchObject({ about: ['dec:9'], slot: '', answer: 'yes', supersedes: 'dec:9' });
    expect(chosen(question, option({ slot: 'tolls[0].count' }), '')?.slot).toBe('tolls[0].count');
  });

  test('an option that asks is nothing until it is answered, and carries the words it rests on', () => {
    const asks = option({ kind: 'correct', asks: 'How many?' });
    const words = { report_id: 'rep:1', start: 3, end: 9 };
    expect(chosen(question, asks, '  ')).toBeNull();
    expect(chosen(question, asks, ' 12 ', words)).toMatchObject({ answer: '12', words });
    expect(chosen(question, option({}), '12', words)?.words).toBeNull();
  });

  test('only a figure of one’s own needs a reason', () => {
    expect(reasonFor(wish('estimate', ['inc:1'], { slot: 'killed/all' }))).toBe('needed');
    expect(reasonFor(wish('merge', ['inc:1', 'inc:2']))).toBe('wanted');
    expect(reasonFor(wish('reject', ['clm:1']))).toBe('wanted');
    expect(reasonFor(wish('reject', ['clm:1'], { slot: 'tolls[0]' }))).toBe('free');
  });

  test('a claim leaves its incident only where others stay', () => {
    expect(leaves(claim({}), 2)).toMatchObject({ kind: 'split', about: ['inc:1'], answer: 'clm:1' });
    expect(leaves(claim({}), 1)).toBeNull();
    expect(leaves(claim({ incident_id: null }), 4)).toBeNull();
  });
});

describe('fields', () => {
  test('entries that people took out still count in the number of a field', () => {
    const slots = fieldsOf(
      claim({ tolls: [toll(0, 'five men', 10), toll(1, 'two boys', 30, 0)], taken_out: ['tolls[0]'] }),
    );
    const names = slots.map((f) => f.slot);
    expect(names).toContain('tolls[1].count');
    expect(names).toContain('tolls[2].count');
    expect(names).not.toContain('tolls[0].count');
    expect(slots.find((f) => f.slot === 'tolls[2].part_of')?.value).toBe('tolls[1]');
    expect(slots.find((f) => f.slot === 'tolls[3]')?.fresh).toBe(true);
  });

  test('a number is part of any other number, and of none but itself', () => {
    const both = claim({ tolls: [toll(0, 'five men', 10), toll(1, 'two boys', 30)] });
    expect(wholes(both, 'tolls[1].part_of').map((o) => o.value)).toEqual(['none', 'tolls[0]']);
  });

  test.each([
    [12, 12, 'exact', '12'],
    [12, null, 'at_least', 'at_least 12'],
    [null, 40, 'at_most', 'at_most 40'],
    [30, 30, 'about', 'about 30'],
    [3, 5, 'between', '3-5'],
    [null, null, 'unquantified', 'unquantified'],
  ])('%s to %s, %s, is written %s', (low, high, wording, answer) => {
    expect(counted(low, high, wording)).toBe(answer);
  });

  test('selected words lead to the field that holds them', () => {
    const fields = fieldsOf(claim({ tolls: [toll(0, 'five men', 10), toll(1, 'two boys', 30)] }));
    expect(fieldAt(fields, 31, 34)?.slot).toBe('tolls[1].count');
    expect(fieldAt(fields, 100, 104)).toBeNull();
  });
});

describe('an excerpt', () => {
  const marked = (exact: string, start: number, before: string, after: string) => ({
    ...quote(exact, start),
    text_before: before,
    text_after: after,
  });

  test('sentences side by side are one text, each letter once, the words in question marked', () => {
    const text = 'It was told. Five men died. Two fled.';
    const one = marked('It was told.', 0, '', ' Five men died');
    const two = marked('Five men died.', 13, 'It was told. ', ' Two fled.');
    const lines = stretches({ quotes: [one, two], words: [marked('Five men', 13, 'told. ', ' died.')] });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.map((p) => p.text).join('')).toBe(text.slice(0, -6));
    expect(lines[0]?.find((p) => p.asked)).toMatchObject({ text: 'Five men', start: 13, quoted: true });
  });

  test('what was left out between two sentences parts them, and no cut word is shown', () => {
    const lines = stretches({
      quotes: [marked('A b.', 0, '', ' Cde'), marked('X y.', 90, 'ther one. ', '')],
      words: [],
    });
    expect(lines.map((line) => line.map((p) => p.text).join(''))).toEqual(['A b.', 'one. X y.']);
    expect(lines[1]?.[0]?.start).toBe(85);
  });

  test('letters outside the basic plane count as one', () => {
    const lines = stretches({ quotes: [marked('𐤀𐤁 c', 5, '', '')], words: [marked('c', 8, '', '')] });
    expect(lines[0]?.map((p) => [p.start, p.text])).toEqual([
      [5, '𐤀𐤁 '],
      [8, 'c'],
    ]);
  });

  test('typed words are found in the claim’s own words first', () => {
    const text = '😀 ten men. Later ten men.';
    expect(find(text, 'ten men', [{ start: 11, end: 25 }])).toEqual({ start: 17, end: 24 });
    expect(find(text, 'ten men', [])).toEqual({ start: 2, end: 9 });
    expect(find(text, 'nobody', [])).toBeNull();
    expect(find(text, '  ', [])).toBeNull();
  });

  test('a selection is without the blanks at its ends', () => {
    const at = { report_id: 'rep:1', claim: null, start: 4, end: 12, exact: ' 😀 men  ' };
    expect(trimmed(at)).toMatchObject({ start: 5, end: 10, exact: '😀 men' });
    expect(trimmed({ ...at, exact: '   ' })).toBeNull();
  });
});

describe('what was typed is kept', () => {
  const store = (): Storage => {
    const held = new Map<string, string>();
    return {
      getItem: (k: string) => held.get(k) ?? null,
      setItem: (k: string, v: string) => void held.set(k, v),
      removeItem: (k: string) => void held.delete(k),
      key: (n: number) => [...held.keys()][n] ?? null,
      clear: () => {
        held.clear();
      },
      get length() {
        return held.size;
      },
    };
  };

  test('until it is saved; an option that was only looked at is not', () => {
    const at = store();
    keep('question:1', { option: 'n', answer: '12', reason: 'the list' }, at);
    expect(draft('question:1', at)).toMatchObject({ option: 'n', answer: '12', reason: 'the list' });
    drop('question:1', at);
    expect(draft('question:1', at)).toEqual({});
    keep('question:2', { option: 'y', reason: ' ' }, at);
    expect(at.length).toBe(0);
  });

  test('the oldest go where there are very many, and broken ones are as none', () => {
    const at = store();
    for (let n = 0; n < 210; n += 1) keep(`q${String(n)}`, { reason: 'x' }, at, n);
    expect(at.length).toBe(200);
    expect([draft('q0', at), draft('q209', at).reason]).toEqual([{}, 'x']);
    at.setItem('recount.draft:bad', '{');
    expect(draft('bad', at)).toEqual({});
  });
});

describe('what a decision moves', () => {
  const lite = (method: string, best: number | null, population = 'all', kind = 'killed') => ({
    kind,
    population,
    method,
    low: best,
    best,
    high: best,
  });

  test('only figures that differ, the dead first, with incidents that are new or gone', () => {
    const moved = movedRows({
      sentence: '',
      incidents: [
        {
          id: 'inc:1',
          before: [lite('ucdp', 3, 'all', 'injured'), lite('ucdp', 5), lite('acled', 5)],
          after: [lite('ucdp', 2, 'all', 'injured'), lite('ucdp', 9), lite('acled', 5)],
        },
        { id: 'inc:2', before: [], after: [lite('ucdp', 1)] },
        { id: 'inc:3', before: [lite('ucdp', 1)], after: [] },
      ],
    });
    expect(moved[0]?.rows.map((r) => [r.of, r.before?.best, r.after?.best])).toEqual([
      ['killed', 5, 9],
      ['injured', 3, 2],
    ]);
    expect(moved.map((m) => m.fate)).toEqual(['stays', 'new', 'gone']);
  });
});

describe('a place is picked', () => {
  test('a click is the point that is drawn there', () => {
    const frame = frameOf([30, 10, 40, 20], 400, 300);
    const [lon, lat] = inverse(...project(36.25, 15.5, frame), frame);
    expect([lon.toFixed(6), lat.toFixed(6)]).toEqual(['36.250000', '15.500000']);
  });

  test('the reach of a click grows with the view, within bounds', () => {
    expect(kmOf(40, 0, 512)).toBe(500);
    expect(kmOf(40, 15, 100_000)).toBe(15);
    expect(kmOf(40, 15, 10_000_000)).toBe(2);
  });

  test('places without a point do not move the frame', () => {
    expect(boxOf([{ lat: null, lon: null, radius_km: null }])).toEqual(boxOf([]));
    const [w, s, e, n] = boxOf([{ lat: 15, lon: 25, radius_km: 900 }]);
    expect(n - s).toBeLessThan(8);
    expect(w < 25 && e > 25).toBe(true);
  });

  test('other incidents are looked for around the days and the place; without either by words alone', () => {
    const when = { start: '2024-03-01', end: '2024-03-02' };
    const found = surroundings({ when, place: { lat: 15, lon: 25, radius_km: 3 } } as never);
    expect(found).toBe('limit=12&from=2024-02-25&to=2024-03-07&near=15%2C25%2C50');
    expect(surroundings({ when: null, place: null })).toBeNull();
  });
});

test('addresses of questions and of the log', () => {
  expect(route('/review', '?kind=toll', '')).toEqual({ page: 'review', id: null, kind: 'toll', incident: null });
  expect(route('/review/qst:b2:1', '', '')).toMatchObject({ page: 'review', id: 'qst:b2:1' });
  expect(route('/decisions', '', '')).toEqual({ page: 'decisions' });
  expect(route('/review/a/b', '', '').page).toBe('nowhere');
});

test('names on the small map never lie over each other; the first has its room', () => {
  const at = (name: string, x: number, y: number) => ({ name, x, y });
  const all = [at('Tall Rifat', 100, 50), at('Shaykh Issa', 110, 55), at('Mellit', 100, 80), at('Azaz', 300, 50)];
  expect(apart(all).map((label) => label.name)).toEqual(['Tall Rifat', 'Mellit', 'Azaz']);
});

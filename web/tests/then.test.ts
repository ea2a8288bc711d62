import { expect, test } from 'vitest';
import { choices } from '../src/incident/then';
import type { Stood } from '../src/wire/shapes';

const stood = (since: number, rest: Partial<Stood>): Stood =>
  ({ since, until: null, claims: 2, killed: { ucdp: { low: 3, best: 4, high: 9 } }, decided: null, ...rest }) as Stood;

test('tellings are numbered in the order of the ledger, and say what came before them', () => {
  const decided = { by: 'Ana Quist', at: '2024-05-03T09:15:00Z' };
  const [first, second] = choices([stood(40, { claims: 1 }), stood(52, { decided })]);
  expect(first).toMatchObject({ since: '40' });
  expect(first?.says).toMatch(/^1 of 2 · 1 claim · killed .*4.* · before any decision$/);
  expect(second?.says).toMatch(/^2 of 2 · 2 claims · .* · after a decision of Ana Quist, .*2024/);
});

test('where no method gives a number, none is made up', () => {
  expect(choices([stood(40, { killed: {} as Stood['killed'] })])[0]?.says).toContain('killed –');
});

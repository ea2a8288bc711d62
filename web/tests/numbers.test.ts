import { expect, test } from 'vitest';
import { leadOf } from '../src/incident/numbers';
import type { Estimate } from '../src/wire/shapes';

const estimate = (kind: string, method: string, population = 'all') => ({ kind, method, population }) as Estimate;

test('a page begins with the dead of all, by a person before a method', () => {
  const killed = [estimate('killed', 'acled'), estimate('killed', 'ucdp'), estimate('killed', 'ucdp', 'civilian')];
  expect(leadOf([estimate('injured', 'ucdp'), ...killed])?.method).toBe('ucdp');
  expect(leadOf([...killed, estimate('killed', 'person')])?.method).toBe('person');
});

test('without dead it begins with the injured, and without either with nothing', () => {
  expect(leadOf([estimate('abducted', 'ucdp'), estimate('injured', 'as_told')])?.kind).toBe('injured');
  expect(leadOf([estimate('killed', 'ucdp', 'civilian')])).toBeNull();
});

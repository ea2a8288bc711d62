import { expect, test } from 'vitest';
import { asAnswer, countTyped, daysTyped, figureTyped } from '../src/review/typed';

test.each([
  ['12', '12'],
  ['at least 12', 'at_least 12'],
  ['at_least 12', 'at_least 12'],
  ['12+', 'at_least 12'],
  ['12 or more', 'at_least 12'],
  ['Up to 40', 'at_most 40'],
  ['at_most 40', 'at_most 40'],
  ['~30', 'about 30'],
  ['some 30', 'about 30'],
  ['3–5', '3-5'],
  ['3 to 5', '3-5'],
  ['1,200', '1200'],
  ['several', 'unquantified'],
  ['a dozen', 'a dozen'],
])('a number typed as %s is answered as %s', (typed, answer) => {
  expect(countTyped(typed)).toBe(answer);
});

test.each([
  ['2017-10-03', '2017-10-03'],
  ['3 Oct 2017', '2017-10-03'],
  ['3 October 2017', '2017-10-03'],
  ['1–7 Oct 2017', '2017-10-01..2017-10-07'],
  ['30 Sep – 2 Oct 2017', '2017-09-30..2017-10-02'],
  ['30 Dec 2016 to 2 Jan 2017', '2016-12-30..2017-01-02'],
  ['2017-10-03..2017-10-05', '2017-10-03..2017-10-05'],
  ['Oct 2017', '2017-10'],
  ['2017-10', '2017-10'],
  ['2017', '2017'],
  ['31 Feb 2017', '31 Feb 2017'],
  ['unknown', 'unknown'],
])('days typed as %s are answered as %s', (typed, answer) => {
  expect(daysTyped(typed)).toBe(answer);
});

test('a number that was missed keeps what befell whom', () => {
  expect(asAnswer('tolls[2]', 'killed at least 12 civilian')).toBe('killed at_least 12 civilian');
  expect(asAnswer('tolls[0].population', 'civilian')).toBe('civilian');
});

test('a figure of three ends leaves open what is left empty', () => {
  expect(figureTyped(['12', '14', '20'])).toBe('12/14/20');
  expect(figureTyped(['12', '', undefined])).toBe('12/-/-');
  expect(figureTyped(['', ' ', ''])).toBe('');
});

import { expect, test } from 'vitest';
import { asked } from '../src/review/asked';

test('what is asked stands apart from what speaks for it', () => {
  expect(asked('Is it one event? They stand as two. For it: the same day.')).toEqual({
    question: 'Is it one event?',
    after: 'They stand as two. For it: the same day.',
  });
});

test('what comes before the question stays with it, and a mark inside quoted words ends nothing', () => {
  expect(asked('Ana says 3. Ben says 4. Which is right?')).toEqual({
    question: 'Ana says 3. Ben says 4. Which is right?',
    after: '',
  });
  expect(asked('Is “who?” read right as Ana?').question).toBe('Is “who?” read right as Ana?');
  expect(asked('No mark at all')).toEqual({ question: 'No mark at all', after: '' });
});

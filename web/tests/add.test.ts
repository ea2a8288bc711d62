import { plainSlip } from '../src/add/slips';
import { describe, expect, it, test } from 'vitest';
import { apart, MOST_FILES, refusal, requests } from '../src/add/batches';
import { WAYS } from '../src/add/ground';
import {
  canonical,
  counted,
  earlier,
  emptyHand,
  newClaim,
  newToll,
  record,
  reworded,
  withWords,
  type Hand,
} from '../src/add/hand';
import { emptyText, newText, wrong } from '../src/add/paste';
import { find, trimmed } from '../src/add/points';

const file = (name: string, size = 10) => ({ name, size });

describe('files', () => {
  it('are refused by name where they can not be read', () => {
    expect(refusal(file('a.PDF'))).toBeNull();
    expect(refusal(file('a.exe'))?.why).toContain('.exe');
    expect(refusal(file('README'))?.why).toContain('no ending');
    expect(refusal(file('a.txt', 0))?.why).toContain('empty');
    expect(refusal(file('a.txt', 99_000_000))?.why).toContain('MB');
  });

  it('of one name are told apart', () => {
    expect(apart(['a.txt', 'b.txt', 'a.txt', 'a.txt'])).toEqual(['a.txt', 'b.txt', 'a (2).txt', 'a (3).txt']);
  });

  it('go in as many requests as the server takes, in order', () => {
    expect(requests(Array.from({ length: 41 }, (_, n) => file(`${String(n)}.txt`))).map((r) => r.length)).toEqual([
      MOST_FILES,
      MOST_FILES,
      1,
    ]);
    expect(requests([file('a', 20e6), file('b', 20e6), file('c', 1)]).map((r) => r.length)).toEqual([1, 2]);
  });
});

describe('a pasted report', () => {
  const typed = { ...emptyText(), text: 'Two died.', published: '2017-10-05' };

  it('is sent with what is known, and null for what is not', () => {
    expect(wrong(typed)).toEqual({});
    expect(newText({ ...typed, source: ' Valley Post ', language: 'EN' })).toEqual({
      text: 'Two died.',
      title: null,
      source: 'Valley Post',
      published: '2017-10-05',
      url: null,
      language: 'en',
    });
  });

  it('needs words, and a day or that nobody knows it', () => {
    expect(wrong({ ...typed, text: ' \n' }).text).toBeDefined();
    expect(wrong({ ...typed, text: '12 — 13' }).text).toBeDefined();
    expect(wrong({ ...typed, published: '' }).published).toBeDefined();
    expect(wrong({ ...typed, published: '', undated: true })).toEqual({});
    expect(newText({ ...typed, undated: true }).published).toBeNull();
    expect(wrong(typed, '2017-10-04').published).toContain('still to come');
  });

  it('has no address that would run something', () => {
    expect(wrong({ ...typed, url: 'javascript:alert(1)' }).url).toBeDefined();
    expect(wrong({ ...typed, url: 'https://example.org/a' })).toEqual({});
  });
});

describe('numbers in words', () => {
  it('are read in digits of any script', () => {
    expect(counted('at least 12 people')).toBe(12);
    expect(counted('1,200 families')).toBe(1200);
    expect(counted('١٢ شخصا')).toBe(12);
    expect(counted('१५ लोग')).toBe(15);
  });

  it('are left open where there are none or several', () => {
    expect(counted('six people')).toBeNull();
    expect(counted('10 to 15 people')).toBeNull();
    expect(counted('aged 3, 5 and 7')).toBeNull();
  });
});

describe('a count', () => {
  const exact = newToll({ start: 0, end: 2, exact: '12' }, 'killed');

  it('keeps its number and lets go of ends that its wording has not', () => {
    expect(reworded(exact, 'at_least')).toMatchObject({ low: 12, high: null });
    expect(reworded(exact, 'at_most')).toMatchObject({ low: null, high: 12 });
    expect(reworded(reworded(exact, 'at_most'), 'about')).toMatchObject({ low: 12, high: 12 });
    expect(reworded(exact, 'unquantified')).toMatchObject({ low: null, high: null });
  });
});

describe('places in a text', () => {
  const text = '🕯 Six died; six were hurt.';

  it('count code points', () => {
    expect(find(text, 'Six')).toEqual({ start: 2, end: 5, exact: 'Six' });
    expect(trimmed(Array.from(text), 1, 6)).toEqual({ start: 2, end: 5, exact: 'Six' });
    expect(trimmed(Array.from(text), 1, 2)).toBeNull();
  });

  it('are found again further on, and then from the start', () => {
    expect(find('a b a', 'a', 1)?.start).toBe(4);
    expect(find('a b a', 'a', 5)?.start).toBe(0);
    expect(find('a b a', 'c')).toBeNull();
  });

  it('are those that the server counts', () => {
    expect(canonical('e\u0301\r\nb\0')).toBe('é\nb');
  });
});

describe('a report coded by hand', () => {
  function coded(): Hand {
    const hand = { ...emptyHand(), text: '🕯 Six died in Tel Zeyd on Tuesday.', published: '2017-10-05' };
    const claim = newClaim(hand);
    hand.claims.push(claim);
    const put = (key: string, words: string): void => {
      const found = find(hand.text, words);
      if (found) WAYS.find((way) => way.key === key)?.put(claim, found);
    };
    put('e', 'Six died in Tel Zeyd on Tuesday');
    put('k', 'Six');
    put('p', 'Tel Zeyd');
    put('t', 'Tuesday');
    return hand;
  }
  const first = (hand: Hand) => (record(hand).claims as Record<string, never>[])[0];

  it('has every value with its words and where they stand', () => {
    expect(first(coded())).toMatchObject({
      id: 'c1',
      evidence: ['Six died in Tel Zeyd on Tuesday'],
      places: [{ text: 'Tel Zeyd', relation: 'in' }],
      tolls: [{ text: 'Six', kind: 'killed', low: null, high: null, wording: '' }],
      spans: { evidence: [[2, 33]], tolls: [[2, 5]], places: [[14, 22]], when: [26, 33] },
    });
  });

  it('leaves a day that was not given to be read from the words', () => {
    expect(first(coded())).toMatchObject({
      when: { text: 'Tuesday', start: null, precision: 'unknown' },
      window: null,
    });
    const hand = coded();
    const when = hand.claims[0]?.when;
    if (when) when.start = '2017-10-03';
    expect(first(hand)).toMatchObject({ when: { start: '2017-10-03', end: '2017-10-03', precision: 'day' } });
    expect(first(hand)).not.toHaveProperty('window');
  });

  it('does not take the same words twice into one slot', () => {
    const hand = coded();
    const claim = hand.claims[0];
    const words = claim?.evidence[0];
    if (claim && words) WAYS[0]?.put(claim, words);
    expect(claim?.evidence).toHaveLength(1);
  });
});

describe('what a coder may say beside words', () => {
  const at = (start: number, exact: string) => ({ start, end: start + exact.length, exact });

  it('puts a name to the nearest number, once, and only where there is one', () => {
    const claim = newClaim(emptyHand());
    const way = WAYS.find((one) => one.key === 'm');
    expect([way?.fits?.(claim), way?.fits?.(undefined)]).toEqual([false, false]);
    claim.tolls = [newToll(at(0, 'two men'), 'killed'), newToll(at(90, 'six women'), 'injured')];
    expect(way?.fits?.(claim)).toBe(true);
    for (const name of [at(75, 'Ewa Lis'), at(10, 'Jan Kos'), at(75, 'Ewa Lis')]) way?.put(claim, name);
    expect(claim.tolls.map((toll) => toll.named.map((one) => one.exact))).toEqual([['Jan Kos'], ['Ewa Lis']]);
  });

  it('sends the parties that were chosen, and null for those left to be read', () => {
    const hand = emptyHand();
    const claim = newClaim(hand);
    hand.claims = [claim];
    const sent = () => (record(hand).claims as Record<string, unknown>[])[0] ?? {};
    claim.perpetrators = [at(0, 'the army'), at(20, 'the front')];
    expect('actors' in sent()).toBe(false);
    claim.perpetrators[1] = { ...at(20, 'the front'), actor: { id: 'actor:front', name: 'Blue Front' } };
    expect(sent().actors).toEqual({ speakers: [], perpetrators: [null, 'actor:front'], targets: [] });
  });

  it('moves an entry up, and the first nowhere', () => {
    expect(earlier(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b']);
    expect(earlier(['a', 'b'], 0)).toEqual(['a', 'b']);
  });

  it('sends a translation beside the words, in the form that the server keeps', () => {
    const hand = { ...emptyHand(), text: 'Słowa.', translation: ' Words.\r\n', translated_into: 'EN' };
    expect(withWords(hand)).toEqual({ text: 'Słowa.', translation: 'Words.', translated_into: 'en' });
  });
});

test('what is to be mended is said in the words of the form', () => {
  expect(plainSlip('event_type: none is given')).toBe('What happened: choose one');
  expect(plainSlip('toll 0: wording: none is given')).toBe('Toll 1: wording: choose one');
});

// Help: tips inside the window, a tour whose targets exist, rules in words, and the list of reports.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { placed } from '../src/help/place';
import { STEPS } from '../src/help/steps';
import { vagueRows } from '../src/help/vague';
import { narrowing, reportsPath } from '../src/reports/asking';

const view = { width: 400, height: 600 };
const tip = { width: 200, height: 80 };

describe('a tip', () => {
  it('lies under its word, above it at the foot of the window, and inside it', () => {
    expect(placed({ left: 20, top: 100, bottom: 120 }, tip, view)).toEqual({ left: 20, top: 126 });
    expect(placed({ left: 20, top: 560, bottom: 580 }, tip, view)).toEqual({ left: 20, top: 474 });
    expect(placed({ left: 380, top: 0, bottom: 20 }, tip, view).left).toBe(192);
    expect(placed({ left: -50, top: 0, bottom: 20 }, tip, view).left).toBe(8);
  });
});

describe('the tour', () => {
  it('points at what pages have', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.svelte'))
      .map((name) => readFileSync(`src/${name}`, 'utf8'))
      .join('\n');
    for (const { target } of STEPS) {
      const attribute = /\[([^\]]+)\]/.exec(target)?.[1] ?? `class="${target.split('.')[1] ?? ''}"`;
      expect(sources, target).toContain(attribute);
    }
  });
});

describe('rules for words without a number', () => {
  it('are said as figures', () => {
    const base = { method: 'airwars', words: ['several'], plural: false };
    const people = (low: number | null, best: number | null, high: number | null): string | undefined =>
      vagueRows([{ ...base, low, best, high }])[0]?.people;
    expect(people(2, null, 2)).toBe('2');
    expect(people(12, null, 24)).toBe('12 to 24');
    expect(people(3, 3, 10)).toBe('3 to 10, best 3');
    expect(people(10, 10, null)).toBe('at least 10');
  });
});

describe('the list of reports', () => {
  it('asks for what the address names, and for nothing else', () => {
    expect(reportsPath('?source=A&source=B&copies=1&evil=2&undated=0', 'c')).toBe(
      'reports?source=A&source=B&copies=1&limit=50&after=c',
    );
  });

  it('says what narrows it, and what takes that away', () => {
    const found = narrowing('?source=A&from=2020-01-01&to=2020-01-02', (from, to) => `${String(from)}–${String(to)}`);
    expect(found).toEqual([
      { text: 'of A', href: '/reports?from=2020-01-01&to=2020-01-02' },
      { text: 'published 2020-01-01–2020-01-02', href: '/reports?source=A' },
    ]);
  });
});

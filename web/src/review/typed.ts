// What a person types for a number or for days, as an answer of the API has it (`docs/review.md`). What is written in no way that
// is known here goes as it is: the API says how to write it. Pure.
import { isDay } from '../words/day';

const DASH = String.raw`\s*(?:-|–|—|to)\s*`;
const BOUNDS: readonly [RegExp, string][] = [
  [/^(?:at[ _]least|no fewer than|≥|>=)\s*(\d+)$/u, 'at_least'],
  [/^(\d+)\s*(?:\+|or more)$/u, 'at_least'],
  [/^(?:at[ _]most|up to|no more than|≤|<=)\s*(\d+)$/u, 'at_most'],
  [/^(?:about|around|some|roughly|nearly|~)\s*(\d+)$/u, 'about'],
];
const RANGE = new RegExp(`^(\\d+)${DASH}(\\d+)$`, 'u');
const UNSAID = ['some', 'several', 'many', 'unquantified'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `at least 12`, `12+`, `up to 40`, `~30`, `3–5`, `1,200`, `some` as `at_least 12`, …, `unquantified`. */
export function countTyped(text: string): string {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/(?<=\d),(?=\d{3}\b)/gu, '');
  for (const [pattern, wording] of BOUNDS) {
    const number = pattern.exec(typed)?.[1];
    if (number) return `${wording} ${number}`;
  }
  const [, low, high] = RANGE.exec(typed) ?? [];
  if (low && high) return `${low}-${high}`;
  if (UNSAID.includes(typed)) return 'unquantified';
  return /^\d+$/u.test(typed) ? typed : text.trim();
}

/** `3 Oct 2017`, `1–7 Oct 2017`, `30 Sep – 2 Oct 2017`, `Oct 2017` as `2017-10-03`, `2017-10-01..2017-10-07`, …, `2017-10`. */
export function daysTyped(text: string): string {
  const typed = text.trim().toLowerCase();
  const one = isoOf(typed);
  if (one) return one;
  const [, first, last] = new RegExp(`^(.+?)(?:\\s*\\.\\.\\s*|${DASH}(?!\\d{2}\\b.*-))(.+)$`, 'u').exec(typed) ?? [];
  const end = last ? isoOf(last) : null;
  if (!first || !end || !isDay(end)) return text.trim();
  const [year = '', month = ''] = end.split('-');
  const start = isoOf(first) ?? isoOf(`${first} ${year}`) ?? dayOf(first, month, year);
  return start && isDay(start) ? `${start}..${end}` : text.trim();
}

function isoOf(text: string): string | null {
  if (isDay(text)) return text;
  const [, d, name = '', year = ''] = /^(?:(\d{1,2})\s+)?(\p{L}{3,9})\.?,?\s+(\d{4})$/u.exec(text) ?? [];
  const n = MONTHS.indexOf(name.slice(0, 3)) + 1;
  if (n === 0) return null;
  const month = String(n).padStart(2, '0');
  return d ? dayOf(d, month, year) : `${year}-${month}`;
}

function dayOf(d: string, month: string, year: string): string | null {
  const day = `${year}-${month}-${d.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

/** What was typed for a field, as its answer. */
export function asAnswer(slot: string, text: string): string {
  if (slot.endsWith('.count')) return countTyped(text);
  if (slot === 'when') return daysTyped(text);
  const toll = /^tolls\[\d+\]$/u.test(slot) ? /^(\S+)\s+(.+)\s+(\S+)$/u.exec(text.trim()) : null;
  return toll ? `${toll[1] ?? ''} ${countTyped(toll[2] ?? '')} ${toll[3] ?? ''}` : text.trim();
}

/** Low, best and high as one answer: `12/14/20`, an open end as a dash; empty where none is given. */
export function figureTyped(ends: readonly (string | undefined)[]): string {
  const three = [0, 1, 2].map((n) => (ends[n] ?? '').trim());
  return three.some(Boolean) ? three.map((end) => end || '-').join('/') : '';
}

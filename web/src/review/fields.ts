// The fields of a claim that a person can put right, with what stands there, written as an answer would be
// (`docs/review.md`). Fields are numbered as the ledger has them: entries that people took out count.
import type { Claim, Quote } from '../wire/shapes';
import { window } from '../words/day';
import { said } from '../words/figure';
import { group, STANCES, words } from '../words/label';

export type Editor = 'count' | 'code' | 'when' | 'place' | 'actor' | 'part' | 'toll';

export interface Field {
  slot: string;
  name: string;
  /** What stands there, as people read it. */
  now: string;
  /** The same as an answer, where it can be typed. */
  value: string;
  editor: Editor;
  /** The section of the codebook, or the list of a part's wholes. */
  codes: string;
  quote: Quote | null;
  /** Can the entry be taken out? Fields that every claim needs can only be corrected. */
  loose: boolean;
  /** There is nothing here yet: it needs words of the report. */
  fresh: boolean;
}

type Named = 'tolls' | 'losses' | 'places' | 'perpetrators' | 'targets' | 'speakers';

/** The number in the ledger of each entry that is left. */
export function numbers(claim: Pick<Claim, 'taken_out'>, name: Named, left: number): number[] {
  const gone = new Set(
    claim.taken_out.filter((slot) => slot.startsWith(`${name}[`)).map((s) => Number(s.slice(name.length + 1, -1))),
  );
  const out: number[] = [];
  for (let n = 0; out.length <= left; n += 1) if (!gone.has(n)) out.push(n);
  return out;
}

const field = (slot: string, name: string, rest: Partial<Field>): Field => ({
  slot,
  name,
  now: '',
  value: '',
  editor: 'code',
  codes: '',
  quote: null,
  loose: false,
  fresh: false,
  ...rest,
});

/** `12`, `at_least 12`, `3-5`: as the API reads it. */
export function counted(low: number | null, high: number | null, wording: string): string {
  if (wording === 'unquantified') return wording;
  if (wording === 'between') return `${String(low)}-${String(high)}`;
  if (wording === 'at_most') return `at_most ${String(high)}`;
  return wording === 'exact' ? String(low) : `${wording} ${String(low)}`;
}

export function fieldsOf(claim: Claim): Field[] {
  return [
    ...tolls(claim),
    ...claim.losses.flatMap((l, i) => {
      const at = `losses[${String(numbers(claim, 'losses', claim.losses.length)[i])}]`;
      const what = `${words(l.loss_class)} ${words(l.kind)}`;
      return [
        field(`${at}.count`, `${what}: how many`, {
          now: said(l.low, l.high, l.wording),
          value: counted(l.low, l.high, l.wording),
          editor: 'count',
          quote: l.quote,
          loose: true,
        }),
        field(`${at}.kind`, `${what}: what befell it`, { now: words(l.kind), value: l.kind, codes: 'loss_kind' }),
        field(`${at}.loss_class`, `${what}: what it was`, {
          now: words(l.loss_class),
          value: l.loss_class,
          codes: 'loss_class',
        }),
      ];
    }),
    ...places(claim),
    field('when', 'when', {
      now: claim.when?.start ? window(claim.when.start, claim.when.end ?? claim.when.start) : 'unknown',
      value: claim.when?.start ? days(claim.when.start, claim.when.end) : '',
      editor: 'when',
      quote: claim.when?.quote ?? null,
      loose: claim.when !== null,
    }),
    ...parties(claim, 'perpetrators', 'who did it'),
    ...parties(claim, 'targets', 'against'),
    ...voices(claim),
    field('event_type', 'what happened', {
      now: words(claim.event_type),
      value: claim.event_type,
      codes: 'event_type',
    }),
    field('stance', 'what the voice does with it', {
      now: STANCES[claim.stance] ?? words(claim.stance),
      value: claim.stance,
      codes: 'stance',
    }),
  ];
}

const days = (start: string, end: string | null): string => (end && end !== start ? `${start}..${end}` : start);

function tolls(claim: Claim): Field[] {
  const at = numbers(claim, 'tolls', claim.tolls.length);
  const made = claim.tolls.flatMap((t, i) => {
    const slot = `tolls[${String(at[i])}]`;
    const whom = [words(t.kind), t.group ? group(t.group, null) : ''].filter(Boolean).join(', ');
    const whole = t.part_of === null ? 'none' : `tolls[${String(at[t.part_of])}]`;
    return [
      field(`${slot}.count`, `${whom}: how many`, {
        now: said(t.low, t.high, t.wording),
        value: counted(t.low, t.high, t.wording),
        editor: 'count',
        quote: t.quote,
        loose: true,
      }),
      field(`${slot}.kind`, `${whom}: what befell them`, { now: words(t.kind), value: t.kind, codes: 'toll_kind' }),
      field(`${slot}.population`, `${whom}: civilians or not`, {
        now: words(t.population),
        value: t.population,
        codes: 'population',
      }),
      field(`${slot}.group`, `${whom}: which group`, {
        now: words(t.group ?? 'none'),
        value: t.group ?? 'none',
        codes: 'group',
      }),
      ...(claim.tolls.length > 1
        ? [
            field(`${slot}.part_of`, `${whom}: counted in another number`, {
              now: partName(claim, t.part_of),
              value: whole,
              editor: 'part',
            }),
          ]
        : []),
    ];
  });
  return [
    ...made,
    field(`tolls[${String(at[claim.tolls.length])}]`, 'a number that was missed', { editor: 'toll', fresh: true }),
  ];
}

const partName = (claim: Claim, n: number | null): string =>
  n === null ? 'none: it stands for itself' : `in “${claim.tolls[n]?.quote.exact ?? ''}”`;

/** What a toll may be a part of: each other toll of the claim, under its number in the ledger. */
export function wholes(claim: Claim, slot: string): { value: string; label: string }[] {
  const at = numbers(claim, 'tolls', claim.tolls.length);
  const others = claim.tolls
    .map((t, i) => ({ value: `tolls[${String(at[i])}]`, label: `counted in “${t.quote.exact}”` }))
    .filter(({ value }) => !slot.startsWith(`${value}.`));
  return [{ value: 'none', label: partName(claim, null) }, ...others];
}

function places(claim: Claim): Field[] {
  const at = numbers(claim, 'places', claim.places.length);
  const made = claim.places.map((p, i) =>
    field(`places[${String(at[i])}]`, `where (${words(p.relation)})`, {
      now: p.locus?.label ?? 'no place settled on',
      editor: 'place',
      quote: p.quote,
      loose: true,
    }),
  );
  const next = `places[${String(at[claim.places.length])}]`;
  return [...made, field(next, 'a place that was missed', { editor: 'place', fresh: true })];
}

function parties(claim: Claim, name: 'perpetrators' | 'targets', said_: string): Field[] {
  const at = numbers(claim, name, claim[name].length);
  const made = claim[name].map((r, i) =>
    field(`${name}[${String(at[i])}]`, said_, {
      now: r.actor?.name ?? 'nobody known',
      value: r.actor?.id ?? '',
      editor: 'actor',
      quote: r.quote,
      loose: true,
    }),
  );
  const next = `${name}[${String(at[claim[name].length])}]`;
  return [...made, field(next, `${said_}: words that were missed`, { editor: 'actor', fresh: true })];
}

function voices(claim: Claim): Field[] {
  const at = numbers(claim, 'speakers', claim.speakers.length);
  return claim.speakers.map((q, i) =>
    field(`speakers[${String(at[i])}]`, 'who says it', {
      now: 'as the words say',
      editor: 'actor',
      quote: q,
      loose: true,
    }),
  );
}

/** The field to put right first for words that were selected: the one they overlap, else the first number. */
export function fieldAt(all: readonly Field[], start: number, end: number): Field | null {
  const over = all.filter((f) => f.quote && f.quote.start < end && start < f.quote.end);
  const size = (f: Field): number => (f.quote ? f.quote.end - f.quote.start : 0);
  return over.sort((a, b) => size(a) - size(b))[0] ?? null;
}

/** The entry that a field is a property of: `tolls[0].count` -> `tolls[0]`. */
export const holder = (slot: string): string => slot.split('.')[0] ?? slot;

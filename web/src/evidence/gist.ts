// What tells claims of one report apart in a list: how many, of what, where, in the words of the report.
import type { Claim } from '../wire/shapes';

const SHOWN = 3;
const LONGEST = 60; // code points; a claim without numbers or a place is known by how its sentence begins

type Told = Pick<Claim, 'tolls' | 'losses' | 'places' | 'evidence'>;

/** At most two numbers and a place; of a claim that has neither, the beginning of its evidence, as `shown` has it. */
export function gistOf(claim: Told, shown: (text: string) => string = (text) => text): string[] {
  const whole = claim.tolls.filter((toll) => toll.part_of === null);
  const numbers = [...whole, ...claim.losses].slice(0, SHOWN - 1).map((one) => one.quote.exact);
  const parts = [...numbers, ...claim.places.slice(0, 1).map((place) => place.quote.exact)];
  if (parts.length) return parts.map(oneLine);
  const first = claim.evidence[0]?.exact;
  return first ? [begun(shown(oneLine(first)))] : [];
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function begun(text: string): string {
  const points = Array.from(text);
  return points.length > LONGEST ? `${points.slice(0, LONGEST).join('').trimEnd()}…` : text;
}

// A voice's numbers of one kind: wholes, each with the parts that the voice itself names inside it.
import type { Claim, Incident, VoiceRow } from '../wire/shapes';
import { said } from '../words/figure';
import { group } from '../words/label';
import { isSaid, ofWhom } from './numbers';

export interface Said {
  row: VoiceRow;
  parts: VoiceRow[];
}

type Line = Incident['voices'][number];

const tollOf = (row: VoiceRow, claims: readonly Claim[]): Claim['tolls'][number] | undefined =>
  claims.find((c) => c.id === row.claim_id)?.tolls.find((t) => t.n === row.toll);

/** A part stands under its whole and never beside it; one whose whole is of another kind stands for itself. */
export function wholes(rows: readonly VoiceRow[], claims: readonly Claim[]): Said[] {
  const made: Said[] = [];
  const wholeOf = (row: VoiceRow): Said | undefined => {
    const part = tollOf(row, claims)?.part_of;
    return made.find((m) => m.row.claim_id === row.claim_id && m.row.toll === part);
  };
  const later = rows.filter((row) => (tollOf(row, claims)?.part_of ?? null) !== null);
  for (const row of rows) if (!later.includes(row)) made.push({ row, parts: [] });
  for (const row of later) {
    const whole = wholeOf(row);
    if (whole) whole.parts.push(row);
    else made.push({ row, parts: [] });
  }
  return made;
}

/** `children`, `civilian`: of whom a number is, as far as the voice says. */
export function whose(row: VoiceRow, claims: readonly Claim[]): string {
  const code = tollOf(row, claims)?.group;
  if (code) return group(code, row.high ?? row.low);
  return isSaid(row.population) ? ofWhom(row.population) : '';
}

/** `9 children`, `at least 4` */
export const told = (row: VoiceRow, claims: readonly Claim[]): string =>
  [said(row.low, row.high, row.wording), whose(row, claims)].filter(Boolean).join(' ');

/** What a voice without a number does say: that it denies, say. Claims that merely assert say nothing more. */
export function stances(line: Line, claims: readonly Claim[]): Claim[] {
  return claims.filter(
    (c) => c.stance !== 'asserts' && line.report_ids.includes(c.report_id) && (c.voice?.words ?? '') === line.voice,
  );
}

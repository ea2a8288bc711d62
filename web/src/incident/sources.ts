// Reports with their copies folded under them: many tellings of one wire are one source.
import type { ReportLine } from '../wire/shapes';

export interface Telling {
  report: ReportLine;
  copies: ReportLine[];
}

/** Each report that is no other's copy, by day, with what was copied of it. A copy of what is not here stands for itself. */
export function tellings(all: readonly ReportLine[]): Telling[] {
  const here = new Map(all.map((r) => [r.id, r]));
  const root = (r: ReportLine, seen = new Set<string>()): ReportLine => {
    const of = here.get(original(r) ?? '');
    return of && !seen.has(of.id) ? root(of, new Set([...seen, r.id])) : r;
  };
  const made = new Map<string, Telling>();
  for (const report of [...all].sort(byDay)) {
    const first = root(report);
    const telling = made.get(first.id) ?? { report: first, copies: [] };
    if (report.id !== first.id) telling.copies.push(report);
    made.set(first.id, telling);
  }
  return [...made.values()];
}

/** What a report was copied from, where it adds nothing of its own. */
function original(r: ReportLine): string | null {
  if (r.copy_of) return r.copy_of;
  return r.kinship && !r.kinship.adds ? r.kinship.of : null;
}

function byDay(a: ReportLine, b: ReportLine): number {
  return (a.published ?? '9').localeCompare(b.published ?? '9') || a.id.localeCompare(b.id);
}

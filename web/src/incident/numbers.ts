// The figures of an incident as a table: a row for whom, a column for each method; and who says each number.
import type { Claim, Estimate, Incident, Quote, ReportLine } from '../wire/shapes';
import { wordsHref } from '../address/routes';
import { said } from '../words/figure';
import { words } from '../words/label';

export const METHOD_ORDER = ['person', 'as_told', 'ucdp', 'airwars', 'acled'];

export interface NumberRow {
  key: string;
  /** `killed`, `killed, civilian` */
  of: string;
  by: ReadonlyMap<string, Estimate>;
}

const order = (method: string): number => (METHOD_ORDER.indexOf(method) + 1 || 99) - 1;

/** The methods that give any figure, in one order everywhere. */
export function methodsOf(estimates: readonly Estimate[]): string[] {
  return [...new Set(estimates.map((e) => e.method))].sort((a, b) => order(a) - order(b));
}

export function numberRows(estimates: readonly Estimate[]): NumberRow[] {
  const rows = new Map<string, Map<string, Estimate>>();
  for (const e of estimates) {
    const key = `${e.kind}/${e.population}`;
    const row = rows.get(key) ?? new Map<string, Estimate>();
    row.set(e.method, e);
    rows.set(key, row);
  }
  return [...rows].map(([key, by]) => {
    const [kind = '', population = ''] = key.split('/');
    return { key, by, of: population === 'all' ? words(kind) : `${words(kind)}, ${ofWhom(population)}` };
  });
}

const UNSAID = ['unknown', 'unstated'];

/** Did anybody say whether they were civilians? */
export const isSaid = (population: string): boolean => !UNSAID.includes(population);

/** People of whom nobody said whether they were civilians are a population of their own. */
export const ofWhom = (population: string): string =>
  isSaid(population) ? words(population) : 'not said whether civilian';

export interface Word {
  claim: Claim;
  /** Who says it, as the report has it, and where. */
  told: string;
  said: string;
  quote: Quote | null;
  /** The words say how many: they are no words around it. */
  counts: boolean;
  href: string;
}

/** The words of a claim that give a number of a kind; its first words where it gives none. */
export function wordOf(incident: Incident, claimId: string, kind: string): Word | null {
  const claim = incident.claims.find((c) => c.id === claimId);
  if (!claim) return null;
  const toll =
    claim.tolls.find((t) => t.kind === kind && t.part_of === null) ?? claim.tolls.find((t) => t.kind === kind);
  const quote = toll?.quote ?? claim.evidence[0] ?? null;
  return {
    claim,
    quote,
    counts: toll !== undefined,
    told: told(
      claim,
      incident.reports_list.find((r) => r.id === claim.report_id),
    ),
    said: toll ? said(toll.low, toll.high, toll.wording) : words(claim.stance),
    href: wordsHref(claim.report_id, claim.id, quote ?? undefined),
  };
}

/** `the governor, in Valley Post`; an outlet that speaks for itself is named once. */
function told(claim: Claim, report: ReportLine | undefined): string {
  const outlet = report?.source ?? report?.name ?? '';
  const voice = claim.voice?.words ?? '';
  return voice && voice !== outlet ? [voice, outlet].filter(Boolean).join(', in ') : outlet;
}

export const keyOf = (e: Estimate): string => `${e.kind}/${e.population}/${e.method}`;

const LEADING = ['person', 'ucdp', 'as_told', 'airwars', 'acled'];
const FOREMOST = ['killed', 'injured'];

/** The figure that a page of an incident begins with: of all who were killed, else injured; a person's own before a method's. */
export function leadOf(estimates: readonly Estimate[]): Estimate | null {
  const ofAll = estimates.filter((e) => e.population === 'all');
  for (const kind of FOREMOST)
    for (const method of LEADING) {
      const found = ofAll.find((e) => e.kind === kind && e.method === method);
      if (found) return found;
    }
  return null;
}

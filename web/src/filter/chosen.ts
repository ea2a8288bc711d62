// The filters that are on, as words with what takes each away.
import { MANY, toggled, type Filters, type Many } from '../address/view';
import type { Facets } from '../wire/shapes';
import { window, day } from '../words/day';
import { words } from '../words/label';

export interface Chip {
  text: string;
  without: Partial<Filters>;
}

const NAMES: Record<Many, string> = {
  country: 'in',
  event_type: 'what:',
  actor: 'party:',
  grade: 'grade:',
  harm: 'harm:',
  source: 'source:',
};

export function chosen(f: Filters, facets: Facets | null): Chip[] {
  const label = (name: Many, value: string): string =>
    facets?.[name]?.find((facet) => facet.value === value)?.label ?? words(value);
  const many = MANY.flatMap((name) =>
    f[name].map((value) => ({
      text: `${NAMES[name]} ${label(name, value)}`,
      without: { [name]: toggled(f, name, value)[name] },
    })),
  );
  return [...many, ...single(f)];
}

function single(f: Filters): Chip[] {
  const chips: (Chip | null)[] = [
    f.q ? { text: `“${f.q}”`, without: { q: '' } } : null,
    f.from || f.to ? { text: days(f.from, f.to), without: { from: null, to: null } } : null,
    f.bbox ? { text: 'inside the map', without: { bbox: null } } : null,
    f.near ? { text: 'near a point', without: { near: null } } : null,
    f.admin1 ? { text: f.admin1, without: { admin1: null } } : null,
    f.min_killed !== null ? { text: `${String(f.min_killed)} killed or more`, without: { min_killed: null } } : null,
    f.review ? { text: f.review === 'reviewed' ? 'reviewed' : 'not reviewed', without: { review: null } } : null,
    f.kind ? { text: f.kind === 'event' ? 'single events' : 'totals', without: { kind: null } } : null,
    f.side ? { text: `party as ${f.side}`, without: { side: null } } : null,
    f.undated ? { text: 'without a day', without: { undated: false } } : null,
    f.inside && (f.from || f.to) ? { text: 'wholly in these days', without: { inside: false } } : null,
    f.wide ? { text: 'days in more than one month', without: { wide: false } } : null,
    f.unplaced ? { text: 'without a place', without: { unplaced: false } } : null,
  ];
  return chips.filter((chip) => chip !== null);
}

function days(from: string | null, to: string | null): string {
  if (from && to) return window(from, to);
  return from ? `from ${day(from)}` : `until ${day(to ?? '')}`;
}

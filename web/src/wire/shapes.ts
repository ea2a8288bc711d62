// The shapes on the wire, under the names that the app uses. Days are ISO and inclusive; null is unknown, never 0.

export interface Figure {
  low: number | null;
  best: number | null;
  high: number | null;
}
export type Method = 'as_told' | 'ucdp' | 'acled';
export type Occurrence = 'single_source' | 'corroborated' | 'acknowledged' | 'disputed' | 'rejected';
export type Figures = Record<Method, Figure | null> & { person?: Figure | null };

export interface Named {
  id: string;
  name: string;
}

export interface When {
  start: string | null;
  end: string | null;
  precision: string;
  basis: string;
  label: string;
}

export interface Contested {
  id: string;
  name: string;
  claimed_by: string[];
  held_by: string[];
  since: string | null;
}

/** Without a point, `name` is the reports' words. */
export interface Locus {
  id: string | null;
  name: string;
  label: string;
  country: string | null;
  country_name: string | null;
  admin1: string | null;
  lat: number | null;
  lon: number | null;
  radius_km: number | null;
  precision: string | null;
}

export interface Place extends Locus {
  contested: Contested[];
}

export interface Grade {
  occurrence: Occurrence | null;
  harm: string | null;
  attribution: string | null;
  status: string | null;
}

export interface CardLite {
  id: string;
  short: string;
  event_type: string;
  summary: string;
  when: When | null;
  place: Place | null;
  killed: Figures;
  grade: Grade;
  reports: number;
  is_total: boolean;
}

export interface Card extends CardLite {
  injured: Figures;
  perpetrators: Named[];
  targets: Named[];
  sources: number;
  witnesses: number | null;
  claims: number;
  review: { state: 'proposed' | 'reviewed'; by: string | null };
  part_of: string[];
  first_published: string | null;
  last_published: string | null;
  graphic: boolean;
}

export interface LeftOut {
  claim_id: string;
  reason: string;
}

export interface Estimate extends Figure {
  kind: string;
  population: string;
  method: Method | string;
  version: string;
  witnesses: number;
  as_of: string | null;
  basis: string[];
  because: string[];
  left_out: LeftOut[];
}

/** Words of a report: code points from its start, `end` excluded. */
export interface Quote {
  exact: string;
  start: number;
  end: number;
}

export interface Toll {
  n: number;
  kind: string;
  low: number | null;
  high: number | null;
  wording: string;
  population: string;
  group: string | null;
  part_of: number | null;
  quote: Quote;
  named: Quote[];
}

export interface Loss {
  n: number;
  kind: string;
  loss_class: string;
  low: number | null;
  high: number | null;
  wording: string;
  quote: Quote;
  part_of: number | null;
}

export interface RoleQuote {
  quote: Quote;
  actor: Named | null;
  because: string;
}

export interface PlaceReading {
  quote: Quote;
  relation: string;
  locus: Locus | null;
  because: string;
  candidates: { place: Locus; score: number }[];
}

export interface Voice {
  words: string;
  kind: string | null;
  side: string | null;
}

export interface Dated {
  quote: Quote;
  start: string | null;
  end: string | null;
  precision: string | null;
  basis: string | null;
  because: string | null;
}

export interface Claim {
  id: string;
  short: string;
  report_id: string;
  event_type: string;
  stance: string;
  voice: Voice | null;
  speakers: Quote[];
  perpetrators: RoleQuote[];
  targets: RoleQuote[];
  places: PlaceReading[];
  when: Dated | null;
  tolls: Toll[];
  losses: Loss[];
  weapons: Quote[];
  evidence: Quote[];
  part_of: string | null;
  same_event_as: string | null;
  confidence: number | null;
  field_confidence: Record<string, number>;
  membership: { score: number; because: string[] } | null;
  incident_id: string | null;
  by_people: string[];
  rejected: boolean;
}

export interface ReportLine {
  id: string;
  short: string;
  title: string | null;
  source: string | null;
  name: string;
  published: string | null;
  language: string | null;
  rtl: boolean;
  url: string | null;
  copy_of: string | null;
  kinship: { of: string; relation: string; because: string; adds: boolean } | null;
  claims: number;
  incidents: string[];
  excerpt: string;
}

export interface Report extends Omit<ReportLine, 'claims'> {
  text: string;
  notes: string[];
  claims: Claim[];
  incidents_list: CardLite[];
}

export interface VoiceRow {
  kind: string;
  population: string;
  low: number | null;
  high: number | null;
  wording: string;
  claim_id: string;
  toll: number;
  stance: string;
  published: string | null;
}

export interface VoiceLine {
  voice: string;
  kind: string | null;
  side: string | null;
  report_ids: string[];
  rows: VoiceRow[];
}

export interface Told {
  published: string | null;
  kind: string;
  figure: Figure;
  claim_id: string;
}

export interface Decision {
  id: string;
  short: string;
  kind: string;
  about: string;
  slot: string | null;
  by: string;
  at: string;
  reason: string | null;
  supersedes: string | null;
  taken_back_by: string | null;
  sentence: string;
  incidents: string[];
}

export interface Near {
  incident: CardLite;
  chance: number;
  because: string[];
}

export interface Incident extends Omit<Card, 'claims' | 'grade'> {
  grade: Grade & { occurrence_because: string; harm_because: string; attribution_because: string; status_because: string };
  sentences: string[];
  estimates: Estimate[];
  claims: Claim[];
  reports_list: ReportLine[];
  voices: VoiceLine[];
  history: Told[];
  decisions: Decision[];
  trail: { at: number; kind: string; from_id: string; to_ids: string[]; because: string }[];
  parts: CardLite[];
  totals: CardLite[];
  near: Near[];
  version: string;
  as_of: string | null;
}

export interface Cluster extends Figure {
  lat: number;
  lon: number;
  n: number;
  bounds: [number, number, number, number];
  key: string;
}

export interface MapView {
  clusters: Cluster[];
  singles: CardLite[];
}

export interface Bar extends Figure {
  start: string;
  end: string;
  incidents: number;
}

export interface Facet {
  value: string;
  label: string;
  n: number;
}

export type Facets = Record<string, Facet[]>;

export interface Page<T> {
  items: T[];
  next: string | null;
  total: number | null;
}

export interface Problem {
  error: string;
  message: string;
  next: string;
}

export interface Meta {
  version: string;
  ledger: string;
  incidents: number;
  reports: number;
  read_only: boolean;
}

// The shapes on the wire, under the names that the app uses: generated from the OpenAPI document (`make web-types`).
// Days are ISO, both ends inside; null is unknown, never 0.
import type { components } from './schema';

type Schemas = components['schemas'];

/** The server always sends every field: one with a default is not optional in an answer. */
type Whole<T> = T extends readonly unknown[]
  ? { [K in keyof T]: Whole<T[K]> }
  : T extends object
    ? { [K in keyof T]-?: Whole<Exclude<T[K], undefined>> }
    : T;

type Wire<Name extends keyof Schemas> = Whole<Schemas[Name]>;

export type Method = 'as_told' | 'ucdp' | 'acled';
export type Occurrence = 'single_source' | 'corroborated' | 'acknowledged' | 'disputed' | 'rejected';

export type Figure = Wire<'Figure'>;
export type Place = Wire<'Place'>;
export type CardLite = Wire<'CardLite'>;
export type Card = Wire<'Card'>;
export type Incident = Wire<'Incident'>;
export type Estimate = Wire<'Estimate'>;
export type Claim = Wire<'Claim'>;
export type Quote = Wire<'Quote'>;
export type VoiceRow = Wire<'VoiceRow'>;
export type Told = Wire<'Told'>;
export type History = Wire<'History'>;
export type Stood = Wire<'Stood'>;
export type ReportLine = Wire<'ReportLine'>;
export type Report = Wire<'Report'>;
export type Cluster = Wire<'Cluster'>;
export type MapView = Wire<'Marks'>;
export type Bar = Wire<'Bucket'>;
export type Facets = Wire<'Facets'>;
export type Entry = Wire<'Entry'>;
export type VagueWords = Wire<'VagueWords'>;
export type Meta = Wire<'Meta'>;
export type Ground = Wire<'Ground'>;
export type GroundMap = Wire<'GroundMap'>;
export type Job = Wire<'Job'>;
export type Failure = Wire<'Failure'>;
export type ReadWords = Wire<'ReadWords'>;
export type Locus = Wire<'Locus'>;
export type Doubles = Wire<'Doubles'>;
export type Comparison = Wire<'Comparison'>;
export type Beside = Wire<'Beside'>;
export type Difference = Wire<'Difference'>;
export type Blind = Wire<'Blind'>;
export type Dashboard = Wire<'Dashboard'>;
export type Sum = Wire<'Sum'>;
export type Outlet = Wire<'Outlet'>;
export type Quality = Wire<'Quality'>;
export type Decision = Wire<'Decision'>;
export type Problem = Wire<'Problem'>;

export interface Page<T> {
  items: T[];
  next: string | null;
  total: number;
}

export type Question = Wire<'Question'>;
export type Option = Wire<'Option'>;
export type Excerpt = Wire<'Excerpt'>;
export type Effect = Wire<'Effect'>;
export type Kept = Wire<'Kept'>;
export type ActorFound = Wire<'ActorFound'>;
export type WordsRead = Wire<'WordsRead'>;
export type Publishing = Wire<'Publishing'>;
export type RuleLine = Wire<'RuleLine'>;
export type Profile = Wire<'Profile'>;
export type ReleaseLine = Wire<'ReleaseLine'>;
export type Look = Wire<'Look'>;
export type HeldBack = Wire<'HeldBack'>;
export type ChangeLine = Wire<'ChangeLine'>;
export type NewRelease = Wire<'NewRelease'>;

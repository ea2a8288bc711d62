// Invented reports that strain a page: words from right to left, names without end, and parties as a person codes them by hand.
import { done, post, type Job } from './desk';

const OUTLET =
  'The Joint Observatory of the Associated Parish Chronicles, Radio Rooms and Evening Bulletins of the Upper and Lower Valley';
const UNBROKEN = `valley-bulletin-${'very-'.repeat(20).replaceAll('-', '_')}long.example`;

interface Told {
  id: string;
  source: string;
  language: string;
  text: string;
  type: string;
  place: string;
  day: string;
  toll: string;
  number: [number, number];
  by?: string[];
}

const ONE: Told = {
  id: 'single',
  source: 'Montana Radio',
  language: 'en',
  text: 'Four people were killed when mortar shells fell on the market of Masisi on 14 May 2024, a nurse said.',
  type: 'shelling',
  place: 'Masisi',
  day: '2024-05-14',
  toll: 'Four people',
  number: [4, 4],
};

const ODD: Told[] = [
  {
    id: 'hebrew',
    source: 'קול העמק',
    language: 'he',
    text: 'שלושה בני אדם נהרגו מפגיעת רקטה בקריית שמונה ביום שלישי 14 במאי 2024, אמר רופא.',
    type: 'shelling',
    place: 'בקריית שמונה',
    day: '2024-05-14',
    toll: 'שלושה בני אדם',
    number: [3, 3],
  },
  {
    id: 'long',
    source: OUTLET,
    language: 'en',
    text:
      'Between 1,200 and 13,400 people were killed in Fraccionamiento Villa Tzipekua (Fraccionamiento Erandeni 3) on 2 May 2024 ' +
      'by the Armed Forces of the Philippines, the Lord’s Resistance Army or the Revolutionary Armed Forces of Colombia, a clerk said.',
    type: 'ground_operation',
    place: 'Fraccionamiento Villa Tzipekua (Fraccionamiento Erandeni 3)',
    day: '2024-05-02',
    toll: 'Between 1,200 and 13,400 people',
    number: [1200, 13400],
    by: [
      'the Armed Forces of the Philippines',
      'the Lord’s Resistance Army',
      'the Revolutionary Armed Forces of Colombia',
    ],
  },
  {
    id: 'unbroken',
    source: UNBROKEN,
    language: 'en',
    text: 'Two people were killed by a mine near Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson on 3 May 2024, a clerk said.',
    type: 'bombing',
    place: 'Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson',
    day: '2024-05-03',
    toll: 'Two people',
    number: [2, 2],
  },
];

function claim(of: Told): Record<string, unknown> {
  const [low, high] = of.number;
  const wording = low === high ? 'exact' : 'between';
  return {
    id: 'c1',
    event_type: of.type,
    stance: 'asserts',
    evidence: [of.text],
    speakers: [],
    perpetrators: of.by ?? [],
    targets: [],
    places: [{ text: of.place, relation: 'in' }],
    when: { text: of.text, start: of.day, end: of.day, precision: 'day' },
    tolls: [{ kind: 'killed', low, high, wording, text: of.toll, population: 'civilian', named: [], part_of: null }],
    losses: [],
    weapons: [],
    part_of: null,
    same_event_as: null,
  };
}

async function add(url: string, of: Told): Promise<void> {
  const record = {
    format: 'recount/1',
    doc_id: of.id,
    title: `Case ${of.id}`,
    source: of.source,
    language: of.language,
    published: '2024-05-15',
    claims: [claim(of)],
  };
  const job = await post<Job>(url, 'inbox/coded', { text: of.text, record, by: 'Ana Quist' });
  const { made, failures } = await done(url, job.id);
  if (!made.incidents[0]) throw new Error(`the report ${of.id} made no incident: ${JSON.stringify(failures)}`);
}

/** One report of one incident, in plain words. */
export const addSingle = (url: string): Promise<void> => add(url, ONE);

/** The reports that strain a page. */
export async function addOdd(url: string): Promise<void> {
  for (const of of ODD) await add(url, of);
}

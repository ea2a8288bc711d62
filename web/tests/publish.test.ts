import { describe, expect, it } from 'vitest';
import { within } from '../src/address/routes';
import { changed, looser, ofProfile, outlets, plainOwn, said, toml, wrong } from '../src/publish/profile';
import { begun, freeName, missing, wish } from '../src/publish/wish';
import type { Publishing, ReleaseLine, RuleLine } from '../src/wire/shapes';

const rule = (name: string, kind: RuleLine['kind'], to: RuleLine['default'], choices: string[] = []): RuleLine => ({
  name,
  title: name,
  kind,
  says: '',
  why: '',
  default: to,
  choices,
});
const LEVELS = ['settlement', 'admin1', 'country'];
const DELAY = rule('delay_days', 'days', 7);
const FACILITY = rule('finest_facility', 'level', 'admin1', LEVELS);
const URLS = rule('source_urls', 'yes', false);
const REVIEWED = rule('only_reviewed', 'yes', false);
const HIDDEN = rule('undisclosed_sources', 'outlets', []);
const RULES = [DELAY, FACILITY, URLS, REVIEWED, HIDDEN];

const made = (name: string, more: Partial<ReleaseLine> = {}): ReleaseLine => ({
  name,
  path: `r/${name}`,
  page: null,
  title: 'Invented',
  publisher: 'The Record',
  contact: 'a@record.example',
  licence: 'CC-BY-4.0',
  as_of: '2025-05-01',
  incidents: 3,
  profile: 'strict',
  forms: ['csv', 'jsonl'],
  against: null,
  ...more,
});

const offer = (releases: ReleaseLine[]): Publishing => ({
  folder: 'r',
  as_of: '2025-06-01',
  today: '2025-06-03',
  title: 'Incidents',
  forms: (['csv', 'geojson', 'jsonl', 'parquet'] as const).map((form) => ({
    form,
    file: form,
    says: '',
    usual: form !== 'parquet',
    can: form !== 'parquet',
  })),
  rules: RULES,
  always: [],
  profiles: [],
  licences: [],
  releases,
});

describe('safety profiles', () => {
  it('are written with what they change alone, in words that TOML reads', () => {
    const own = {
      name: ' partners ',
      settings: { delay_days: 2, source_urls: false, undisclosed_sources: ['The "Post"'], finest_facility: 'country' },
    };
    expect(changed(RULES, own).map((one) => one.name)).toEqual([
      'delay_days',
      'finest_facility',
      'undisclosed_sources',
    ]);
    expect(toml(RULES, own)).toBe(
      'name = "partners"\ndelay_days = 2\nfinest_facility = "country"\nundisclosed_sources = ["The \\"Post\\""]\n',
    );
  });

  it('say which rules let out more than by default', () => {
    expect([looser(DELAY, 2), looser(DELAY, 7), looser(DELAY, 30)]).toEqual([true, false, false]);
    expect([looser(FACILITY, 'settlement'), looser(FACILITY, 'country')]).toEqual([true, false]);
    expect([looser(URLS, true), looser(REVIEWED, true), looser(HIDDEN, ['a'])]).toEqual([true, false, false]);
  });

  it('need a name of their own and whole numbers', () => {
    expect(wrong(RULES, plainOwn())).toContain('name');
    expect(wrong(RULES, { name: 'strict', settings: {} })).toContain('default');
    for (const bad of [-1, 1.5, Number.NaN])
      expect(wrong(RULES, { name: 'a', settings: { delay_days: bad } })).toContain('whole number');
    expect(wrong(RULES, { name: 'a', settings: { delay_days: 0 } })).toBe('');
  });

  it('come back from the server as they were kept', () => {
    const own = ofProfile({ name: 'a', toml: '', sets: { delay_days: 3 } });
    expect(toml(RULES, own)).toBe('name = "a"\ndelay_days = 3\n');
  });

  it('are said in words', () => {
    expect(said(DELAY, 1)).toBe('1 day');
    expect(said(FACILITY, 'admin1')).toBe('the first-level region');
    expect([said(URLS, false), said(HIDDEN, [])]).toEqual(['no', 'none']);
    expect(outlets(' A\n\n B ')).toEqual(['A', 'B']);
  });
});

describe('a release', () => {
  it('has a name that is not taken', () => {
    expect(freeName('2025-06-01', [])).toBe('2025-06-01');
    expect(freeName('2025-06-01', ['2025-06-01', '2025-06-01-2'])).toBe('2025-06-01-3');
  });

  it('begins with the usual, and later with what the last one said of itself', () => {
    expect(begun(offer([]))).toMatchObject({
      forms: ['csv', 'geojson', 'jsonl'],
      site: true,
      against: '',
      title: 'Incidents',
    });
    expect(begun(offer([made('may'), made('april')]))).toMatchObject({
      name: '2025-06-01',
      forms: ['csv', 'jsonl'],
      site: false,
      against: 'may',
      title: 'Invented',
      contact: 'a@record.example',
      licence: 'CC-BY-4.0',
    });
  });

  it('is not asked for without a name, with one that is taken, or as of a day to come', () => {
    const [of, asked] = [offer([made('may')]), begun(offer([made('may')]))];
    expect(missing(asked, of)).toBe('');
    expect(missing({ ...asked, name: ' ' }, of)).toContain('name');
    expect(missing({ ...asked, name: 'may' }, of)).toContain('never changed');
    expect(missing({ ...asked, asOf: '2025-06-04' }, of)).toContain('after today');
  });

  it('is sent as it stands, an open day as none', () => {
    const sent = wish({ ...begun(offer([])), asOf: '', name: ' a ' }, 'name = "x"\n');
    expect(sent).toMatchObject({ name: 'a', as_of: null, profile: 'name = "x"\n', seen: '' });
  });
});

it('opens pages of a release as a browser does, not as a page of the app', () => {
  expect(within('/released/key/may/index.html', 'http://127.0.0.1:8017/publish')).toBeNull();
  expect(within('/publish', 'http://127.0.0.1:8017/')).toBe('/publish');
});

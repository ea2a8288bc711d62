import { describe, expect, test } from 'vitest';
import { incidentHref, readMark, reportHref, route, within, wordsHref } from '../src/address/routes';
import { narrowed, noFilters, readFilters, toggled, writeFilters } from '../src/address/view';

describe('filters', () => {
  test('what is written is read again', () => {
    const chosen = {
      ...noFilters(),
      q: 'market & "bridge"',
      from: '2024-01-01',
      to: '2024-12-31',
      bbox: [21.5, 8, 39.125, 22] as const,
      country: ['SD', 'YE'],
      grade: ['disputed'],
      min_killed: 0,
      method: 'as_told' as const,
      undated: true,
      sort: 'killed' as const,
    };
    expect(readFilters(writeFilters(chosen))).toEqual(chosen);
  });

  test('nothing chosen is an empty address', () => {
    expect(writeFilters(noFilters())).toBe('');
    expect(readFilters('')).toEqual(noFilters());
  });

  test.each([
    'from=2024-13-01',
    'to=soon',
    'bbox=1,2,3',
    'bbox=1,50,3,40',
    'bbox=1,,3,4',
    'bbox=a,b,c,d',
    'bbox=0,0,10,95',
    'min_killed=-3',
    'min_killed=1e9',
    'method=mine',
    'sort=up',
    'kind=all',
    'country=',
    'unheard=of',
  ])('%s is dropped', (query) => {
    expect(readFilters(query)).toEqual(noFilters());
  });

  test('method and order leave nothing out', () => {
    expect(narrowed({ ...noFilters(), method: 'acled', sort: 'when' })).toBe(false);
    expect(narrowed({ ...noFilters(), q: 'market' })).toBe(true);
  });

  test('a value is put in and taken out', () => {
    const one = toggled(noFilters(), 'country', 'SD');
    expect(one.country).toEqual(['SD']);
    expect(toggled(one, 'country', 'SD').country).toEqual([]);
  });
});

describe('routes', () => {
  test('pages', () => {
    expect(route('/', '', '')).toEqual({ page: 'record' });
    expect(route('/incidents/inc:b2:9c21', '?as_of=2024-01-01', '')).toEqual({
      page: 'incident',
      id: 'inc:b2:9c21',
      asOf: '2024-01-01',
      telling: null,
    });
    expect(route('/reports/a', '?beside=b', '#claim=c')).toEqual({
      page: 'report',
      id: 'a',
      beside: 'b',
      mark: 'claim=c',
    });
  });

  test.each(['/incidents', '/incidents/', '/incidents/a/b', '/elsewhere', '/claims'])('%s leads nowhere', (path) => {
    expect(route(path, '', '').page).toBe('nowhere');
  });

  test('a broken escape does not break the page', () => {
    expect(route('/incidents/%E0%A4%A', '', '')).toEqual({
      page: 'incident',
      id: '%E0%A4%A',
      asOf: null,
      telling: null,
    });
  });

  test('links are read again', () => {
    const at = (href: string) => new URL(href, 'http://x');
    const incident = at(incidentHref('inc:b2:1/2'));
    expect(route(incident.pathname, incident.search, incident.hash)).toMatchObject({ id: 'inc:b2:1/2' });
    const report = at(reportHref('r 1', 'r&2'));
    expect(route(report.pathname, report.search, report.hash)).toMatchObject({ id: 'r 1', beside: 'r&2' });
    const words = at(wordsHref('r', 'clm:b2:a', { start: 10, end: 24 }));
    expect(readMark(words.hash.slice(1))).toEqual({ claim: 'clm:b2:a', at: { start: 10, end: 24 } });
  });

  test('a mark that is no span marks nothing', () => {
    expect(readMark('at=24-10')).toEqual({ claim: null, at: null });
    expect(readMark('at=all')).toEqual({ claim: null, at: null });
    expect(readMark(null)).toEqual({ claim: null, at: null });
  });

  test.each([
    ['/reports/r?beside=s#claim=c', '/reports/r?beside=s#claim=c'],
    ['http://127.0.0.1:8017/', '/'],
    ['#claim=c', null],
    ['/api/exports/csv', null],
    ['https://elsewhere.example/incidents/a', null],
    ['javascript:alert(1)', null],
    ['http://[', null],
    [null, null],
  ])('a link to %s is taken as %s', (href, expected) => {
    expect(within(href, 'http://127.0.0.1:8017/incidents/a')).toBe(expected);
  });
});

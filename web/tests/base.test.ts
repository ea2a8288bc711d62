import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { expect, test } from 'vitest';
import { baseOf, type Base } from '../src/space/base';
import { nothingKnown, roles } from '../src/space/roles';
import type { GroundMap } from '../src/wire/shapes';

const map = (said: Partial<GroundMap>): GroundMap => ({
  name: '',
  attribution: '',
  raster: false,
  layers: [],
  min_zoom: 0,
  max_zoom: 12,
  bounds: [21, 8, 39, 23],
  ...said,
});
const inks = { ink: (name: string) => (name === 'sea' ? '#000001' : '#222222'), dark: false };
const drawn = (base: Base): string[] => base.below.map((layer) => layer.id);

test.each([
  ['Protomaps', ['earth', 'landcover', 'water', 'buildings', 'roads', 'boundaries', 'places', 'pois']],
  ['OpenMapTiles', ['water', 'waterway', 'landcover', 'park', 'boundary', 'transportation', 'building', 'place']],
  ['Shortbread', ['ocean', 'water_polygons', 'land', 'streets', 'boundaries', 'buildings', 'place_labels']],
])('water, roads, borders and places of %s are known', (_, layers) => {
  const found = roles(layers);
  for (const role of ['water', 'road', 'border', 'place'] as const) expect(found[role]).not.toEqual([]);
});

test('where the sea is drawn, land is what is left, and a layer of that name is no ground', () => {
  expect(roles(['ocean', 'land']).land).toEqual([]);
  expect(roles(['water', 'earth']).land).toEqual(['earth']);
  const masked = (layers: string[]) => baseOf(map({ layers }), inks).below[0];
  expect(masked(['water', 'earth'])).toMatchObject({ paint: { 'fill-color': '#000001' } });
  expect(masked(['ocean', 'land'])).toMatchObject({ paint: { 'fill-color': '#222222' } });
});

test('of a schema that no name tells, every layer is an outline, and our own names stay', () => {
  expect(nothingKnown(roles(['reefs', 'caves']))).toBe(true);
  const base = baseOf(map({ layers: ['reefs', 'caves'] }), inks);
  expect(drawn(base)).toEqual(['own-edge-reefs', 'own-edge-caves']);
  expect(base.named).toBe(false);
});

test('pictures are dimmed by night, and only then', () => {
  const paint = (dark: boolean) => baseOf(map({ raster: true }), { ...inks, dark }).below[0]?.paint;
  expect(paint(false)).toEqual({});
  expect(paint(true)).toHaveProperty('raster-brightness-max');
});

test('tiles are asked for where the file has them, and nowhere else', () => {
  const { own } = baseOf(map({ min_zoom: 3, max_zoom: 9 }), inks).sources;
  expect(own).toMatchObject({ minzoom: 3, maxzoom: 9, bounds: [21, 8, 39, 23] });
  expect(JSON.stringify(own)).not.toContain('http');
});

test.each([
  ['vectors', map({ layers: ['earth', 'landuse', 'water', 'roads', 'boundaries', 'buildings', 'places'] })],
  ['unknown vectors', map({ layers: ['reefs'] })],
  ['pictures', map({ raster: true })],
])('what is made of %s is a style that MapLibre takes', (_, given) => {
  const base = baseOf(given, inks);
  const layers = [...base.below, ...base.labels];
  expect(validateStyleMin({ version: 8, sources: base.sources, layers })).toEqual([]);
});

// How a base map of the user's own is drawn below the areas: pictures as they are, vectors in few and quiet colours. No red, no
// strong line: what the record says is what the eye finds first.
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification,
} from 'maplibre-gl';
import type { GroundMap } from '../wire/shapes';
import { nothingKnown, OWN, roles, type Role } from './roles';

const MASK = 'own-mask';
const FONT = ['system-ui', 'sans-serif'];
const PICTURE_PX = 256;
const NIGHT = 0.65; // of a picture's brightest: it was made for the day

export interface Base {
  sources: Record<string, SourceSpecification>;
  below: LayerSpecification[];
  labels: LayerSpecification[];
  /** Has it names of its own? Then ours are left out where it is. */
  named: boolean;
  from: number;
  edge: GeoJSON.Polygon;
}

export interface Inks {
  ink: (name: string) => string;
  dark: boolean;
}

export function baseOf(map: GroundMap, { ink, dark }: Inks): Base {
  const drawn = map.raster ? pictures(dark) : vectors(map.layers, ink);
  const [w, s, e, n] = map.bounds;
  const edge: GeoJSON.Polygon = { type: 'Polygon', coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] }; // prettier-ignore
  const tiles = {
    tiles: [`pmtiles://${OWN}/{z}/{x}/{y}`],
    minzoom: map.min_zoom,
    maxzoom: map.max_zoom,
    bounds: map.bounds as [number, number, number, number],
  };
  return {
    sources: {
      [OWN]: map.raster ? { type: 'raster', tileSize: PICTURE_PX, ...tiles } : { type: 'vector', ...tiles },
      [MASK]: { type: 'geojson', data: { type: 'Feature', properties: {}, geometry: edge } },
    },
    below: drawn.below.map((layer) => (layer.id === MASK ? { ...layer, minzoom: map.min_zoom } : layer)),
    labels: drawn.labels,
    named: map.raster || drawn.labels.length > 0,
    from: map.min_zoom,
    edge,
  };
}

type Drawn = Pick<Base, 'below' | 'labels'>;

function pictures(dark: boolean): Drawn {
  const paint = dark ? { 'raster-brightness-max': NIGHT } : {};
  return { below: [{ id: 'own-pictures', type: 'raster', source: OWN, paint }], labels: [] };
}

function vectors(layers: readonly string[], ink: Inks['ink']): Drawn {
  const found = roles(layers);
  if (nothingKnown(found)) return { below: layers.map((name) => outline(name, ink)), labels: [] };
  const each = (role: Role, draw: (name: string) => LayerSpecification[]): LayerSpecification[] =>
    found[role].flatMap(draw);
  // our own outlines are hidden below it: two coasts beside each other would be one too many
  const mask: LayerSpecification = {
    id: MASK,
    type: 'fill',
    source: MASK,
    paint: { 'fill-color': ink(found.land.length ? 'sea' : 'land') },
  };
  return {
    below: [
      mask,
      ...each('land', (name) => [area(name, ink('land'))]),
      ...each('green', (name) => [area(name, ink('ground-green'))]),
      ...each('water', (name) => [area(name, ink('sea')), thread(name, ink('ground-water'))]),
      ...each('built', (name) => [area(name, ink('ground-built'))]),
      ...each('road', (name) => ways(name, ink)),
      ...each('border', (name) => borders(name, ink)),
    ],
    labels: each('place', (name) => [placeNames(name, ink)]),
  };
}

const of = (...kinds: string[]): ExpressionSpecification => ['in', ['geometry-type'], ['literal', kinds]];
const AREAS = of('Polygon', 'MultiPolygon');
const LINES = of('LineString', 'MultiLineString');
const POINTS = of('Point', 'MultiPoint');

const area = (name: string, colour: string): LayerSpecification => ({
  id: `own-area-${name}`,
  type: 'fill',
  source: OWN,
  'source-layer': name,
  filter: AREAS,
  paint: { 'fill-color': colour, 'fill-antialias': false },
});

const thread = (name: string, colour: string): LayerSpecification => ({
  id: `own-line-${name}`,
  type: 'line',
  source: OWN,
  'source-layer': name,
  filter: LINES,
  minzoom: 5,
  paint: { 'line-color': colour, 'line-width': ['interpolate', ['linear'], ['zoom'], 5, 0.5, 12, 1.5] },
});

/** Areas by their edge, lines as lines, of whatever it is. */
const outline = (name: string, ink: Inks['ink']): LayerSpecification => ({
  id: `own-edge-${name}`,
  type: 'line',
  source: OWN,
  'source-layer': name,
  paint: { 'line-color': ink('coast'), 'line-width': 0.7 },
});

const GREAT = ['highway', 'motorway', 'trunk', 'primary', 'major_road', 'secondary', 'rail'];
const kind: ExpressionSpecification = ['coalesce', ['get', 'class'], ['get', 'kind'], ['get', 'highway'], ''];
const great: ExpressionSpecification = ['in', ['to-string', kind], ['literal', GREAT]];

/** Great roads from afar; the others only where there is room for them. */
function ways(name: string, ink: Inks['ink']): LayerSpecification[] {
  const way = (id: string, filter: FilterSpecification, minzoom: number, width: number): LayerSpecification => ({
    id: `own-${id}-${name}`,
    type: 'line',
    source: OWN,
    'source-layer': name,
    filter,
    minzoom,
    paint: {
      'line-color': ink('ground-road'),
      'line-width': ['interpolate', ['linear'], ['zoom'], minzoom, 0.4, 14, width],
    },
  });
  return [way('lane', ['all', LINES, ['!', great]], 10, 1.5), way('road', ['all', LINES, great], 5, 3)];
}

const level: ExpressionSpecification = ['to-number', ['coalesce', ['get', 'admin_level'], ['get', 'kind_detail']], 2];
const disputed: ExpressionSpecification = ['to-boolean', ['coalesce', ['get', 'disputed'], false]];
const NATIONAL = 2; // of OpenStreetMap's levels

/** Those that the map itself calls disputed are dotted; of no border is it said here that it is right. */
function borders(name: string, ink: Inks['ink']): LayerSpecification[] {
  const border = (id: string, filter: FilterSpecification, dashes: number[], width: number): LayerSpecification => ({
    id: `own-${id}-${name}`,
    type: 'line',
    source: OWN,
    'source-layer': name,
    filter,
    paint: { 'line-color': ink('ground-border'), 'line-width': width, 'line-dasharray': dashes },
  });
  const national: ExpressionSpecification = ['<=', level, NATIONAL];
  return [
    { ...border('region', ['all', ['!', disputed], ['!', national]], [3, 3], 0.6), minzoom: 5 },
    border('border', ['all', ['!', disputed], national], [1, 0], 0.9),
    border('disputed', disputed, [1, 2], 0.9),
  ];
}

const called: ExpressionSpecification = [
  'to-string',
  ['coalesce', ['get', 'name:en'], ['get', 'name_en'], ['get', 'name:latin'], ['get', 'name'], ''],
];

/** Drawn with the fonts of the machine. Scripts that have to be shaped from right to left would come out wrong: they are left out. */
const placeNames = (name: string, ink: Inks['ink']): LayerSpecification => ({
  id: `own-names-${name}`,
  type: 'symbol',
  source: OWN,
  'source-layer': name,
  filter: POINTS,
  layout: {
    'text-field': ['case', ['is-supported-script', called], called, ''],
    'text-font': FONT,
    'text-size': ['interpolate', ['linear'], ['zoom'], 3, 10, 12, 13],
    'text-max-width': 7,
    'symbol-sort-key': ['to-number', ['coalesce', ['get', 'sort_key'], ['get', 'rank'], ['get', 'min_zoom']], 9],
  },
  paint: { 'text-color': ink('ink-3'), 'text-halo-color': ink('land'), 'text-halo-width': 1.2 },
});

// The map's own style: land, names, areas, clusters and marks. It asks no server for tiles, glyphs or sprites.
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import { colour } from '../shell/theme.svelte';
import type { Base } from './base';
import namesFile from './made/names.json?url';
import world from './made/world.json?url';

const FONT = ['system-ui', 'sans-serif']; // drawn by the browser itself
const EMPTY = { type: 'FeatureCollection' as const, features: [] };
const MOST_LABELS = 26;
const NATURAL_EARTH = 'Outlines: Natural Earth';

const lit = (
  yes: ExpressionSpecification | number | string,
  no: ExpressionSpecification | number | string,
): ExpressionSpecification => ['case', ['boolean', ['get', 'lit'], false], yes, no] as ExpressionSpecification;

/** The land and its lines, from the small file and from the fine one, which takes its place once it is there. */
function ground(): LayerSpecification[] {
  const land = (id: string, source: string): LayerSpecification => ({
    id,
    type: 'fill',
    source,
    filter: ['==', ['get', 'kind'], 'land'],
    paint: { 'fill-color': colour('land'), 'fill-antialias': false },
  });
  const coast = (id: string, source: string): LayerSpecification => ({
    id,
    type: 'line',
    source,
    filter: ['==', ['get', 'kind'], 'line'],
    paint: { 'line-color': colour('coast'), 'line-width': ['interpolate', ['linear'], ['zoom'], 1, 0.5, 6, 1.2] },
  });
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': colour('sea') } },
    land('land', 'world'),
    coast('coast', 'world'),
    land('land-fine', 'fine'),
    coast('coast-fine', 'fine'),
  ];
}

/** Wide areas are soft: their edge is blurred, for nobody drew it. Small ones have a line. */
function areas(): LayerSpecification[] {
  const blood = colour('blood');
  return [
    {
      id: 'areas',
      type: 'fill',
      source: 'areas',
      paint: {
        'fill-color': blood,
        'fill-opacity': lit(0.26, ['case', ['get', 'wide'], 0.09, 0.16] as ExpressionSpecification),
      },
    },
    {
      id: 'rims-soft',
      type: 'line',
      source: 'areas',
      filter: ['get', 'wide'],
      paint: { 'line-color': blood, 'line-width': 7, 'line-blur': 6, 'line-opacity': lit(0.75, 0.3) },
    },
    {
      id: 'rims',
      type: 'line',
      source: 'areas',
      filter: ['!', ['get', 'wide']],
      paint: { 'line-color': blood, 'line-width': lit(2, 1), 'line-opacity': lit(1, 0.7) },
    },
  ];
}

/** The names of countries; where a base map has names of its own, only those around it. */
function countries(base: Base | null): LayerSpecification[] {
  if (!base?.named) return [names('names', true)];
  const outside: ExpressionSpecification = ['!', ['within', base.edge]];
  const around: LayerSpecification = { ...names('names-around', outside), minzoom: base.from };
  return base.from > 0 ? [{ ...names('names', true), maxzoom: base.from }, around] : [around];
}

function names(id: string, where: ExpressionSpecification | boolean): LayerSpecification {
  const first = (n: number): ExpressionSpecification => ['all', where, ['<', ['get', 'order'], n]];
  return {
    id,
    type: 'symbol',
    source: 'names',
    filter: ['step', ['zoom'], first(MOST_LABELS), 3, first(90), 4, where] as FilterSpecification,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': FONT,
      'text-size': ['interpolate', ['linear'], ['zoom'], 1, 10, 6, 15],
      'text-letter-spacing': 0.08,
      'text-max-width': 7,
      'symbol-sort-key': ['get', 'order'],
    },
    paint: { 'text-color': colour('ink-3'), 'text-halo-color': colour('land'), 'text-halo-width': 1.2 },
  };
}

function clusters(): LayerSpecification[] {
  return [
    {
      id: 'cluster-killed',
      type: 'symbol',
      source: 'clusters',
      layout: {
        'text-field': ['get', 'killed'],
        'text-font': FONT,
        'text-size': 11,
        'text-anchor': 'top',
        'text-offset': [
          'interpolate',
          ['linear'],
          ['sqrt', ['get', 'n']],
          1,
          ['literal', [0, 1.2]],
          10,
          ['literal', [0, 2.2]],
          100,
          ['literal', [0, 4.1]],
        ],
      },
      paint: { 'text-color': colour('blood'), 'text-halo-color': colour('land'), 'text-halo-width': 1.5 },
    },
    {
      id: 'clusters',
      type: 'circle',
      source: 'clusters',
      paint: {
        'circle-color': lit(colour('blood'), colour('sheet')),
        'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'n']], 1, 11, 10, 22, 100, 44],
        'circle-stroke-color': colour('blood'),
        'circle-stroke-width': lit(4, 2),
      },
    },
    {
      id: 'cluster-counts',
      type: 'symbol',
      source: 'clusters',
      layout: { 'text-field': ['get', 'label'], 'text-font': FONT, 'text-size': 12, 'text-allow-overlap': true },
      paint: { 'text-color': lit(colour('sheet'), colour('ink')) },
    },
  ];
}

function marks(): LayerSpecification {
  return {
    id: 'marks',
    type: 'symbol',
    source: 'marks',
    layout: {
      'icon-image': ['concat', ['get', 'shape'], ['case', ['boolean', ['get', 'lit'], false], '-lit', '']],
      'icon-allow-overlap': true,
      'symbol-sort-key': ['case', ['boolean', ['get', 'lit'], false], 1, 0],
      'text-field': ['step', ['zoom'], '', 4, ['get', 'killed']],
      'text-font': FONT,
      'text-size': 12,
      'text-anchor': 'left',
      'text-offset': [0.9, 0],
      'text-optional': true,
    },
    paint: { 'text-color': colour('ink'), 'text-halo-color': colour('land'), 'text-halo-width': 1.5 },
  };
}

const geojson = (data: string | typeof EMPTY) => ({ type: 'geojson' as const, data });
const still = (data: string | typeof EMPTY) => ({ ...geojson(data), maxzoom: 7, buffer: 32 });

const groundSources = (base: Base | null): Record<string, SourceSpecification> => ({
  world: { ...still(world), attribution: NATURAL_EARTH },
  fine: { ...still(EMPTY), attribution: NATURAL_EARTH }, // said of the one that is seen
  names: geojson(namesFile),
  ...base?.sources,
});

/** The record's map; `base` is drawn between the outlines and the areas. */
export function style(base: Base | null): StyleSpecification {
  return {
    version: 8,
    sources: {
      ...groundSources(base),
      areas: geojson(EMPTY),
      clusters: geojson(EMPTY),
      marks: geojson(EMPTY),
    },
    layers: [
      ...ground(),
      ...(base?.below ?? []),
      ...areas(),
      ...(base?.labels ?? []),
      ...countries(base),
      ...clusters(),
      marks(),
    ],
  };
}

/** What lies below a flat map, which draws the rest itself. */
export function under(base: Base | null): StyleSpecification {
  const layers = [...ground(), ...(base?.below ?? []), ...(base?.labels ?? []), ...countries(base)];
  return { version: 8, sources: groundSources(base), layers };
}

// The world's outlines as GeoJSON, made at build from Natural Earth (public domain, by the package world-atlas).
// Two sizes: a small one for the first view, a finer one for looking closely. No map server is ever asked.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { geoArea, geoCentroid, geoEquirectangular, type GeoPermissibleObjects } from 'd3-geo';
import { geoProject } from 'd3-geo-projection';
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

type Country = Feature<Polygon | MultiPolygon, { name: string }>;

const require = createRequire(import.meta.url);
const LEAST_STERADIANS = 1e-6; // smaller countries get no label

function atlas(scale: '110m' | '50m'): Topology {
  return JSON.parse(readFileSync(require.resolve(`world-atlas/countries-${scale}.json`), 'utf8')) as Topology;
}

function countries(topology: Topology): Country[] {
  const all = feature(topology, topology.objects.countries as GeometryCollection) as FeatureCollection;
  return all.features as Country[];
}

/** Cut where the world's edge is: the atlas draws Russia and Fiji across it, which no flat map can. */
function cut(whole: GeoPermissibleObjects): Geometry {
  const degrees = geoEquirectangular()
    .scale(180 / Math.PI)
    .translate([0, 0])
    .reflectY(true)
    .precision(0);
  return geoProject(whole, degrees) as Geometry;
}

function rounded<T>(coordinates: T, digits: number): T {
  if (!Array.isArray(coordinates)) return coordinates;
  if (typeof coordinates[0] === 'number') return coordinates.map((x: number) => Number(x.toFixed(digits))) as T;
  const made = coordinates.map((part: unknown) => rounded(part, digits));
  return made.filter((p, i) => i === 0 || JSON.stringify(p) !== JSON.stringify(made[i - 1])) as T;
}

/** The land as areas and, apart from it, each coast and border once as a line. */
function world(scale: '110m' | '50m', digits: number): Feature[] {
  const topology = atlas(scale);
  const land = feature(topology, topology.objects.land as GeometryCollection) as FeatureCollection;
  const lines = mesh(topology, topology.objects.countries as GeometryCollection);
  const made = (kind: string, geometry: Geometry): Feature => ({
    type: 'Feature',
    properties: { kind },
    geometry:
      'coordinates' in geometry
        ? ({ ...geometry, coordinates: rounded(geometry.coordinates, digits) } as Geometry)
        : geometry,
  });
  const areas = land.features.map((part) => made('land', cut(part.geometry)));
  return [...areas, made('line', cut(lines))];
}

interface Label {
  size: number;
  name: string;
  at: Position;
}

/** A country's name stands in the middle of its largest part. */
function label({ geometry, properties }: Country): Label | null {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const pieces = parts.map((coordinates) => ({ type: 'Polygon' as const, coordinates }));
  const largest = pieces.sort((a, b) => geoArea(b) - geoArea(a))[0];
  if (!largest || geoArea(largest) < LEAST_STERADIANS) return null;
  return { size: geoArea(largest), name: spelled(properties.name), at: rounded(geoCentroid(largest), 2) };
}

/** Natural Earth shortens names to fit its own maps; there is room here. */
function spelled(name: string): string {
  if (name === 'Dem. Rep. Congo') return 'DR Congo';
  const whole = {
    Dem: 'Democratic',
    Rep: 'Republic',
    Eq: 'Equatorial',
    Is: 'Islands',
    Bosn: 'Bosnia',
    Herz: 'Herzegovina',
    S: 'South',
    W: 'Western',
    N: 'Northern',
  };
  return name.replace(/\b(\w+)\./g, (short, stem: string) => whole[stem as keyof typeof whole] ?? short);
}

/** The largest country first: `order` says which names a small map has room for. */
function labels(all: readonly Country[]): Feature[] {
  const largest = all.map(label).filter((found) => found !== null);
  return largest
    .sort((a, b) => b.size - a.size)
    .map(({ name, at }, order) => ({
      type: 'Feature',
      properties: { name, order },
      geometry: { type: 'Point', coordinates: at },
    }));
}

/** Writes `world.json`, `world-fine.json` and `names.json` into `folder`. */
export function writeOutlines(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const save = (name: string, features: unknown[]): void =>
    writeFileSync(join(folder, name), JSON.stringify({ type: 'FeatureCollection', features }));
  save('world.json', world('110m', 1));
  save('world-fine.json', world('50m', 2));
  save('names.json', labels(countries(atlas('50m'))));
}

/** One part of a path: from point to point in whole tenths of a degree, y downwards, as small as it can be written. */
function stroke(points: readonly Position[], closed: boolean): string {
  const tenths = points.map(([lon = 0, lat = 0]) => [Math.round(lon * 10), Math.round(-lat * 10)] as const);
  const steps = tenths.slice(1).map(([x, y], i) => [x - (tenths[i]?.[0] ?? 0), y - (tenths[i]?.[1] ?? 0)] as const);
  const moved = steps.filter(([x, y]) => x !== 0 || y !== 0);
  const start = tenths[0];
  return start && moved.length
    ? `M${start.join(' ')}l${moved.map((s) => s.join(' ')).join(' ')}${closed ? 'z' : ''}`
    : '';
}

function drawnOf(shape: Geometry): string {
  if (shape.type === 'Polygon') return shape.coordinates.map((ring) => stroke(ring, true)).join('');
  if (shape.type === 'MultiPolygon')
    return shape.coordinates
      .flat()
      .map((ring) => stroke(ring, true))
      .join('');
  if (shape.type === 'LineString') return stroke(shape.coordinates, false);
  return shape.type === 'MultiLineString' ? shape.coordinates.map((part) => stroke(part, false)).join('') : '';
}

const SKETCH_STYLE =
  'path{fill:#f8f5ee;stroke:none}.b{fill:none;stroke:#b9b6ab;stroke-width:1;' +
  'vector-effect:non-scaling-stroke}#near:target .b{stroke-width:.35}' +
  '@media (prefers-color-scheme:dark){path{fill:#24282e}.b{stroke:#474d55}}';

/** Writes the world as one picture for pages that run no program: 3600 by 1800, a tenth of a degree to a unit. */
export function writeSketch(file: string): void {
  const paths = world('110m', 1).map(
    ({ properties, geometry }) => `<path${properties?.kind === 'line' ? ' class="b"' : ''} d="${drawnOf(geometry)}"/>`,
  );
  const head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1800 -900 3600 1800">';
  writeFileSync(file, `${head}<style>${SKETCH_STYLE}</style><g id="near">${paths.join('')}</g></svg>\n`);
}

export const here = (url: string, path: string): string => join(dirname(new URL(url).pathname), path);

// What the map's sources hold: areas, clusters and marks, for one answer of the API at one zoom.
import type { Feature, FeatureCollection, Point } from 'geojson';
import type { Cluster, Figure, MapView, Method } from '../wire/shapes';
import { shortFigure } from '../words/figure';
import { areas, beads, spots, type Spot } from './areas';

export interface Sources {
  areas: FeatureCollection;
  clusters: FeatureCollection;
  marks: FeatureCollection;
}

const point = (lon: number, lat: number, properties: Record<string, unknown>): Feature<Point> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [lon, lat] },
});

const none = (f: Figure | null): boolean => !f || (f.low === null && f.best === null && f.high === null);

function marksOf(spot: Spot, zoom: number, method: Method, lit: string | null): Feature<Point>[] {
  return beads(spot, zoom).map(({ card, lon, lat }) =>
    point(lon, lat, {
      id: card.id,
      shape: card.grade.occurrence ?? 'single_source',
      killed: none(card.killed[method]) ? '' : shortFigure(card.killed[method] as Figure),
      lit: card.id === lit,
    }),
  );
}

const clusterOf = (c: Cluster, lit: boolean): Feature<Point> =>
  point(c.lon, c.lat, {
    n: c.n,
    label: c.n.toLocaleString('en'),
    killed: none(c) || c.high === 0 ? '' : `${shortFigure(c)} killed`,
    bounds: c.bounds.join(','),
    lit,
  });

/** What the pointer or the list is at: an incident, and the cell that it is in. */
export interface Lit {
  id: string | null;
  cell: string | null;
}

export function sources(view: MapView, zoom: number, method: Method, { id: lit, cell }: Lit): Sources {
  const all = spots(view.singles);
  const collect = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
  const drawn = areas(all).map((area) => {
    const ids = String(area.properties?.ids).split(' ');
    return { ...area, properties: { ...area.properties, lit: lit !== null && ids.includes(lit) } };
  });
  return {
    areas: collect(drawn),
    clusters: collect(view.clusters.map((c) => clusterOf(c, c.key === cell))),
    marks: collect(all.flatMap((spot) => marksOf(spot, zoom, method, lit))),
  };
}

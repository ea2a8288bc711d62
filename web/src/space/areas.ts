// Where an incident may have happened is an area: a circle of its radius on the ground, never a point finer than known.
import type { Feature, Polygon, Position } from 'geojson';
import type { Box } from '../address/view';
import type { CardLite, Place } from '../wire/shapes';

const EARTH_KM = 6371.0088;
const RAD = Math.PI / 180;
const WORLD_PX = 512; // MapLibre's world is 512 pixels wide at zoom 0

/** The point that lies `km` from a place in the direction of `bearing` (degrees from north, clockwise): [lon, lat]. */
export function away(lat: number, lon: number, km: number, bearing: number): [number, number] {
  const [d, b, la] = [km / EARTH_KM, bearing * RAD, lat * RAD];
  const north = Math.asin(Math.sin(la) * Math.cos(d) + Math.cos(la) * Math.sin(d) * Math.cos(b));
  const east = Math.atan2(Math.sin(b) * Math.sin(d) * Math.cos(la), Math.cos(d) - Math.sin(la) * Math.sin(north));
  return [lon + east / RAD, north / RAD];
}

export function circle(lat: number, lon: number, km: number, corners = 72): Position[] {
  const ring = Array.from({ length: corners }, (_, i) => away(lat, lon, km, (i * 360) / corners));
  return [...ring, ring[0] ?? [lon, lat]];
}

/** How many pixels a radius takes on a Mercator map of this zoom. */
export function pixels(km: number, lat: number, zoom: number): number {
  const worldKm = 2 * Math.PI * EARTH_KM * Math.cos(lat * RAD);
  return (km / Math.max(worldKm, 1)) * WORLD_PX * 2 ** zoom;
}

export const WIDE_KM = 50; // from here on a place is a region: drawn wide and soft, with no middle

/** A place that has a point: others can't be drawn, and are in the list only. */
export interface Spot {
  place: { lat: number; lon: number; radius_km: number };
  cards: CardLite[];
}

const LEAST_KM = 0.5; // a place without a radius is no better known than this

function located(place: Place | null): Spot['place'] | null {
  if (!place || place.lat === null || place.lon === null) return null;
  return { lat: place.lat, lon: place.lon, radius_km: Math.max(place.radius_km ?? 0, LEAST_KM) };
}

/** Incidents that are told to be in one and the same area, together: it is drawn once. */
export function spots(cards: readonly CardLite[]): Spot[] {
  const made = new Map<string, Spot>();
  for (const card of cards) {
    const place = located(card.place);
    if (!place) continue;
    const { lat, lon, radius_km } = place;
    const key = `${String(lat)},${String(lon)},${String(radius_km)}`;
    const spot = made.get(key);
    if (spot) spot.cards.push(card);
    else made.set(key, { place, cards: [card] });
  }
  return [...made.values()];
}

/** The area of a spot, the widest first so that small ones lie on top. */
export function areas(all: readonly Spot[]): Feature<Polygon>[] {
  return [...all]
    .sort((a, b) => b.place.radius_km - a.place.radius_km)
    .map(({ place, cards }) => ({
      type: 'Feature',
      properties: { wide: place.radius_km >= WIDE_KM, n: cards.length, ids: cards.map((c) => c.id).join(' ') },
      geometry: { type: 'Polygon', coordinates: [circle(place.lat, place.lon, place.radius_km)] },
    }));
}

export interface Bead {
  card: CardLite;
  lon: number;
  lat: number;
  /** Does the mark sit on the rim of an area that can be seen, and so say nothing of a point inside it? */
  rim: boolean;
}

const MARK_PX = 9;
const BEAD_PX = 20; // along the rim, from one mark to the next
const CENTRED_MOST = 12;

/**
 * Where the marks of a spot stand at a zoom. As long as the area is smaller than a mark, the mark covers it. Once it can be
 * seen, marks are beads on its rim, from the north on: a mark in the middle would name a point that nobody named.
 */
export function beads(spot: Spot, zoom: number): Bead[] {
  const { lat, lon, radius_km } = spot.place;
  const size = pixels(radius_km, lat, zoom);
  const rim = size > MARK_PX;
  const around = rim ? size : spot.cards.length > 1 ? Math.max(MARK_PX, (spot.cards.length * BEAD_PX) / 7) : 0;
  const km = size > 0 ? radius_km * (around / size) : 0;
  const step = Math.min(360 / spot.cards.length, (BEAD_PX / Math.max(around, 1)) * (180 / Math.PI));
  const first = (-step * (spot.cards.length - 1)) / 2;
  const shown = rim ? spot.cards : spot.cards.slice(0, CENTRED_MOST);
  return shown.map((card, i) => {
    const [x, y] = km > 0 ? away(lat, lon, km, first + i * step) : [lon, lat];
    return { card, lon: x, lat: y, rim };
  });
}

const MOST_KM = 800; // a whole large country is not what a first view is made for

/** The box that holds all areas and clusters, for a first view; null where there is nothing. */
export function around(all: readonly Spot[], clusters: readonly { bounds: Box }[] = []): Box | null {
  const edges = all.flatMap(({ place: { lat, lon, radius_km } }) =>
    [0, 90, 180, 270].map((b) => away(lat, lon, Math.min(radius_km, MOST_KM), b)),
  );
  const corners = [...edges, ...clusters.flatMap(({ bounds: [w, s, e, n] }) => [[w, s] as const, [e, n] as const])];
  if (corners.length === 0) return null;
  const [xs, ys] = [corners.map((c) => c[0]), corners.map((c) => c[1])];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

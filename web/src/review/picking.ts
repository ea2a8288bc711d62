// How a small map is framed around places, and how far a click reaches.
import type { Box } from '../address/view';
import { away } from '../space/areas';
import type { CardLite, Locus } from '../wire/shapes';

const MOST_KM = 400; // a country's circle would leave nothing to see of its towns
const ANYWHERE: Box = [-20, -35, 60, 60];
const EQUATOR_KM = 40_075;

/** The box around places with a point; a view of much of the world where there is none. */
export function boxOf(places: readonly Pick<Locus, 'lat' | 'lon' | 'radius_km'>[]): Box {
  const edges = places.flatMap(({ lat, lon, radius_km }) =>
    lat === null || lon === null
      ? []
      : [0, 90, 180, 270].map((b) => away(lat, lon, Math.min(Math.max(radius_km ?? 1, 10), MOST_KM), b)),
  );
  if (edges.length === 0) return ANYWHERE;
  const [xs, ys] = [edges.map((e) => e[0]), edges.map((e) => e[1])];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** How many kilometres so many pixels are, at a latitude, on a Mercator map whose world is `scale` pixels wide: 2 to 500. */
export function kmOf(px: number, lat: number, scale: number): number {
  const km = (px / scale) * EQUATOR_KM * Math.cos((lat * Math.PI) / 180);
  return Math.min(500, Math.max(2, Math.round(km)));
}

const DAYS = 5; // around an incident's days, where another telling of the same event may lie
const LEAST_KM = 50;
const REACH_KM = 300;

const moved = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

/** A search for incidents of about the same days and place; null where an incident has neither. */
export function surroundings({ when, place }: Pick<CardLite, 'when' | 'place'>): string | null {
  const out = new URLSearchParams({ limit: '12' });
  if (when?.start) out.set('from', moved(when.start, -DAYS));
  if (when?.end) out.set('to', moved(when.end, DAYS));
  if (place?.lat != null) {
    const km = Math.min(REACH_KM, Math.max(LEAST_KM, place.radius_km ?? 0));
    out.set('near', [place.lat, place.lon, km].map(String).join(','));
  }
  return when?.start || place?.lat != null ? out.toString() : null;
}

const LETTER_PX = 6.2;
const LINE_PX = 13;

/** Of labels that begin at a point, those that no earlier one lies over. */
export function apart<T extends { name: string; x: number; y: number }>(labels: readonly T[]): T[] {
  const placed: T[] = [];
  const over = (a: T, b: T): boolean =>
    Math.abs(a.y - b.y) < LINE_PX && a.x < b.x + b.name.length * LETTER_PX && b.x < a.x + a.name.length * LETTER_PX;
  for (const label of labels) if (!placed.some((other) => over(label, other))) placed.push(label);
  return placed;
}

import { cellOf } from '../src/space/cells';
import { sources } from '../src/space/features';
import { expect, test } from 'vitest';
import { around, away, beads, circle, pixels, spots, type Spot } from '../src/space/areas';
import type { Card, Cluster, MapView, Place } from '../src/wire/shapes';

const point = (lat: number, lon: number, radius_km: number) => ({ lat, lon, radius_km });
const place = (lat: number, lon: number, radius_km: number): Place => point(lat, lon, radius_km) as Place;
const spot = (n: number, radius_km: number): Spot => ({
  place: point(13, 25, radius_km),
  cards: Array.from({ length: n }, (_, i) => ({ id: String(i) }) as Card),
});

function km([lon, lat]: readonly number[], to: { lat: number; lon: number }): number {
  const r = Math.PI / 180;
  const c =
    Math.sin((lat ?? 0) * r) * Math.sin(to.lat * r) +
    Math.cos((lat ?? 0) * r) * Math.cos(to.lat * r) * Math.cos(((lon ?? 0) - to.lon) * r);
  return Math.acos(Math.min(1, c)) * 6371.0088;
}

test.each([
  [0, 0, 3],
  [13.2, 25.1, 480],
  [64, -20, 50],
])('every corner of a circle lies on its radius (%f, %f, %f km)', (lat, lon, radius) => {
  for (const corner of circle(lat, lon, radius)) expect(km(corner, { lat, lon })).toBeCloseTo(radius, 1);
});

test('a circle is closed', () => {
  const ring = circle(10, 10, 5);
  expect(ring.at(-1)).toEqual(ring[0]);
});

test('north is up', () => {
  const [lon, lat] = away(10, 20, 111.2, 0);
  expect(lon).toBeCloseTo(20, 5);
  expect(lat).toBeCloseTo(11, 2);
});

test('a radius doubles with each zoom and grows towards the poles', () => {
  expect(pixels(10, 0, 6)).toBeCloseTo(2 * pixels(10, 0, 5), 9);
  expect(pixels(10, 60, 5)).toBeCloseTo(2 * pixels(10, 0, 5), 6);
});

test('incidents of one area are one spot, and those without a place none', () => {
  const cards = [place(1, 2, 3), place(1, 2, 3), place(1, 2, 80), null, { name: 'the valley', lat: null } as Place].map(
    (p, i) => ({ id: String(i), place: p }) as Card,
  );
  expect(spots(cards).map((s) => s.cards.length)).toEqual([2, 1]);
});

test('a mark covers an area that is too small to be seen', () => {
  expect(beads(spot(1, 3), 3)).toMatchObject([{ lon: 25, lat: 13, rim: false }]);
});

test('a mark never stands inside an area that can be seen', () => {
  for (const bead of beads(spot(5, 400), 5)) {
    expect(bead.rim).toBe(true);
    expect(km([bead.lon, bead.lat], { lat: 13, lon: 25 })).toBeCloseTo(400, 0);
  }
});

test('one mark on a rim stands in the north; several spread around it', () => {
  expect(beads(spot(1, 400), 5)[0]?.lon).toBeCloseTo(25, 6);
  const lons = beads(spot(3, 400), 5).map((b) => b.lon);
  expect(lons[0]).toBeLessThan(25);
  expect(lons[1]).toBeCloseTo(25, 6);
  expect(lons[2]).toBeGreaterThan(25);
});

test('the first view holds every area', () => {
  expect(around([])).toBeNull();
  const box = around([spot(1, 100)]) ?? [0, 0, 0, 0];
  expect(box[0]).toBeLessThan(25);
  expect(box[3]).toBeGreaterThan(13.8);
  expect(around([spot(1, 100)], [{ bounds: [-10, 2, 3, 4] }])?.slice(0, 2)).toEqual([-10, 2]);
});

test('the circle that holds an incident is lit for it, and no other', () => {
  const at = { lat: 34.5, lon: 36.1 };
  const cluster = (key: string | null): Cluster =>
    ({ key, lat: 34, lon: 36, n: 2, low: 1, best: 1, high: 1, unknown: 0, bounds: [36, 34, 36, 34] }) as Cluster;
  const cell = cellOf(at, 3);
  expect(cell).toBe('3/38/22');
  const view: MapView = { clusters: [cluster(cell), cluster('3/0/0')], singles: [], zoom: 3 };
  const lit = sources(view, 3, 'ucdp', { id: 'one', cell }).clusters.features.map((f): unknown => f.properties?.lit);
  expect(lit).toEqual([true, false]);
  expect(cellOf({ lat: null, lon: null }, 3)).toBeNull();
});

import { expect, test } from 'vitest';
import { frameOf, mercator, pathOf, project, zoomOf } from '../src/space/flat';
import { pixels } from '../src/space/areas';

test('the middle of the world is its middle, and the poles are kept off', () => {
  expect(mercator(0, 0)).toEqual([0.5, 0.5]);
  expect(mercator(-180, 0)[0]).toBe(0);
  expect(Number.isFinite(mercator(0, 90)[1])).toBe(true);
});

test('a box is centred and wholly in the frame', () => {
  const frame = frameOf([20, 5, 50, 20], 400, 300);
  for (const [lon, lat] of [
    [20, 5],
    [50, 20],
  ] as const) {
    const [x, y] = project(lon, lat, frame);
    expect(x).toBeGreaterThanOrEqual(-0.001);
    expect(x).toBeLessThanOrEqual(400.001);
    expect(y).toBeGreaterThanOrEqual(-0.001);
    expect(y).toBeLessThanOrEqual(300.001);
  }
  expect(project(35, 0, frame)[0]).toBeCloseTo(200, 3);
});

test('a box of one point still shows what is around it', () => {
  const frame = frameOf([25, 13, 25, 13], 280, 200, 14);
  expect(project(25, 13, frame)[0]).toBeCloseTo(140, 3);
  expect(project(32, 13, frame)[0]).toBeCloseTo(280, 3);
});

test('north is up and the zoom is the one that areas reckon with', () => {
  const frame = frameOf([20, 5, 50, 20], 400, 300);
  expect(project(30, 18, frame)[1]).toBeLessThan(project(30, 8, frame)[1]);
  const [x0] = project(0, 0, frame);
  const [x1] = project(1, 0, frame);
  expect(pixels(111.195, 0, zoomOf(frame))).toBeCloseTo(x1 - x0, 1);
});

test('areas are closed, lines are open, points are nothing', () => {
  const frame = { scale: 360, left: 0, top: 0 };
  const ring = [
    [0, 0],
    [10, 0],
    [0, 0],
  ];
  expect(pathOf({ type: 'Polygon', coordinates: [ring] }, frame)).toBe('M180.0 180.0L190.0 180.0L180.0 180.0Z');
  expect(pathOf({ type: 'MultiLineString', coordinates: [ring, ring] }, frame).match(/M/g)).toHaveLength(2);
  expect(pathOf({ type: 'LineString', coordinates: ring }, frame)).not.toContain('Z');
  expect(pathOf({ type: 'Point', coordinates: [0, 0] }, frame)).toBe('');
});

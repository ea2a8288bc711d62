// A flat Mercator map as SVG paths, for pages that print and for browsers without WebGL. The outlines are cut at the world's
// edge when the app is built, so that each point can be projected by itself.
import type { Geometry, Position } from 'geojson';
import type { Box } from '../address/view';

const MOST_LATITUDE = 84; // Mercator has no poles
const RAD = Math.PI / 180;
export const WORLD_PX = 512; // as MapLibre has it: the world's width at zoom 0

export interface Frame {
  /** Pixels of the whole world's width. */
  scale: number;
  left: number;
  top: number;
}

/** Where a point lies in a world of width 1: x from the west, y from the north. */
export function mercator(lon: number, lat: number): [number, number] {
  const held = Math.min(MOST_LATITUDE, Math.max(-MOST_LATITUDE, lat)) * RAD;
  return [lon / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + held / 2)) / (2 * Math.PI)];
}

/** The frame in which a box fills `width` x `height` pixels, its middle in the middle. `least` degrees are always shown. */
export function frameOf([w, s, e, n]: Box, width: number, height: number, least = 0): Frame {
  const wider = Math.max(0, least - (e - w)) / 2;
  const [x0] = mercator(w - wider, 0);
  const [x1] = mercator(e + wider, 0);
  const [, y0] = mercator(0, n);
  const [, y1] = mercator(0, s);
  const scale = Math.min(width / Math.max(x1 - x0, 1e-6), height / Math.max(y1 - y0, 1e-6));
  return { scale, left: width / 2 - ((x0 + x1) / 2) * scale, top: height / 2 - ((y0 + y1) / 2) * scale };
}

export function project(lon: number, lat: number, frame: Frame): [number, number] {
  const [x, y] = mercator(lon, lat);
  return [frame.left + x * frame.scale, frame.top + y * frame.scale];
}

/** The place under a point of the frame: [lon, lat]. */
export function unproject(x: number, y: number, frame: Frame): [number, number] {
  const north = (0.5 - (y - frame.top) / frame.scale) * 2 * Math.PI;
  const lat = (2 * Math.atan(Math.exp(north)) - Math.PI / 2) / RAD;
  return [((x - frame.left) / frame.scale - 0.5) * 360, Math.min(MOST_LATITUDE, Math.max(-MOST_LATITUDE, lat))];
}

export interface Size {
  width: number;
  height: number;
}

/** What is seen after the map was drawn nearer by `factor` around a point of it. */
export function nearer(frame: Frame, { width, height }: Size, factor: number, [x, y]: readonly [number, number]): Box {
  const [w, n] = unproject(x - x / factor, y - y / factor, frame);
  const [e, s] = unproject(x + (width - x) / factor, y + (height - y) / factor, frame);
  return [w, s, e, n];
}

/** What is seen after the map was dragged by so many pixels. */
export function dragged(frame: Frame, { width, height }: Size, dx: number, dy: number): Box {
  const [w, n] = unproject(-dx, -dy, frame);
  const [e, s] = unproject(width - dx, height - dy, frame);
  return [w, s, e, n];
}

export const zoomOf = (frame: Frame): number => Math.log2(frame.scale / WORLD_PX);

function line(points: readonly Position[], frame: Frame, closed: boolean): string {
  const drawn = points.map(([lon = 0, lat = 0]) =>
    project(lon, lat, frame)
      .map((v) => v.toFixed(1))
      .join(' '),
  );
  return `M${drawn.join('L')}${closed ? 'Z' : ''}`;
}

/** The `d` of an SVG path; empty for points, which are no lines. */
export function pathOf(shape: Geometry, frame: Frame): string {
  switch (shape.type) {
    case 'Polygon':
      return shape.coordinates.map((ring) => line(ring, frame, true)).join('');
    case 'MultiPolygon':
      return shape.coordinates
        .flat()
        .map((ring) => line(ring, frame, true))
        .join('');
    case 'LineString':
      return line(shape.coordinates, frame, false);
    case 'MultiLineString':
      return shape.coordinates.map((part) => line(part, frame, false)).join('');
    default:
      return '';
  }
}

/** The point of the map at these pixels: [lon, lat]. */
export function inverse(x: number, y: number, frame: Frame): [number, number] {
  const [mx, my] = [(x - frame.left) / frame.scale, (y - frame.top) / frame.scale];
  const lat = (2 * Math.atan(Math.exp((0.5 - my) * 2 * Math.PI)) - Math.PI / 2) / RAD;
  return [(mx - 0.5) * 360, lat];
}

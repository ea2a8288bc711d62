// One shape for each grade of occurrence, in a box of 16: for SVG and for the map's canvas alike.
import type { Occurrence } from '../wire/shapes';

export interface Shape {
  path: string;
  filled: boolean;
}

const ROUND = 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11Z';

export const SHAPES: Record<Occurrence, Shape> = {
  single_source: { path: ROUND, filled: false },
  corroborated: { path: ROUND, filled: true },
  acknowledged: { path: 'M8 1.5 14.5 8 8 14.5 1.5 8Z', filled: true },
  disputed: { path: 'M8 2 14.5 13.5H1.5Z', filled: false },
  rejected: { path: 'M3 3 13 13M13 3 3 13', filled: false },
};

export const shapeOf = (occurrence: string | null): Shape => SHAPES[occurrence as Occurrence] ?? SHAPES.single_source;

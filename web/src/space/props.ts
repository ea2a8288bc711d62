import type { Box } from '../address/view';
import type { MapView, Method } from '../wire/shapes';

/** What both maps take: the one that WebGL draws, and the flat one for browsers without it. */
export interface MapProps {
  view: MapView | null;
  method: Method;
  /** The incident that is pointed at, here or in the list. */
  lit: string | null;
  /** The key of the cell that it is in: a circle of several is lit for it. */
  cell: string | null;
  /** A box to open with, where the address has one. */
  start: Box | null;
  onmove: (zoom: number, box: Box) => void;
  onpick: (ids: string[]) => void;
  onlight: (id: string | null) => void;
}

// Which cell of the map's grid a place is in, as the API groups incidents (`serve/table/marks.py`). Pure.
import type { Place } from '../wire/shapes';

const CELLS = 8; // along a side of a map tile of 256 pixels

/** The key of the cell, `grid/x/y`, for the zoom of a grid; null where a place has no point. */
export function cellOf(place: Pick<Place, 'lat' | 'lon'> | null, grid: number): string | null {
  if (!place || place.lat === null || place.lon === null) return null;
  const size = 360 / 2 ** grid / CELLS;
  const [x, y] = [(place.lon + 180) / size, (place.lat + 90) / size].map(Math.floor);
  return `${String(grid)}/${String(x)}/${String(y)}`;
}

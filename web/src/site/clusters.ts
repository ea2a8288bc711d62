// Marks on the map: incidents that share a cell of the zoom's grid are one (`serve/table/marks.py`).
import type { Cluster, MapView } from '../wire/shapes';
import type { Filters } from '../address/view';
import { quoted, sum, type SiteCard } from './held';

const MOST = 2000;
const DEEPEST = 14;
const CELLS = 8; // along a side of a map tile of 256 pixels

export function marks(cards: readonly SiteCard[], zoom: number, method: Filters['method']): MapView {
  const placed = cards.filter((c) => c.place?.lat != null && c.place.lon != null);
  let grid = Math.max(0, Math.min(zoom, DEEPEST));
  let cells = onGrid(placed, grid);
  while (cells.size > MOST && grid > 0) cells = onGrid(placed, --grid);
  const groups = [...cells];
  return {
    clusters: groups.filter(([, found]) => found.length > 1).map(([key, found]) => cluster(key, found, method)),
    singles: groups.filter(([, found]) => found.length === 1).flatMap(([, found]) => found),
    zoom: grid,
  };
}

function onGrid(placed: readonly SiteCard[], grid: number): Map<string, SiteCard[]> {
  const size = 360 / 2 ** grid / CELLS;
  const cells = new Map<string, SiteCard[]>();
  for (const card of placed) {
    const [x, y] = [(card.place?.lon ?? 0) + 180, (card.place?.lat ?? 0) + 90].map((v) => Math.floor(v / size));
    const key = `${String(grid)}/${String(x)}/${String(y)}`;
    const found = cells.get(key);
    if (found) found.push(card);
    else cells.set(key, [card]);
  }
  return cells;
}

function cluster(key: string, cards: readonly SiteCard[], method: Filters['method']): Cluster {
  const lats = cards.map((c) => c.place?.lat ?? 0);
  const lons = cards.map((c) => c.place?.lon ?? 0);
  const mean = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0) / all.length;
  return {
    key,
    lat: mean(lats),
    lon: mean(lons),
    n: cards.length,
    ...sum(cards, method),
    unknown: cards.filter((c) => !c.is_total && quoted(c, method) === null).length,
    bounds: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
  };
}

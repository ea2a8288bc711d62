// What the layers of a vector base map are, by their names: those of the schemas that are about (Protomaps, OpenMapTiles,
// Shortbread), and of others as far as their names say it.
export const OWN = 'own'; // the source of a base map of the user's own, and the host of its tiles' addresses

export type Role = 'land' | 'green' | 'water' | 'built' | 'road' | 'border' | 'place';

const NAMES: Record<Role, readonly string[]> = {
  land: ['earth', 'land', 'landmass', 'ne_land', 'countries', 'country'],
  green: ['landcover', 'landuse', 'natural', 'park', 'parks', 'forest', 'wood'],
  water: [
    'water',
    'ocean',
    'lakes',
    'lake',
    'rivers',
    'river',
    'waterway',
    'waterways',
    'water_polygons',
    'water_lines',
  ],
  built: ['buildings', 'building'],
  road: ['roads', 'road', 'transportation', 'streets', 'street', 'highways', 'highway'],
  border: ['boundaries', 'boundary', 'borders', 'admin', 'admin_lines', 'disputed'],
  place: ['places', 'place', 'place_label', 'place_labels', 'settlements', 'cities', 'towns', 'populated_places'],
};
const SEA = ['ocean'];

/** The layers of each role; all empty where no name says anything. */
export function roles(layers: readonly string[]): Record<Role, string[]> {
  const known = (role: Role): string[] => layers.filter((name) => NAMES[role].includes(name.toLowerCase()));
  const found = Object.fromEntries((Object.keys(NAMES) as Role[]).map((role) => [role, known(role)])) as Record<
    Role,
    string[]
  >;
  // where the sea is drawn, all else is land, and a layer of that name is what grows on it
  if (layers.some((name) => SEA.includes(name.toLowerCase()))) found.land = [];
  return found;
}

export const nothingKnown = (found: Record<Role, string[]>): boolean =>
  Object.values(found).every((names) => names.length === 0);

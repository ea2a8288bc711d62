// The tiles of the user's own base map, for MapLibre: read by ranges from the workbench's server. Loaded only where one is given.
import type { AddProtocolAction } from 'maplibre-gl';
import maplibre from 'maplibre-gl/dist/maplibre-gl-csp.js';
import { PMTiles } from 'pmtiles';
import { ground } from './ground.svelte';

const archive = new PMTiles(new URL('/api/basemap/tiles', location.href).href);
const ADDRESS = /\/(\d+)\/(\d+)\/(\d+)$/;
let drawn = false;

const tile: AddProtocolAction = async ({ url }, stop) => {
  const [z, x, y] = ADDRESS.exec(url)?.slice(1).map(Number) ?? [];
  try {
    const found = await archive.getZxy(z ?? 0, x ?? 0, y ?? 0, stop.signal);
    drawn = true;
    return { data: found ? new Uint8Array(found.data) : ground.map?.raster ? null : new Uint8Array() };
  } catch (error) {
    if (!stop.signal.aborted) ground.failed(String(error), !drawn);
    throw error;
  }
};

maplibre.addProtocol('pmtiles', tile);

// MapLibre's build for a strict content security policy: its worker is a file of our own, not a string turned into code
declare module 'maplibre-gl/dist/maplibre-gl-csp.js' {
  import type * as maplibre from 'maplibre-gl';

  const all: typeof maplibre;
  export default all;
}

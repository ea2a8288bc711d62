declare module 'd3-geo-projection' {
  import type { GeoPermissibleObjects, GeoProjection } from 'd3-geo';

  export function geoProject(object: GeoPermissibleObjects, projection: GeoProjection): unknown;
}

// An invented base map as a PMTiles file: for pictures, one colour with a frame; for vectors, a land with a lake, a road, a border
// and a town in every tile. Nothing in it is anywhere.
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';

export type Rgb = readonly [number, number, number];
const HEADER = 127; // bytes
const EXTENT = 4096; // of a vector tile
const ZOOMS = 4;
const E7 = 10_000_000;
const WORLD = [-180, -85, 180, 85] as const;
const [MVT, PNG] = [1, 2];
const [NONE, GZIP] = [1, 2];

/** A file of pictures, all of one colour. */
export const pictures = (colour: Rgb): Buffer =>
  archive(PNG, NONE, picture(colour), { attribution: '© Nobody at all' });

/** A file of vectors in layers of these names. */
export function vectors(layers: readonly string[], attribution = '© <b>Nobody</b> at all'): Buffer {
  const named = layers.map((id) => ({ id, fields: {} }));
  return archive(MVT, GZIP, gzipSync(Buffer.concat(layers.map(layer))), { attribution, vector_layers: named });
}

function archive(kind: number, packed: number, tile: Buffer, said: object): Buffer {
  const ids = Array.from({ length: ZOOMS + 1 }, (_, z) =>
    Array.from({ length: 4 ** z }, (_, i) => zxyToTileId(z, i % 2 ** z, Math.floor(i / 2 ** z))),
  ).flat();
  const root = gzipSync(Buffer.concat([1, ids[0] ?? 0, ids.length, tile.length, 1].map(varint))); // one run of all tiles
  const metadata = gzipSync(JSON.stringify({ name: 'An invented land', ...said }));
  const head = Buffer.alloc(HEADER);
  head.write('PMTiles');
  head.writeUInt8(3, 7);
  const places = [HEADER, root.length, HEADER + root.length, metadata.length, 0, 0];
  const at = HEADER + root.length + metadata.length;
  const numbers = [...places, at, tile.length, ids.length, 1, 1];
  numbers.forEach((n, i) => head.writeBigUInt64LE(BigInt(n), 8 + 8 * i));
  [1, GZIP, packed, kind, 0, ZOOMS].forEach((n, i) => head.writeUInt8(n, 96 + i));
  WORLD.forEach((degrees, i) => head.writeInt32LE(degrees * E7, 102 + 4 * i));
  return Buffer.concat([head, root, metadata, tile]);
}

function picture(colour: Rgb, side = 256): Buffer {
  const chunk = (name: string, body: Buffer): Buffer => {
    const [size, sum, named] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(name), body])];
    size.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([size, named, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8); // eight bits each of red, green, blue
  const row = Buffer.concat([Buffer.from([0]), Buffer.from(Array.from({ length: side }, () => colour).flat())]);
  const rows = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  const parts = [chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
}

function varint(value: number): Buffer {
  const made: number[] = [];
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) made.push((left % 128) | 128);
  return Buffer.from([...made, left]);
}

const zigzag = (n: number): number => (n < 0 ? -2 * n - 1 : 2 * n);
/** A field of a protocol buffer: bytes with their length, or a number. */
const bytes = (tag: number, body: Buffer): Buffer => Buffer.concat([varint((tag << 3) | 2), varint(body.length), body]);
const value = (tag: number, n: number): Buffer => Buffer.concat([varint(tag << 3), varint(n)]);

type Points = readonly (readonly [number, number])[];
const SHAPES: Record<string, { type: number; points: Points }> = {
  land: { type: 3, points: [[0, 0], [EXTENT, 0], [EXTENT, EXTENT], [0, EXTENT]] },
  lake: { type: 3, points: [[600, 600], [2400, 600], [2400, 2400], [600, 2400]] },
  road: { type: 2, points: [[0, 3000], [EXTENT, 2600]] },
  border: { type: 2, points: [[3200, 0], [3000, EXTENT]] },
  town: { type: 1, points: [[2900, 3300]] },
}; // prettier-ignore
const DRAWN: Record<string, keyof typeof SHAPES> = {
  earth: 'land',
  water: 'lake',
  roads: 'road',
  boundaries: 'border',
  places: 'town',
};

function layer(name: string): Buffer {
  const { type, points } = SHAPES[DRAWN[name] ?? 'lake'] ?? { type: 1, points: [] };
  const steps: number[] = [];
  let from: readonly [number, number] = [0, 0];
  points.forEach((to, i) => {
    if (i === 0) steps.push((1 << 3) | 1);
    if (i === 1) steps.push(((points.length - 1) << 3) | 2);
    steps.push(zigzag(to[0] - from[0]), zigzag(to[1] - from[1]));
    from = to;
  });
  if (type === 3) steps.push(15); // back to where it began
  const geometry = Buffer.concat(steps.map(varint));
  const tags = Buffer.concat([0, 0, 1, 1].map(varint));
  const feature = Buffer.concat([bytes(2, tags), value(3, type), bytes(4, geometry)]);
  const [keys, values] = [
    ['name', 'kind'],
    ['Nowhere', 'highway'],
  ];
  return bytes(
    3,
    Buffer.concat([
      bytes(1, Buffer.from(name)),
      bytes(2, feature),
      ...(keys ?? []).map((key) => bytes(3, Buffer.from(key))),
      ...(values ?? []).map((said) => bytes(4, bytes(1, Buffer.from(said)))),
      value(5, EXTENT),
      value(15, 2),
    ]),
  );
}

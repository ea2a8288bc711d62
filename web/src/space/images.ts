// The marks of the map, drawn once for each theme: the same shapes as in lists, on a ground that keeps them apart.
import { SHAPES } from '../marks/shapes';

export interface Drawn {
  name: string;
  data: ImageData;
}

export interface Inks {
  ink: string;
  blood: string;
  sheet: string;
}

export const RATIO = 2;
const SIZE = 20;

/** Every shape twice: quiet, and lit (`…-lit`) for what the pointer or the list is at. */
export function markImages(inks: Inks): Drawn[] {
  return Object.entries(SHAPES).flatMap(([name, shape]) => [
    {
      name,
      data: drawMark(
        shape.path,
        shape.filled,
        name === 'disputed' || name === 'rejected' ? inks.blood : inks.ink,
        inks.sheet,
      ),
    },
    { name: `${name}-lit`, data: drawMark(shape.path, shape.filled, inks.blood, inks.sheet, 1.25) },
  ]);
}

function drawMark(path: string, filled: boolean, ink: string, ground: string, scale = 1): ImageData {
  const side = Math.round(SIZE * RATIO * scale);
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const on = canvas.getContext('2d');
  if (!on) return new ImageData(side, side);
  on.scale(side / SIZE, side / SIZE);
  on.translate(2, 2);
  const shape = new Path2D(path);
  on.lineJoin = 'round';
  on.lineCap = 'round';
  on.strokeStyle = ground;
  on.lineWidth = 5;
  on.stroke(shape);
  on.fillStyle = filled ? ink : ground;
  if (path.includes('Z')) on.fill(shape);
  on.strokeStyle = ink;
  on.lineWidth = 2;
  on.stroke(shape);
  return on.getImageData(0, 0, side, side);
}

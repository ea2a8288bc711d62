// Whether two pictures differ in anything that people would see: days that go by and digests do not make new pictures.
import type { Page } from '@playwright/test';

const SEEN = 48; // of 255, in any colour of a pixel
const FEW = 1 / 1_000; // of all pixels: a line of small letters

/** Decoded in a page of its own, so that nothing of the page looked at gets in the way. */
export async function same(page: Page, one: Buffer, other: Buffer): Promise<boolean> {
  if (one.equals(other)) return true;
  const browser = page.context().browser();
  if (!browser) return false;
  const context = await browser.newContext();
  try {
    const blank = await context.newPage();
    const pictures = [one, other].map((bytes) => `data:image/webp;base64,${bytes.toString('base64')}`);
    const share = await blank.evaluate(compared, { pictures, seen: SEEN });
    return share < FEW;
  } finally {
    await context.close();
  }
}

/** The share of pixels that differ; 1 where the pictures have other sizes. Runs in the browser. */
async function compared({ pictures, seen }: { pictures: string[]; seen: number }): Promise<number> {
  const [a, b] = await Promise.all(
    pictures.map(async (url) => {
      const image = await createImageBitmap(await (await fetch(url)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
      canvas?.drawImage(image, 0, 0);
      return canvas?.getImageData(0, 0, image.width, image.height);
    }),
  );
  if (!a || !b || a.width !== b.width || a.height !== b.height) return 1;
  let differing = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    const far = [0, 1, 2].some((c) => Math.abs((a.data[i + c] ?? 0) - (b.data[i + c] ?? 0)) > seen);
    if (far) differing += 1;
  }
  return differing / (a.data.length / 4);
}

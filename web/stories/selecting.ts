// Selecting words in a text with the mouse, as a reader does.
import type { Locator, Page } from '@playwright/test';

interface Ends {
  from: { x: number; y: number };
  to: { x: number; y: number };
}

/** Drag over the first place in `text` where `words` stand. They have to stand in one line and in one piece of text. */
export async function selectWords(page: Page, text: Locator, words: string): Promise<void> {
  await text.getByText(words).first().scrollIntoViewIfNeeded();
  const ends = await text.evaluate((holder, sought): Ends | null => {
    const walk = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const at = (node.textContent ?? '').indexOf(sought);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + sought.length);
      const box = range.getBoundingClientRect();
      const y = box.top + box.height / 2;
      return { from: { x: box.left + 0.5, y }, to: { x: box.right - 0.5, y } };
    }
    return null;
  }, words);
  if (!ends) throw new Error(`no “${words}” in the text`);
  await page.mouse.move(ends.from.x, ends.from.y);
  await page.mouse.down();
  await page.mouse.move(ends.to.x, ends.to.y, { steps: 8 });
  await page.mouse.up();
}

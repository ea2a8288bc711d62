// Where a tip lies: under its word, above where there is no room, inside the window.
export interface Rect {
  left: number;
  top: number;
  bottom: number;
}

export interface Size {
  width: number;
  height: number;
}

const EDGE = 8;
const GAP = 6;

export function placed(word: Rect, tip: Size, view: Size): { left: number; top: number } {
  const left = Math.max(EDGE, Math.min(word.left, view.width - tip.width - EDGE));
  const below = word.bottom + GAP;
  const fits = below + tip.height + EDGE <= view.height;
  return { left, top: fits ? below : Math.max(EDGE, word.top - GAP - tip.height) };
}

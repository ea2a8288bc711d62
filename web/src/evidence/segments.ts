// A report's text cut where claims' words begin and end, so that words which several claims share are marked for all.
// Offsets on the wire are code points; JavaScript's are UTF-16 units: an emoji or a rare letter is one there, two here.
import type { Claim, Quote } from '../wire/shapes';
import type { Span } from '../words/graphic';

export type Slot = 'number' | 'loss' | 'speaker' | 'perpetrator' | 'target' | 'place' | 'when' | 'weapon' | 'evidence';

export interface Piece {
  start: number;
  end: number;
  slot: Slot;
  claim: string;
  /** What the words were read as, for a tooltip; empty for evidence. */
  read: string;
}

export interface Segment {
  start: number;
  end: number;
  text: string;
  pieces: readonly Piece[];
}

const piece = (claim: string, slot: Slot, quote: Quote, read: string | null = ''): Piece => ({
  start: quote.start,
  end: quote.end,
  slot,
  claim,
  read: read ?? '',
});

/** Everything that a claim says in words of the report. */
export function piecesOf(claim: Claim): Piece[] {
  const id = claim.id;
  const roles = (slot: Slot, all: Claim['targets']): Piece[] =>
    all.map((role) => piece(id, slot, role.quote, role.actor?.name ?? ''));
  return [
    ...claim.evidence.map((q) => piece(id, 'evidence', q)),
    ...claim.tolls.map((t) => piece(id, 'number', t.quote, t.kind)),
    ...claim.losses.map((l) => piece(id, 'loss', l.quote, `${l.kind} ${l.loss_class}`)),
    ...claim.speakers.map((q) => piece(id, 'speaker', q)),
    ...roles('perpetrator', claim.perpetrators),
    ...roles('target', claim.targets),
    ...claim.places.map((p) => piece(id, 'place', p.quote, p.locus?.label ?? 'no place found')),
    ...(claim.when ? [piece(id, 'when', claim.when.quote, claim.when.because)] : []),
    ...claim.weapons.map((q) => piece(id, 'weapon', q)),
  ];
}

/** The text in order, cut at every edge of a piece and at `edges`. Pieces outside the text are left out: bad data hides no words. */
export function segments(text: string, pieces: readonly Piece[], edges: readonly number[] = []): Segment[] {
  const points = Array.from(text);
  const inside = pieces.filter((p) => p.start >= 0 && p.start < p.end && p.end <= points.length);
  const within = edges.filter((n) => n > 0 && n < points.length);
  const cuts = [...new Set([0, points.length, ...within, ...inside.flatMap((p) => [p.start, p.end])])].sort(
    (a, b) => a - b,
  );
  const opening = [...inside].sort((a, b) => a.start - b.start);
  const open: Piece[] = [];
  const made: Segment[] = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [start, end] = [cuts[i] ?? 0, cuts[i + 1] ?? 0];
    while (next < opening.length && (opening[next]?.start ?? 0) <= start) open.push(opening[next++] as Piece);
    const here = open.filter((p) => p.end > start);
    open.splice(0, open.length, ...here);
    made.push({ start, end, text: points.slice(start, end).join(''), pieces: here });
  }
  return made;
}

/** Segments by paragraph: cut at line breaks, which belong to no paragraph. */
export function paragraphs(all: readonly Segment[]): Segment[][] {
  const made: Segment[][] = [[]];
  for (const segment of all) {
    let at = segment.start;
    segment.text.split(/(\n+)/).forEach((run) => {
      const length = Array.from(run).length;
      if (/^\n+$/.test(run)) made.push([]);
      else if (run) made.at(-1)?.push({ ...segment, start: at, end: at + length, text: run });
      at += length;
    });
  }
  return made.filter((line) => line.length > 0);
}

export interface Run {
  /** The passage that is folded; null where the segments are shown. */
  fold: Span | null;
  segments: Segment[];
}

/** A paragraph in runs that are shown and runs that are folded. Segments are cut at the edges of `folds`. */
export function runs(line: readonly Segment[], folds: readonly Span[]): Run[] {
  const made: Run[] = [];
  for (const segment of line) {
    const fold = folds.find((f) => f.start <= segment.start && segment.end <= f.end) ?? null;
    const last = made.at(-1);
    if (last?.fold === fold) last.segments.push(segment);
    else made.push({ fold, segments: [segment] });
  }
  return made;
}

/** Of the pieces over a segment the one that says most: the shortest, and a slot before the sentence around it. */
export function foremost(pieces: readonly Piece[]): Piece | null {
  const ranked = [...pieces].sort(
    (a, b) => Number(a.slot === 'evidence') - Number(b.slot === 'evidence') || a.end - a.start - (b.end - b.start),
  );
  return ranked[0] ?? null;
}

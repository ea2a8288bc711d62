// Which incidents the filters leave, as the workbench's server has them (`serve/table/chosen.py`).
import type { Box, Filters } from '../address/view';
import { quoted, type SiteCard } from './held';

const DEGREE_KM = 111.195;
const RAD = Math.PI / 180;

type Test = (card: SiteCard) => boolean;

/** All filters but `without`: a filter does not narrow its own values. */
export function chosen(cards: readonly SiteCard[], f: Filters, without: string | null = null): SiteCard[] {
  const tests = Object.entries(testsOf(f)).filter(([name, test]) => test && name !== without);
  return cards.filter((card) => tests.every(([, test]) => (test as Test)(card)));
}

function testsOf(f: Filters): Record<string, Test | null> {
  const among = (chosen: readonly string[], of: (card: SiteCard) => string | null | undefined): Test | null =>
    chosen.length ? (card) => chosen.includes(of(card) ?? '') : null;
  return {
    q: saying(f.q),
    country: among(f.country, (c) => c.place?.country),
    event_type: among(f.event_type, (c) => c.event_type),
    grade: among(f.grade, (c) => c.grade.occurrence),
    harm: among(f.harm, (c) => c.grade.harm),
    source: f.source.length ? (c) => c.outlets.some((name) => f.source.includes(name)) : null,
    actor: f.actor.length ? (c) => parties(c, f.side).some((id) => f.actor.includes(id)) : null,
    admin1: f.admin1 ? (c) => c.place?.admin1 === f.admin1 : null,
    review: f.review ? (c) => c.review.state === f.review : null,
    kind: f.kind ? (c) => c.is_total === (f.kind === 'total') : null,
    min_killed: f.min_killed === null ? null : (c) => (quoted(c, f.method) ?? -1) >= (f.min_killed ?? 0),
    days: f.from || f.to ? (c) => within(c, f.from, f.to) : null,
    undated: f.undated ? (c) => !c.when?.start && !c.when?.end : null,
    unplaced: f.unplaced ? (c) => c.place?.lat == null : null,
    bbox: inBox(f.bbox),
    near: near(f.near),
  };
}

export function parties(card: SiteCard, side: Filters['side'] = null): string[] {
  const acting = side === 'target' ? [] : card.perpetrators;
  const struck = side === 'perpetrator' ? [] : card.targets;
  return [...acting, ...struck].map((party) => party.id);
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Every word that was typed stands somewhere in what is published of the incident. */
function saying(q: string): Test | null {
  const words = plain(q).split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  return (c) => {
    const names = [...c.perpetrators, ...c.targets].map((party) => party.name);
    const said = plain([c.summary, c.place?.label, c.place?.admin1, c.id, ...names, ...c.outlets].join(' '));
    return words.every((word) => said.includes(word));
  };
}

/** The window of days touches; an open end may lie anywhere beyond what is known. */
function within(card: SiteCard, from: string | null, to: string | null): boolean {
  const [start, end] = [card.when?.start ?? null, card.when?.end ?? null];
  if (!start && !end) return false;
  return (!from || !end || end >= from) && (!to || !start || start <= to);
}

const inside = (lon: number, west: number, east: number): boolean =>
  west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;

/** The box around the incident's circle touches this one. */
function inBox(box: Box | null): Test | null {
  if (!box) return null;
  const [west, south, east, north] = box;
  return ({ place }) => {
    if (place?.lat == null || place.lon == null) return false;
    const up = (place.radius_km ?? 0) / DEGREE_KM;
    if (place.lat + up < south || place.lat - up > north) return false;
    const side = up / Math.max(Math.cos(place.lat * RAD), 0.01);
    const { lon } = place;
    if (side >= 180 || inside(lon, west, east)) return true;
    return [west, east].some((edge) => Math.abs(((edge - lon + 540) % 360) - 180) <= side);
  };
}

/** `LAT,LON,KM`: the two circles touch. */
function near(text: string | null): Test | null {
  const [lat, lon, km] = (text ?? '').split(',').map(Number);
  if (lat === undefined || lon === undefined || km === undefined || ![lat, lon, km].every(Number.isFinite)) return null;
  return ({ place }) => {
    if (place?.lat == null || place.lon == null) return false;
    const [a, b] = [lat * RAD, place.lat * RAD];
    const h = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(((place.lon - lon) * RAD) / 2) ** 2;
    return 2 * DEGREE_KM * (Math.asin(Math.min(1, Math.sqrt(h))) / RAD) <= km + (place.radius_km ?? 0);
  };
}

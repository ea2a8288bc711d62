// Days are local calendar days without a zone: read and written as UTC, so that no browser moves them.
const DAY = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Milliseconds at the start of an ISO day; NaN where it is none. */
export function dayToMs(iso: string): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN;
}

export const isDay = (text: string): boolean =>
  !Number.isNaN(dayToMs(text)) && new Date(dayToMs(text)).toISOString().startsWith(text);

export const msToDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Both days count: 1 May to 1 May is one day. */
export const daysIn = (start: string, end: string): number => Math.round((dayToMs(end) - dayToMs(start)) / DAY) + 1;

interface Parts {
  d: number;
  m: string;
  y: number;
}

function parts(iso: string): Parts {
  const at = new Date(dayToMs(iso));
  return { d: at.getUTCDate(), m: MONTHS[at.getUTCMonth()] ?? '', y: at.getUTCFullYear() };
}

/** `15 Oct 2024`; what is no day comes back as it is. */
export function day(iso: string): string {
  if (!isDay(iso)) return iso;
  const { d, m, y } = parts(iso);
  return `${String(d)} ${m} ${String(y)}`;
}

/** `1–31 Jan 2025`, `3 May – 5 Dec 2023`, `30 Dec 2023 – 2 Jan 2024`. */
export function window(start: string, end: string): string {
  if (start === end || !isDay(start) || !isDay(end)) return day(start);
  const [a, b] = [parts(start), parts(end)];
  if (a.y !== b.y) return `${day(start)} – ${day(end)}`;
  if (a.m !== b.m) return `${String(a.d)} ${a.m} – ${day(end)}`;
  return `${String(a.d)}–${day(end)}`;
}

/** The day of an instant as the ledger keeps it (UTC). */
export const dayOf = (instant: string): string => day(instant.slice(0, 10));

/** `15 Oct 2024, 09:30 UTC` */
export function instant(text: string): string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return text;
  return `${day(at.toISOString().slice(0, 10))}, ${at.toISOString().slice(11, 16)} UTC`;
}

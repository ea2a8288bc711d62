// What the check of a coding says, in the words of the form: the check names fields as the format does.
const FIELDS: readonly [RegExp, string][] = [
  [/^event_type\b/u, 'what happened'],
  [/^stance\b/u, 'the voice'],
  [/\bpart_of\b/gu, 'counted in'],
  [/\bloss_class\b/gu, 'what was lost'],
  [/\bsame_event_as\b/gu, 'the same event as'],
];

/** `event_type: none is given` as `What happened: choose one.`; entries are counted from 1. */
export function plainSlip(what: string): string {
  const named = FIELDS.reduce((text, [field, words]) => text.replace(field, words), what)
    .replace(/\b(toll|loss|place) (\d+)\b/gu, (_, thing: string, n: string) => `${thing} ${String(Number(n) + 1)}`)
    .replace('none is given', 'choose one');
  return named.charAt(0).toUpperCase() + named.slice(1);
}

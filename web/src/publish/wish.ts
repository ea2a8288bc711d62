// A release as it is asked for: what stands in the form at first, and what is sent. Pure.
import type { NewRelease, Publishing } from '../wire/shapes';

export type Form = NewRelease['forms'][number];

export interface Asked {
  name: string;
  asOf: string;
  forms: Form[];
  site: boolean;
  against: string;
  title: string;
  publisher: string;
  contact: string;
  licence: string;
}

/** A name that is not taken: the day, and a number behind it where there is one of that day. */
export function freeName(day: string | null, taken: readonly string[]): string {
  const plain = day ?? 'release';
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? plain : `${plain}-${String(n)}`;
    if (!taken.includes(name)) return name;
  }
}

/** The form as it opens: what the last release said of itself, compared with it, as of the usual day. */
export function begun(offer: Publishing): Asked {
  const last = offer.releases[0];
  const names = offer.releases.map((one) => one.name);
  const usual = offer.forms.filter((form) => form.usual && form.can).map((form) => form.form);
  return {
    name: freeName(offer.as_of, names),
    asOf: offer.as_of ?? '',
    forms: last ? usual.filter((form) => last.forms.includes(form)) : usual,
    site: last ? last.page !== null : true,
    against: last?.name ?? '',
    title: last?.title ?? offer.title,
    publisher: last?.publisher ?? '',
    contact: last?.contact ?? '',
    licence: last?.licence ?? '',
  };
}

/** What is sent. `toml` is the safety profile, empty for the default rules. */
export const wish = (asked: Asked, toml: string, seen = ''): NewRelease => ({
  name: asked.name.trim(),
  profile: toml,
  as_of: (asked.asOf || null) as NewRelease['as_of'],
  forms: asked.forms,
  site: asked.site,
  against: asked.against,
  title: asked.title.trim(),
  publisher: asked.publisher.trim(),
  contact: asked.contact.trim(),
  licence: asked.licence.trim(),
  seen,
});

/** What is still missing in the form; empty: nothing. */
export function missing(asked: Asked, offer: Publishing): string {
  if (!asked.name.trim()) return 'Give the release a name: its folder bears it.';
  if (offer.releases.some((one) => one.name === asked.name.trim()))
    return `There is a release ${asked.name.trim()} already. A release is never changed: give another name.`;
  if (asked.asOf && offer.today && asked.asOf > offer.today)
    return `${asked.asOf} is after today, which would undo the delay. Choose an earlier day.`;
  return '';
}

/** The terminal's way to the same check. */
export const checkCommand = (path: string, ledger: string): string =>
  `recount release ${path} --check --ledger ${ledger}`;

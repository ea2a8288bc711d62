// Safety profiles as the page has them: what each rule is set to, what that changes, and the TOML file that says so. Pure.
import type { Profile, RuleLine } from '../wire/shapes';
import { count } from '../words/label';

export type Setting = RuleLine['default'];

export interface Own {
  name: string;
  settings: Record<string, Setting>;
}

const LEVELS: Record<string, string> = {
  settlement: 'the settlement',
  admin1: 'the first-level region',
  country: 'the country',
};

/** Looser where a rule lets out more than it does by default; yes and no, by what yes lets out. */
const LETS_OUT: readonly string[] = ['source_urls', 'reviewer_names'];

const same = (one: Setting, other: Setting): boolean => JSON.stringify(one) === JSON.stringify(other);

export const setTo = (rule: RuleLine, own: Own | null): Setting => own?.settings[rule.name] ?? rule.default;

/** Every rule at its default, under a name to be given. */
export const plainOwn = (): Own => ({ name: '', settings: {} });

export const ofProfile = (profile: Profile): Own => ({ name: profile.name, settings: { ...profile.sets } });

/** The rules that are set other than by default. */
export const changed = (rules: readonly RuleLine[], own: Own): RuleLine[] =>
  rules.filter((rule) => !same(setTo(rule, own), rule.default));

/** Does it let out more than by default, or sooner, or finer? */
export function looser(rule: RuleLine, to: Setting): boolean {
  if (rule.kind === 'days') return Number(to) < Number(rule.default);
  if (rule.kind === 'level') return rule.choices.indexOf(String(to)) < rule.choices.indexOf(String(rule.default));
  if (rule.kind === 'yes') return to === true && LETS_OUT.includes(rule.name);
  return false;
}

/** `7 days`, `the settlement`, `no`, `none`. */
export function said(rule: RuleLine, to: Setting): string {
  if (rule.kind === 'days') return count(Number(to), 'day');
  if (rule.kind === 'level') return LEVELS[String(to)] ?? String(to);
  if (rule.kind === 'yes') return to === true ? 'yes' : 'no';
  if (Array.isArray(to)) return to.length ? to.join(', ') : 'none';
  return String(to);
}

/** Names one a line, as they are typed. */
export const outlets = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** The profile as the file that `recount release --profile` reads: its name, and the rules that it changes. */
export function toml(rules: readonly RuleLine[], own: Own): string {
  const lines = changed(rules, own).map((rule) => `${rule.name} = ${JSON.stringify(setTo(rule, own))}`);
  return [`name = ${JSON.stringify(own.name.trim())}`, ...lines, ''].join('\n');
}

/** What is still to be put right in it; empty: nothing. */
export function wrong(rules: readonly RuleLine[], own: Own): string {
  if (!own.name.trim()) return 'Give these rules a name: every row of the release bears it.';
  if (own.name.trim() === 'strict') return '“strict” is the name of the default rules. Give yours another.';
  const bad = rules.find((rule) => {
    const to = setTo(rule, own);
    return typeof to === 'number' && !(Number.isInteger(to) && to >= 0);
  });
  return bad ? `${bad.title} has to be a whole number, 0 or more.` : '';
}

// Rules for words without a number, as rows that can be read: `several, many`, and the people a method makes of them.
import type { Figure, VagueWords } from '../wire/shapes';
import { figure, number } from '../words/figure';

export interface VagueRow {
  key: string;
  method: string;
  words: string;
  people: string;
}

/** Some methods have no best: then their bounds are all there is. */
function peopleOf(rule: Figure): string {
  if (rule.best !== null || rule.low === null || rule.high === null) return figure(rule);
  return rule.low === rule.high ? number(rule.low) : `${number(rule.low)} to ${number(rule.high)}`;
}

export function vagueRows(rules: readonly VagueWords[]): VagueRow[] {
  return rules.map(({ method, words, plural, low, best, high }) => {
    const said = plural ? ['any plural, such as “civilians”'] : words.map((w) => `“${w}”`);
    return { key: `${method} ${said.join()}`, method, words: said.join(', '), people: peopleOf({ low, best, high }) };
  });
}

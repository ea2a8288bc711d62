// Rules for words without a number, as rows that can be read: `several, many`, and the people a method makes of them.
import type { VagueWords } from '../wire/shapes';
import { figure } from '../words/figure';

export interface VagueRow {
  key: string;
  method: string;
  words: string;
  people: string;
}

export function vagueRows(rules: readonly VagueWords[]): VagueRow[] {
  return rules.map(({ method, words, plural, low, best, high }) => {
    const said = plural ? ['any plural, such as “civilians”'] : words.map((w) => `“${w}”`);
    return { key: `${method} ${said.join()}`, method, words: said.join(', '), people: figure({ low, best, high }) };
  });
}

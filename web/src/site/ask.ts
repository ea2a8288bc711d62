// Stands in for `wire/ask.ts` on the public site: the same questions, answered from the release that is loaded. Nothing is sent.
import { readFilters } from '../address/view';
import type { Problem } from '../wire/shapes';
import { chosen } from './chosen';
import { marks } from './clusters';
import { facets, timeline } from './counts';
import { held } from './held';
import { ordered } from './order';

export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.message);
    this.name = 'Refused';
  }
}

const PAGE = 50;

/** The answer to a question of the record view; `path` is that of the workbench's API. */
export function answer(path: string): unknown {
  const [name, query = ''] = path.split('?', 2);
  const filters = readFilters(query);
  const given = new URLSearchParams(query);
  const { cards, codes } = held();
  switch (name) {
    case 'incidents':
      return page(path, given);
    case 'map':
      return marks(chosen(cards, filters), Number(given.get('zoom') ?? 1), filters.method);
    case 'timeline':
      return timeline(chosen(cards, filters), filters.method);
    case 'facets':
      return facets(cards, filters);
    case 'codebook':
      return { sections: codes };
    default:
      throw new Refused(404, {
        error: 'not_published',
        message: 'That is not part of what is published.',
        next: 'The pages of the incidents have all there is.',
        detail: null,
      });
  }
}

function page(path: string, given: URLSearchParams): unknown {
  const filters = readFilters(path.split('?', 2)[1] ?? '');
  const all = ordered(chosen(held().cards, filters), filters.sort, filters.method);
  const from = Number(given.get('after') ?? 0);
  const to = from + Number(given.get('limit') ?? PAGE);
  return { items: all.slice(from, to), next: to < all.length ? String(to) : null, total: all.length };
}

export function ask<T>(path: string): Promise<T> {
  return new Promise((resolve) => {
    resolve(answer(path) as T);
  });
}

/** The public site takes nothing down. */
export function tell<T>(path: string): Promise<T> {
  return ask<T>(`tell/${path}`);
}

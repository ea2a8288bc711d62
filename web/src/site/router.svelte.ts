// Stands in for `address/router.svelte.ts` on the public site: there is one view; its state is the query of this page's address.
import { readFilters, type Filters } from '../address/view';
import { filteredHref, type Route } from './routes';

class Address {
  #search = $state(location.search);
  readonly route: Route = { page: 'record' };
  readonly filters: Filters = $derived(readFilters(this.#search));
  readonly search: string = $derived(this.#search);

  start(): void {
    addEventListener('popstate', () => (this.#search = location.search));
  }

  /** Only the query of `href` counts. A browser that opened this page from a folder may refuse to change its address. */
  go(href: string, how: 'push' | 'replace' = 'push'): void {
    const search = href.includes('?') ? href.slice(href.indexOf('?')) : '';
    try {
      const to = `${location.pathname}${search}`;
      if (how === 'push') history.pushState(null, '', to);
      else history.replaceState(null, '', to);
    } catch {
      // the view changes all the same
    }
    this.#search = search;
  }

  narrow(change: Partial<Filters>, how: 'push' | 'replace' = 'push'): void {
    this.go(filteredHref(this.route, { ...this.filters, ...change }), how);
  }
}

export const address = new Address();

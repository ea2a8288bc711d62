// The address bar as state: one object that pages read and write. Links are plain links; clicks on them are taken here.
import { readFilters, type Filters } from './view';
import { filteredHref, route, within, type Route } from './routes';

const now = (): { path: string; search: string; hash: string } => ({
  path: location.pathname,
  search: location.search,
  hash: location.hash,
});

class Address {
  #at = $state(now());
  readonly route: Route = $derived(route(this.#at.path, this.#at.search, this.#at.hash));
  readonly filters: Filters = $derived(readFilters(this.#at.search));
  readonly search: string = $derived(this.#at.search);

  /** Follow the browser: call once at start. */
  start(): void {
    addEventListener('popstate', () => (this.#at = now()));
    document.addEventListener('click', (event) => {
      this.#take(event);
    });
  }

  go(href: string, how: 'push' | 'replace' = 'push'): void {
    if (how === 'push') history.pushState(null, '', href);
    else history.replaceState(null, '', href);
    const before = this.#at.path;
    this.#at = now();
    if (before !== this.#at.path) scrollTo(0, 0);
  }

  /** Filters that are typed or dragged replace the address; those that are chosen can be gone back from. */
  narrow(change: Partial<Filters>, how: 'push' | 'replace' = 'push'): void {
    this.go(filteredHref(this.route, { ...this.filters, ...change }), how);
  }

  #take(event: MouseEvent): void {
    const link = (event.target as Element).closest('a'); // in a drawing it is a link of SVG, whose href is no string
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.hasAttribute('target') || link.hasAttribute('download'))
      return;
    const to = within(link.getAttribute('href'), location.href);
    if (to === null) return;
    event.preventDefault();
    this.go(to);
  }
}

export const address = new Address();

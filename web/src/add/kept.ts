// What was typed and not sent yet, in this browser: a closed laptop loses nothing.
/** False where the browser keeps nothing, or has no room for so much: the page says so. */
export function keep(key: string, what: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(what));
    return true;
  } catch {
    return false;
  }
}

const PAUSE = 250; // milliseconds after the last change

/** Keep `what` a moment after it last changed, and at once if the page goes. The result lets go of it: give it to `$effect`. */
export function keepSoon(key: string, what: unknown, onkept: (kept: boolean) => void): () => void {
  const now = (): void => {
    clearTimeout(timer);
    onkept(keep(key, what));
  };
  const timer = setTimeout(now, PAUSE);
  addEventListener('pagehide', now);
  return () => {
    clearTimeout(timer);
    removeEventListener('pagehide', now);
  };
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // there is nothing to forget then
  }
}

/** What is kept, where it is of the shape of `like` on its first level; `like` itself otherwise. */
export function recall<T extends object>(key: string, like: T): T {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (!found || typeof found !== 'object') return like;
    const fits = Object.entries(like).filter(([name, value]) => {
      const other = (found as Record<string, unknown>)[name];
      return other !== undefined && (value === null || other === null || typeof other === typeof value);
    });
    return { ...like, ...Object.fromEntries(fits.map(([name]) => [name, (found as Record<string, unknown>)[name]])) };
  } catch {
    return like;
  }
}

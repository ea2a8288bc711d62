// What was typed and not yet saved, kept in the browser: a closed laptop loses nothing. One entry for each thing at hand.
export interface Draft {
  option?: string | undefined;
  answer?: string | undefined;
  reason?: string | undefined;
  slot?: string | undefined;
  mode?: string | undefined;
  start?: number | undefined;
  end?: number | undefined;
  at?: number | undefined;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const MARK = 'recount.draft:';
const MOST = 200;

/** The browser's store; without one (private windows of some browsers) nothing outlives the page, and nothing breaks. */
export function shelf(): Store | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

export function draft(of: string, store: Store | null = shelf()): Draft {
  try {
    const found: unknown = JSON.parse(store?.getItem(MARK + of) ?? '{}');
    return found && typeof found === 'object' ? (found as Draft) : {};
  } catch {
    return {};
  }
}

const empty = (what: Draft): boolean => !what.answer?.trim() && !what.reason?.trim() && what.start === undefined;

/** Only what somebody wrote or selected is kept: an option that was looked at is not. */
export function keep(of: string, what: Draft, store: Store | null = shelf(), now = Date.now()): void {
  try {
    if (empty(what)) store?.removeItem(MARK + of);
    else {
      store?.setItem(MARK + of, JSON.stringify({ ...what, at: now }));
      if (store) forgetOldest(store);
    }
  } catch {
    // a full or forbidden store: the page goes on without it
  }
}

export function drop(of: string, store: Store | null = shelf()): void {
  store?.removeItem(MARK + of);
}

function forgetOldest(store: Store): void {
  const kept: [string, number][] = [];
  for (let i = 0; i < store.length; i += 1) {
    const key = store.key(i);
    if (key?.startsWith(MARK)) kept.push([key, draft(key.slice(MARK.length), store).at ?? 0]);
  }
  kept.sort((a, b) => a[1] - b[1]);
  for (const [key] of kept.slice(0, Math.max(0, kept.length - MOST))) store.removeItem(key);
}

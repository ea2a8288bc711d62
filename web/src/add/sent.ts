// What was sent and is not safely in the ledger yet, files and all: kept in the browser's database until its job says so.
export interface NewText {
  /** What the sender calls it: a headline is the outlet's. */
  name?: string | null;
  text: string;
  title: string | null;
  source: string | null;
  published: string | null;
  url: string | null;
  language: string | null;
}

export interface Sent {
  id: string;
  at: number;
  /** Which start of the server has the job: its numbers begin anew with each. */
  start: string;
  job: string | null;
  text: NewText | null;
  files: File[];
  source: string | null;
  published: string | null;
}

const STORE = 'sent';

function open(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const asked = indexedDB.open('recount-add', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: 'id' });
    asked.onsuccess = () => {
      done(asked.result);
    };
    asked.onerror = () => {
      fail(asked.error ?? new Error('no database'));
    };
  });
}

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const base = await open();
  try {
    return await new Promise<T>((done, fail) => {
      const asked = act(base.transaction(STORE, mode).objectStore(STORE));
      asked.onsuccess = () => {
        done(asked.result);
      };
      asked.onerror = () => {
        fail(asked.error ?? new Error('not kept'));
      };
    });
  } finally {
    base.close();
  }
}

/** A browser without a database (a private window, a full disk) sends all the same: only a closed tab then loses it. */
export async function keepSent(sent: Sent): Promise<void> {
  await run('readwrite', (store) => store.put(sent)).catch(() => undefined);
}

export async function forgetSent(id: string): Promise<void> {
  await run('readwrite', (store) => store.delete(id)).catch(() => undefined);
}

export async function allSent(): Promise<Sent[]> {
  const found = await run<Sent[]>('readonly', (store) => store.getAll() as IDBRequest<Sent[]>).catch(() => []);
  return found.sort((a, b) => b.at - a.at);
}

/** A short name for the start of the server that made this page: nobody can make its token of it. */
export async function startOf(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return Array.from(new Uint8Array(digest).slice(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

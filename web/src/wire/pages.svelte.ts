// A list that the API gives in pages, as state: the first page follows its question, further ones are asked for one by one.
import { ask } from './ask';
import { Asked } from './asked.svelte';
import type { Page } from './shapes';

interface Further<T> {
  /** The first page that they follow: under another one they are not shown for a moment, or entries would stand there twice. */
  of: Page<T> | null;
  pages: readonly Page<T>[];
}

export class Pages<T> {
  readonly first: Asked<Page<T>>;
  /** The last further page did not come. */
  failed = $state(false);
  #further = $state.raw<Further<T>>({ of: null, pages: [] });
  #path: (after: string | null) => string;

  /** `path` is the question, from the beginning or after a page; asked again whenever what it reads changes. */
  constructor(path: (after: string | null) => string) {
    this.#path = path;
    this.first = new Asked<Page<T>>(() => path(null));
  }

  get #more(): readonly Page<T>[] {
    return this.#further.of === this.first.value ? this.#further.pages : [];
  }

  get items(): T[] {
    return [...(this.first.value?.items ?? []), ...this.#more.flatMap((page) => page.items)];
  }

  /** Where the next page begins; null where there is none. */
  get next(): string | null {
    return (this.#more.at(-1) ?? this.first.value)?.next ?? null;
  }

  async further(): Promise<void> {
    const { next } = this;
    const of = this.first.value;
    if (!next) return;
    try {
      const page = await ask<Page<T>>(this.#path(next));
      if (this.first.value === of) this.#further = { of, pages: [...this.#more, page] };
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }
}

// A list that the API gives in pages, as state: the first page follows its question, further ones are asked for one by one.
import { ask } from './ask';
import { Asked } from './asked.svelte';
import type { Page } from './shapes';

export class Pages<T> {
  readonly first: Asked<Page<T>>;
  /** The last further page did not come. */
  failed = $state(false);
  #more = $state.raw<Page<T>[]>([]);
  #path: (after: string | null) => string;

  /** `path` is the question, from the beginning or after a page; asked again whenever what it reads changes. */
  constructor(path: (after: string | null) => string) {
    this.#path = path;
    this.first = new Asked<Page<T>>(() => path(null));
    $effect(() => {
      void this.first.value;
      [this.#more, this.failed] = [[], false];
    });
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
    const begun = this.first.value;
    if (!next) return;
    try {
      const page = await ask<Page<T>>(this.#path(next));
      if (this.first.value === begun) [this.#more, this.failed] = [[...this.#more, page], false];
    } catch {
      this.failed = true;
    }
  }
}

// Who decides: a name, asked once, kept in this browser, and shown beside everything that is about to be kept.
import { ask } from '../wire/ask';
import type { Meta } from '../wire/shapes';
import { shelf } from './keeping';

const KEY = 'recount.by';

class Person {
  name = $state('');
  /** Nobody can decide where the workbench is read-only. */
  readOnly = $state(false);
  /** The name is being asked for. */
  asking = $state(false);
  #read = false;

  /** The name of this browser; else the one that `recount serve --by` was given. */
  async read(): Promise<void> {
    if (this.#read) return;
    this.#read = true;
    this.name = shelf()?.getItem(KEY) ?? '';
    try {
      const meta = await ask<Meta>('meta');
      this.readOnly = meta.read_only;
      this.name ||= meta.by ?? '';
    } catch {
      this.#read = false; // asked again by the next page
    }
  }

  set(name: string): void {
    this.name = name.trim();
    this.asking = false;
    try {
      shelf()?.setItem(KEY, this.name);
    } catch {
      // it is asked for again in the next tab
    }
  }
}

export const person = new Person();

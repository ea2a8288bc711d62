// Whose name stands under what is added and decided: asked once, kept in this browser only.
const KEY = 'recount-by';

class Who {
  name = $state('');

  /** `usual` is the name that `recount serve --by` was given. */
  start(usual: string | null): void {
    if (this.name) return;
    try {
      this.name = localStorage.getItem(KEY) ?? usual ?? '';
    } catch {
      this.name = usual ?? '';
    }
  }

  set(name: string): void {
    this.name = name;
    try {
      localStorage.setItem(KEY, name);
    } catch {
      // a browser that keeps nothing asks again
    }
  }
}

export const who = new Who();

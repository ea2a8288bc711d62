// Whether words that describe bodies or wounds are shown without asking; kept in this browser only, and off at first.
const KEY = 'recount-graphic';

class Graphic {
  always = $state(false);

  start(): void {
    try {
      this.always = localStorage.getItem(KEY) === 'shown';
    } catch {
      this.always = false;
    }
  }

  set(always: boolean): void {
    this.always = always;
    try {
      if (always) localStorage.setItem(KEY, 'shown');
      else localStorage.removeItem(KEY);
    } catch {
      // until the page is closed
    }
  }
}

export const graphic = new Graphic();

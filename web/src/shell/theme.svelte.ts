// Dark, light, or as the system has it; kept in this browser only.
export type Theme = 'system' | 'light' | 'dark';
const KEY = 'recount-theme';
const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };

class Look {
  theme = $state<Theme>('system');
  systemDark = $state(false);
  readonly dark: boolean = $derived(this.theme === 'dark' || (this.theme === 'system' && this.systemDark));

  start(): void {
    const kept = this.#kept();
    if (kept === 'light' || kept === 'dark') this.#set(kept);
    const system = matchMedia('(prefers-color-scheme: dark)');
    this.systemDark = system.matches;
    system.addEventListener('change', () => (this.systemDark = system.matches));
  }

  turn(): void {
    this.#set(NEXT[this.theme]);
  }

  #set(theme: Theme): void {
    this.theme = theme;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // a browser that keeps nothing shows the choice until it is closed
    }
  }

  #kept(): string | null {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }
}

export const look = new Look();

/** A colour of tokens.css as the map needs it: resolved for the theme that is on. */
export function colour(name: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}

// What lies below the areas: the outlines, or a base map of the user's own. The choice is kept in this browser.
import { ask } from '../wire/ask';
import type { Ground, GroundMap } from '../wire/shapes';
import type { Base } from './base';
import { canDraw } from './webgl';
import { colour, look } from '../shell/theme.svelte';

const KEY = 'recount-ground';

class Below {
  map = $state.raw<GroundMap | null>(null);
  /** Why there is none, or why a part of it is missing; empty: nothing is wrong. */
  fault = $state('');
  outlines = $state(false);
  #broken = $state(false);
  #make = $state.raw<typeof import('./base').baseOf | null>(null);
  #asked = false;

  readonly on: boolean = $derived(this.map !== null && !this.outlines && !this.#broken);
  /** The base map's part of a style, for the theme that is on; null: the outlines alone, or not loaded yet. */
  readonly base: Base | null = $derived.by(() =>
    this.on && this.map && this.#make ? this.#make(this.map, { ink: colour, dark: look.dark }) : null,
  );

  /** Ask what there is, once. Pages work without an answer: on outlines. */
  async start(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    this.outlines = kept() === 'outlines';
    try {
      const { map, problem } = await ask<Ground>('basemap');
      this.fault = problem ?? '';
      if (map && !canDraw())
        this.fault = 'This browser can’t draw the base map: it has no WebGL. These are the outlines.';
      else if (map) await this.#load(map);
    } catch {
      this.map = null;
    }
  }

  async #load(map: GroundMap): Promise<void> {
    const [{ baseOf }] = await Promise.all([import('./base'), import('./tiles')]);
    [this.#make, this.map] = [baseOf, map];
  }

  /** Draws it below a map that can't itself. */
  readonly underlay = (): Promise<typeof import('./Underlay.svelte')> => import('./Underlay.svelte');

  choose(outlines: boolean): void {
    this.outlines = outlines;
    try {
      localStorage.setItem(KEY, outlines ? 'outlines' : 'base');
    } catch {
      // until the page is closed
    }
  }

  /** A tile could not be read; with `whole`, none could be so far, and the outlines take the map's place. */
  failed(why: string, whole: boolean): void {
    this.#broken ||= whole;
    this.fault = whole
      ? `The base map can’t be read (${why}). These are the outlines: see that its file is still there, then reload the page.`
      : `A part of the base map can’t be read (${why}).`;
  }
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export const ground = new Below();

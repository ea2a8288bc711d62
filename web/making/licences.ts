// What is bundled is given out with its licences: one text file beside the app.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const BUNDLED = ['fflate', 'maplibre-gl', 'pmtiles', 'svelte', 'world-atlas'];
const NAMES = ['LICENSE.txt', 'LICENSE.md', 'LICENSE'];

const TERMS = join(import.meta.dirname, 'terms'); // of packages that come without

function licence(modules: string, name: string): string {
  const places = [...NAMES.map((each) => join(modules, name, each)), join(TERMS, `${name}.txt`)];
  const file = places.find((path) => existsSync(path));
  if (!file) throw new Error(`${name} has no licence file: look where it keeps its terms, and add the name here`);
  return `${name}\n${'='.repeat(name.length)}\n\n${readFileSync(file, 'utf8').trim()}\n`;
}

export function licences(modules: string): Plugin {
  return {
    name: 'licences',
    generateBundle() {
      const source = BUNDLED.map((name) => licence(modules, name)).join('\n\n');
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source });
    },
  };
}

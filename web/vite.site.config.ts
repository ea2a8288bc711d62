import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { here, writeOutlines, writeSketch } from './making/outlines.ts';

writeOutlines(here(import.meta.url, 'src/space/made'));
writeSketch(here(import.meta.url, '../src/recount/publish/site/outlines.svg'));

// What asks the API, or knows the workbench's addresses, is another module here; all else is the workbench's own
const INSTEAD: Record<string, string> = {
  'wire/ask.ts': 'site/ask.ts',
  'address/router.svelte.ts': 'site/router.svelte.ts',
  'address/routes.ts': 'site/routes.ts',
  'record/words.ts': 'site/words.ts',
  'space/WorldMap.svelte': 'space/FlatMap.svelte',
  'space/ground.svelte.ts': 'site/ground.ts',
};

function instead(): Plugin {
  const root = fileURLToPath(new URL('./src/', import.meta.url));
  return {
    name: 'instead',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (importer?.startsWith(`${root}site/`) && source.startsWith('../address/routes')) return null; // it stands on the real one
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      const other = found?.id.startsWith(root) ? INSTEAD[found.id.slice(root.length)] : undefined;
      return other === undefined ? null : root + other;
    },
  };
}

// One classic script and one stylesheet with all they need inside: a browser runs these from a folder, too, where it
// refuses modules and requests
export default defineConfig({
  plugins: [instead(), svelte()],
  publicDir: false,
  build: {
    outDir: '../src/recount/publish/site/app',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    lib: {
      entry: 'src/site/main.ts',
      formats: ['iife'],
      name: 'recount',
      fileName: () => 'record.js',
      cssFileName: 'record',
    },
    chunkSizeWarningLimit: 1000,
  },
});

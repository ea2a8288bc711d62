import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { licences } from './making/licences.ts';
import { here, writeOutlines } from './making/outlines.ts';

writeOutlines(here(import.meta.url, 'src/space/made'));

// `npm run dev` shows what a running `recount serve` serves; RECOUNT_API names it where it has another port
const api = process.env.RECOUNT_API ?? 'http://127.0.0.1:8017';

export default defineConfig({
  plugins: [svelte(), licences(here(import.meta.url, 'node_modules'))],
  build: {
    outDir: '../src/recount/serve/static',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the content security policy allows files of our own only
    rolldownOptions: { checks: { pluginTimings: false } },
    chunkSizeWarningLimit: 1200, // the map alone is one megabyte before gzip
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: api, changeOrigin: true } } },
  test: { include: ['tests/**/*.test.ts'] },
});

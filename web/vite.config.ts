import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { here, writeOutlines } from './build/outlines.ts';
import { mock } from './mock/serve.ts';

writeOutlines(here(import.meta.url, 'src/space/made'));

// RECOUNT_API=http://127.0.0.1:PORT shows a running `recount serve`; without it `npm run dev` shows invented incidents
const api = process.env.RECOUNT_API;

export default defineConfig(({ command }) => ({
  plugins: [svelte(), ...(command === 'serve' && !api ? [mock()] : [])],
  build: {
    outDir: '../src/recount/serve/static',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the content security policy allows files of our own only
    chunkSizeWarningLimit: 1200, // the map alone is one megabyte before gzip
  },
  worker: { format: 'es' as const },
  server: api ? { proxy: { '/api': api } } : {},
  test: { include: ['tests/**/*.test.ts'] },
}));

import { defineConfig } from '@playwright/test';
import stories from './playwright.config';

// Pictures of every page. All go to build/screens; the few that the docs show, to docs/screens.
export default defineConfig({ ...stories, testMatch: 'screens.ts', outputDir: '../build/screens-failed' });

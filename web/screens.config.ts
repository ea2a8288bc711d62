import { defineConfig } from '@playwright/test';
import stories from './playwright.config';

// Pictures of every page, in docs/screens, and docs/screens.md, which shows them: of what the usual engine reads.
process.env.RECOUNT_READ_BY = 'usual';

export default defineConfig({ ...stories, testMatch: 'screens.ts', outputDir: '../build/screens-failed' });

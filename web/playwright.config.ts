import { defineConfig } from '@playwright/test';

// Stories of people at work, in a real browser, against a real `recount serve`. `make test-web` tells them all;
// `npm run stories -- stranger` one. CHROMIUM names another browser than Debian's, RECOUNT another command than the clone's.
export default defineConfig({
  testDir: 'stories',
  globalSetup: './stories/base.ts',
  outputDir: '../build/stories',
  fullyParallel: true,
  workers: 2,
  retries: 1, // a machine under load may be too slow once: told as flaky, while what fails twice is broken
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--enable-unsafe-swiftshader', // the map is drawn without a graphics card
        '--disable-background-networking',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ],
    },
  },
});

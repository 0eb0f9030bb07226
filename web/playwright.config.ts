import { defineConfig } from '@playwright/test';

/** Debian's browser; nothing is downloaded. */
const launchOptions = {
  executablePath: process.env.BOOKVERSE_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export default defineConfig({
  testDir: './e2e',
  outputDir: './e2e/results',
  snapshotPathTemplate: './e2e/roles/{arg}{ext}',
  workers: 1,
  /** As in ./test: CI gives what waits for real servers a second try; the list shows it as flaky. */
  retries: process.env.CI ? 1 : 0,
  fullyParallel: false,
  timeout: 90_000,
  expect: {
    timeout: 15_000,
  },
  reporter: [['list']],
  use: {
    actionTimeout: 20_000,
    baseURL: process.env.BOOKVERSE_URL ?? 'http://127.0.0.1:8080',
    locale: 'en-GB',
    launchOptions,
    serviceWorkers: 'block',
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    // Zoom and keyboard are matters of the desktop; zoom brings its own sizes, and slowness is the same everywhere.
    {
      name: 'phone',
      testIgnore: /reflow|keyboard|slow|roles/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
});

// SPDX-License-Identifier: GPL-3.0-or-later
import { defineConfig } from '@playwright/test'
import type { HostOptions } from './fixtures.ts'

/** `npm run screenshots`: README's pictures, taken from the running app. No tests. */
export default defineConfig<object, HostOptions>({
  testDir: '.',
  testMatch: 'screenshots.ts',
  outputDir: '../test-results/screenshots',
  workers: 1,
  timeout: 120_000,
  reporter: [['list']],
  use: { host: 'web' },
})

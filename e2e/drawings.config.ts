// SPDX-License-Identifier: GPL-3.0-or-later
import { defineConfig } from '@playwright/test'
import type { HostOptions } from './fixtures.ts'

/** `npm run drawings`: contact sheets of every drawing, to be looked at. No tests. */
export default defineConfig<object, HostOptions>({
  testDir: '.',
  testMatch: 'drawings.ts',
  outputDir: '../test-results/drawings-run',
  workers: 2,
  fullyParallel: true,
  timeout: 600_000,
  reporter: [['list']],
  use: { host: 'web' },
})

// SPDX-License-Identifier: GPL-3.0-or-later
import { defineConfig } from '@playwright/test'
import type { HostOptions } from './fixtures.ts'

/** `npm run recording`: README's moving picture, taken from the running app. No tests. */
export default defineConfig<object, HostOptions>({
  testDir: '.',
  testMatch: 'recording.ts',
  outputDir: '../test-results/recording',
  workers: 1,
  timeout: 600_000,
  // Nobody waits for these: a busy computer may take its time.
  expect: { timeout: 60_000 },
  reporter: [['list']],
  use: { host: 'web', actionTimeout: 15_000 },
})

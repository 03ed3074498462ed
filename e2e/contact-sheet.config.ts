// SPDX-License-Identifier: GPL-3.0-or-later
import { defineConfig } from '@playwright/test'
import type { HostOptions } from './fixtures.ts'

/** `npm run contact-sheet`: every stage in every look, to be looked at. No tests. */
export default defineConfig<object, HostOptions>({
  testDir: '.',
  testMatch: 'contact-sheet.ts',
  outputDir: '../test-results/contact-sheet-run',
  workers: 1,
  timeout: 600_000,
  // Nobody waits for these: a busy computer may take its time.
  expect: { timeout: 60_000 },
  reporter: [['list']],
  use: { host: 'web', actionTimeout: 15_000 },
})

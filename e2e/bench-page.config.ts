// SPDX-License-Identifier: GPL-3.0-or-later
import { defineConfig } from '@playwright/test'
import type { HostOptions } from './fixtures.ts'
import hosts from '../playwright.config.ts'

/** `npm run bench:page`: how long the page keeps the user waiting. Figures, no tests. */
export default defineConfig<object, HostOptions>({
  testDir: '.',
  testMatch: 'bench-page.ts',
  outputDir: '../test-results/bench-page',
  workers: 1,
  timeout: 300_000,
  reporter: [['list']],
  ...(hosts.projects === undefined ? {} : { projects: hosts.projects }),
})

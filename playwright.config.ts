// SPDX-License-Identifier: GPL-3.0-or-later
import { defineConfig } from '@playwright/test'
import { realElectronCanRun, standInDirectory } from './e2e/electron-binary.ts'
import type { HostOptions } from './e2e/fixtures.ts'

// Every spec runs on both hosts. `electron` is the real one where its binary can run; else the stand-in runs the real
// compiled main and preload in the system's Chromium (e2e/electron-double/README.md). Electron's own package and
// Playwright both look at this variable.
if (!realElectronCanRun()) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = standInDirectory

export default defineConfig<object, HostOptions>({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/playwright',
  fullyParallel: true,
  // Half of a test is waiting for a chip's own times.
  workers: 3,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  projects: [
    // What only one of them has is in files of its own.
    { name: 'electron', use: { host: 'electron' }, testIgnore: '*-web.spec.ts' },
    { name: 'web', use: { host: 'web' }, testIgnore: '*-electron.spec.ts' },
  ],
})

// SPDX-License-Identifier: GPL-3.0-or-later
import process from 'node:process'
import { defineConfig } from '@playwright/test'
import type { PlaywrightTestOptions, PlaywrightWorkerOptions, Project } from '@playwright/test'
import { realElectronCanRun, standInDirectory } from './e2e/support/electron-binary.ts'
import { patienceMs, testPatienceMs } from './e2e/support/patience.ts'
import type { HostOptions } from './e2e/support/fixtures.ts'

// Every spec runs on both hosts. `electron` is the real one where its binary can run; else the stand-in runs the real
// compiled main and preload in the system's Chromium (e2e/rigs/electron-double/README.md). Electron's own package and
// Playwright both look at this variable.
if (!realElectronCanRun()) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = standInDirectory

type HostProject = Project<PlaywrightTestOptions, PlaywrightWorkerOptions & HostOptions>

const hosts: readonly HostProject[] = [
  // What only one of them has is in files of its own. Flows, safety and hosts are proven whole on both. What the page
  // alone decides (its rules of access, its reference, each programmer's drawing and steps) is the same document in
  // both: tagged `@page`, it is read whole in the browser, and what has no tag is the sample of it in the window.
  {
    name: 'electron',
    use: { host: 'electron' },
    testIgnore: '**/*-web.spec.ts',
    grepInvert: /@page/,
  },
  { name: 'web', use: { host: 'web' }, testIgnore: '**/*-electron.spec.ts' },
]

/** Makes pictures or figures, and tests nothing. */
const tool = (file: string, { name = file, ...more }: Partial<HostProject> = {}): HostProject => ({
  name,
  testDir: 'e2e/tools',
  testMatch: `${file}.ts`,
  outputDir: `test-results/${name}-run`,
  workers: 1,
  fullyParallel: false,
  use: { host: 'web' },
  ...more,
})

const tools: readonly HostProject[] = [
  tool('bench-page', { name: 'bench-page-electron', use: { host: 'electron' } }),
  tool('bench-page', { name: 'bench-page-web', use: { host: 'web' } }),
  tool('contact-sheet'),
  tool('drawings', { workers: 2, fullyParallel: true }),
  tool('recording'),
  tool('screenshots'),
]

/** A tool runs when it is named, and never with the tests. Workers read this file too, with other arguments. */
const words = (process.env['PIN_ONE_E2E_WORDS'] ??= process.argv.slice(2).join(' ')).split(/[\s=]/)
const named = tools.filter(({ name }) => name !== undefined && words.includes(name))

export default defineConfig<object, HostOptions>({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/playwright',
  fullyParallel: true,
  // Half of a test is waiting: for a chip's own times, for a window that opens, for one that closes.
  workers: 4,
  timeout: testPatienceMs,
  expect: { timeout: patienceMs },
  use: { actionTimeout: patienceMs },
  reporter: [['list']],
  projects: [...hosts, ...named],
})

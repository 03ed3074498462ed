// SPDX-License-Identifier: GPL-3.0-or-later
import os from 'node:os'
import process from 'node:process'
import { defineConfig } from 'vitest/config'
import { patienceMs, testPatienceMs } from './e2e/support/patience.ts'

/** A test ends by what it sees; these end one that hangs. */
const patience = {
  testTimeout: testPatienceMs,
  hookTimeout: testPatienceMs,
  expect: { poll: { timeout: patienceMs } },
}

/** The suite that every transport must pass, over a node of this machine; without one there is no such project. */
const realNode =
  process.env['PIN_ONE_SPIDEV'] === undefined
    ? []
    : [
        {
          test: {
            name: 'real-node',
            include: ['src-main/testing/real-node.ts'],
            pool: 'threads' as const,
            ...patience,
          },
        },
      ]

/** `unit` needs nothing but the sources; `e2e` runs the built program and Debian's flashrom. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,src-main,src-renderer,scripts}/**/*.test.{ts,mjs}'],
          environment: 'node',
          ...patience,
          // One fewer than there are processors is the default: on two of them, half of the machine would wait.
          maxWorkers: Math.max(2, os.availableParallelism() - 1),
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          environment: 'node',
          ...patience,
          maxWorkers: 2,
        },
      },
      ...realNode,
    ],
  },
})

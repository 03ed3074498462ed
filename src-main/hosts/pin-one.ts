#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
/** `pin-one`: the command line, or with `serve` the app in a browser. */
import { argv } from 'node:process'

const [, , word, ...rest] = argv

if (word === 'serve') {
  const { runWebHost } = await import('./web/serve.ts')
  process.exitCode = await runWebHost(rest)
} else {
  await import('./cli/main.ts')
}

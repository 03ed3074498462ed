// SPDX-License-Identifier: GPL-3.0-or-later
/** `npm run diagnose:bench`: faults of the practice wires against the causes and looks that are told, as a table. */
import { spawnSync } from 'node:child_process'

const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--project', 'unit', 'src-main/flash/causes.matrix.test.ts'],
  { stdio: 'inherit', env: { ...process.env, PIN_ONE_DIAGNOSE_BENCH: '1' } },
)
process.exitCode = status ?? 1

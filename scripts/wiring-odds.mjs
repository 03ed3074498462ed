// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * `npm run wiring:odds [SAMPLES]`: how likely each observation is for each cause, from the circuit of the practice rig,
 * into `shared/data/wiring-odds.json`. How often a cause is met stays as it is there. About ten minutes for 18 samples.
 */
import { spawnSync } from 'node:child_process'

const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--project', 'unit', 'src-main/flash/odds.derive.test.ts'],
  { stdio: 'inherit', env: { ...process.env, PIN_ONE_WIRING_ODDS: process.argv[2] ?? '18' } },
)
process.exitCode = status ?? 1

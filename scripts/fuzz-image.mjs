// SPDX-License-Identifier: GPL-3.0-or-later
/** `npm run fuzz:image [COUNT]`: mutated images through the readers and judges; 200,000 unless another number is given. */
import { spawnSync } from 'node:child_process'

const count = process.argv[2] ?? '200000'
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--project', 'unit', 'src-main/image/read.fuzz.test.ts'],
  { stdio: 'inherit', env: { ...process.env, PIN_ONE_FUZZ: count } },
)
process.exitCode = status ?? 1

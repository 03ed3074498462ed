// SPDX-License-Identifier: GPL-3.0-or-later
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { WiringEvidence } from '../../shared/wires/evidence.ts'
import { padFacts } from '../transport/practice/wires/circuit.ts'
import type { Pads } from '../transport/practice/wires/circuit.ts'
import { evidenceOf } from './causes.ts'
import { attempt, derivedOn, trialChips, trialClocks, wiringTrials } from '../testing/wiring.ts'

/** `npm run wiring:odds`. The bench judges on the other seeds, and on pads that are not among these. */
const samples = Number(process.env['PIN_ONE_WIRING_ODDS'] ?? 0)
const file = fileURLToPath(new URL('../../shared/data/wiring-odds.json', import.meta.url))

const LEAST_SAMPLES = 8
/** What a value that was never seen counts, in samples. */
const UNSEEN = 0.4

type Counts = Map<string, number>
interface Tally {
  readonly [feature: string]: Counts
}
const features = ['shape', 'slow', 'latch', 'fails', 'long'] as const
const values: { readonly [F in (typeof features)[number]]: readonly string[] } = {
  shape: [
    'silent',
    'low',
    'high',
    'drift',
    'drops',
    'forced',
    'mixed',
    'slips',
    'shift',
    'strange',
    'good',
  ],
  slow: ['cures', 'helps', 'same'],
  latch: ['all', 'some', 'none'],
  fails: ['less', 'alike', 'more'],
  long: ['equal', 'differ'],
}
const yesOrNo = ['speaks', 'oneBit', 'mixedId'] as const

const levels = ['low', 'high', 'drift']

/** An undriven line and a held one are told apart by what the pads do, which the table of rests knows. */
function shapeFor({ shape }: WiringEvidence, of: Pads): string {
  if (!levels.includes(shape)) return shape
  const { pull } = padFacts[of]
  return shape === (pull === null ? 'drift' : pull === 'up' ? 'high' : 'low') ? 'silent' : shape
}

const inOrder = ({ shape, long, latch }: WiringEvidence): boolean =>
  shape === 'good' && long !== 'differ' && latch !== 'some'

const count = (tally: Tally, feature: string, value: string | boolean | null): void => {
  const counts = tally[feature]
  if (value !== null) counts?.set(String(value), (counts.get(String(value)) ?? 0) + 1)
}

const sum = (counts: Counts | undefined): number =>
  [...(counts?.values() ?? [])].reduce((all, each) => all + each, 0)

const round = (value: number): number => Math.round(value * 1000) / 1000

function chances(counts: Counts | undefined, of: readonly string[]): Record<string, number> {
  const whole = sum(counts) + UNSEEN * of.length
  const all = of.map(
    (value) => [value, round(((counts?.get(value) ?? 0) + UNSEEN) / whole)] as const,
  )
  // Rounding must not keep them from making a whole.
  const over = all.reduce((total, [, each]) => total + each, 0) - 1
  return Object.fromEntries(all.map(([value, each], at) => [value, at === 0 ? each - over : each]))
}

it.runIf(samples > 0)(
  'the chances of each observation, from the circuit of the practice rig',
  async () => {
    const tallies = new Map<string, Tally>()
    let seed = 0
    for (const trial of wiringTrials) {
      const [key] = trial.truth
      const tally: Tally =
        tallies.get(key) ??
        Object.fromEntries([...features, ...yesOrNo].map((feature) => [feature, new Map()]))
      tallies.set(key, tally)
      const clocks = trialClocks.filter((hz) => hz > (trial.aboveHz ?? 0))
      for (let sample = 0; sample < samples; sample++) {
        seed += 2
        const of = derivedOn[sample % derivedOn.length] ?? 'pico'
        const clockHz = clocks[Math.floor(sample / 3) % clocks.length] ?? 4e6
        const chip = trialChips[seed % trialChips.length] ?? 'W25Q64JV'
        const { seen } = await attempt(trial, of, clockHz, chip, seed)
        const evidence = evidenceOf(seen)
        if (inOrder(evidence)) continue
        for (const feature of [...features, ...yesOrNo])
          count(tally, feature, feature === 'shape' ? shapeFor(evidence, of) : evidence[feature])
      }
    }
    const data = JSON.parse(await readFile(file, 'utf8')) as {
      causes: ({ id: string; wires?: readonly string[] } & Record<string, unknown>)[]
    }
    for (const cause of data.causes) {
      const tally =
        tallies.get([cause.id, ...(cause.wires ?? [])].join(' ')) ?? tallies.get(cause.id)
      // Too few that show at all: what is there stays.
      if (tally === undefined || sum(tally['shape']) < LEAST_SAMPLES) continue
      for (const feature of features) {
        if (sum(tally[feature]) > 0) cause[feature] = chances(tally[feature], values[feature])
        else if (feature !== 'shape') delete cause[feature]
      }
      for (const feature of yesOrNo) {
        const whole = sum(tally[feature])
        if (whole > 0)
          cause[feature] = round(
            ((tally[feature]?.get('true') ?? 0) + UNSEEN) / (whole + 2 * UNSEEN),
          )
        else delete cause[feature]
      }
      cause['samples'] = sum(tally['shape'])
    }
    expect(tallies.size).toBeGreaterThan(30)
    await writeFile(file, `${JSON.stringify(data, null, 2)}\n`)
  },
  3_600_000,
)

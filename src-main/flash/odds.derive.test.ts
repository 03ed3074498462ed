// SPDX-License-Identifier: GPL-3.0-or-later
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { classOf } from '../../shared/wires/evidence.ts'
import type { WiringEvidence } from '../../shared/wires/evidence.ts'
import { oddsClasses, oddsShapes, oddsValues } from '../../shared/wires/odds-checks.ts'
import { padFacts } from '../transport/practice/wires/circuit.ts'
import type { Pads } from '../transport/practice/wires/circuit.ts'
import { evidenceOf } from './causes.ts'
import { attempt, derivedOn, derivedWith, trialClocks, wiringTrials } from '../testing/wiring.ts'

/** `npm run wiring:odds`. The bench judges on the other seeds, and on pads and a chip that are not among these. */
const samples = Number(process.env['PIN_ONE_WIRING_ODDS'] ?? 0)
const file = fileURLToPath(new URL('../../shared/data/wiring-odds.json', import.meta.url))

const LEAST_SAMPLES = 8
/** What a value that was never seen counts, in samples. */
const UNSEEN = 0.4
/** Samples that the mean of all causes counts, where one cause has its own. */
const DRAWN = 4
/** Two faults at once, a rig unlike this one: so much of every chance is the mean of all causes. */
const OTHERWISE = 0.1

const features = {
  ...oddsValues,
  speaks: ['true', 'false'],
  oneBit: ['true', 'false'],
  mixedId: ['true', 'false'],
} as const
type Feature = keyof typeof features
const named = Object.keys(features) as readonly Feature[]

/** Of one cause: how often each value was seen, by `shape` or by class and feature. */
type Counts = Map<string, Map<string, number>>
type Chances = Readonly<Record<string, number>>

const levels = ['low', 'high', 'drift']

/** An undriven line and a held one are told apart by what the pads do, which the table of rests knows. */
function shapeFor({ shape }: WiringEvidence, of: Pads): string {
  if (!levels.includes(shape)) return shape
  const { pull } = padFacts[of]
  return shape === (pull === null ? 'drift' : pull === 'up' ? 'high' : 'low') ? 'silent' : shape
}

const inOrder = ({ shape, long, latch }: WiringEvidence): boolean =>
  shape === 'good' && long !== 'differ' && latch !== 'some'

const add = (counts: Counts, what: string, value: string): void => {
  const of = counts.get(what) ?? new Map<string, number>()
  counts.set(what, of)
  of.set(value, (of.get(value) ?? 0) + 1)
}

const sum = (of: ReadonlyMap<string, number> | undefined): number =>
  [...(of?.values() ?? [])].reduce((all, each) => all + each, 0)

/** The mean of all causes that have shown anything there, each as much as any other. */
function meanOf(all: Iterable<Counts>, what: string, values: readonly string[]): Chances | null {
  const each = [...all].flatMap((counts) => counts.get(what) ?? [])
  if (each.length === 0) return null
  const share = (value: string): number =>
    each.reduce(
      (total, of) =>
        total + ((of.get(value) ?? 0) + UNSEEN) / (sum(of) + UNSEEN * values.length) / each.length,
      0,
    )
  return Object.fromEntries(values.map((value) => [value, share(value)]))
}

function drawn(
  of: ReadonlyMap<string, number> | undefined,
  mean: Chances,
  values: readonly string[],
): Chances {
  const whole = sum(of) + DRAWN
  return Object.fromEntries(
    values.map((value) => {
      const own = ((of?.get(value) ?? 0) + DRAWN * (mean[value] ?? 0)) / whole
      return [value, (1 - OTHERWISE) * own + OTHERWISE * (mean[value] ?? 0)]
    }),
  )
}

/** As the file has it: of yes and no only yes, and what rounding leaves over with the first. */
function written(chances: Chances): Chances | number {
  const rounded = Object.entries(chances).map(
    ([value, chance]) => [value, Math.round(chance * 1000) / 1000] as const,
  )
  if ('true' in chances) return rounded[0]?.[1] ?? 0
  const over = rounded.reduce((total, [, each]) => total + Math.round(each * 1000), 0) - 1000
  return Object.fromEntries(
    rounded.map(([value, each], at) => [
      value,
      at === 0 ? Math.round(each * 1000 - over) / 1000 : each,
    ]),
  )
}

it.runIf(samples > 0)(
  'the chances of each observation, from the circuit of the practice rig',
  async () => {
    const tallies = new Map<string, Counts>()
    let seed = 0
    for (const trial of wiringTrials) {
      const [key] = trial.truth
      const counts: Counts = tallies.get(key) ?? new Map()
      tallies.set(key, counts)
      const clocks = trialClocks.filter((hz) => hz > (trial.aboveHz ?? 0))
      for (let sample = 0; sample < samples; sample++) {
        seed += 2
        const of = derivedOn[sample % derivedOn.length] ?? 'pico'
        const clockHz = clocks[Math.floor(sample / 3) % clocks.length] ?? 4e6
        const chip = derivedWith[(seed / 2) % derivedWith.length] ?? 'W25Q64JV'
        // A chip beside itself is not a second one.
        if (trial.name.endsWith(`=${chip}`)) continue
        const { seen } = await attempt(trial, of, clockHz, chip, seed)
        const evidence = evidenceOf(seen)
        if (inOrder(evidence)) continue
        add(counts, 'shape', shapeFor(evidence, of))
        for (const feature of named) {
          const value = evidence[feature]
          if (value !== null) add(counts, `${classOf(evidence.shape)} ${feature}`, String(value))
        }
      }
    }
    const means = new Map(
      [
        'shape',
        ...oddsClasses.flatMap((each) => named.map((feature) => `${each} ${feature}`)),
      ].flatMap((what) => {
        const values = what === 'shape' ? oddsShapes : features[what.split(' ')[1] as Feature]
        const mean = meanOf(tallies.values(), what, values)
        return mean === null ? [] : [[what, mean] as const]
      }),
    )
    const given = (of: Counts | null) =>
      Object.fromEntries(
        oddsClasses.flatMap((each) => {
          const those = named.flatMap((feature) => {
            const what = `${each} ${feature}`
            const mean = means.get(what)
            if (mean === undefined || (of !== null && !of.has(what))) return []
            const chances = of === null ? mean : drawn(of.get(what), mean, features[feature])
            return [[feature, written(chances)] as const]
          })
          return those.length === 0 ? [] : [[each, Object.fromEntries(those)] as const]
        }),
      )
    const data = JSON.parse(await readFile(file, 'utf8')) as {
      usual: unknown
      causes: ({ id: string; wires?: readonly string[] } & Record<string, unknown>)[]
    }
    data.usual = given(null)
    for (const cause of data.causes) {
      const counts =
        tallies.get([cause.id, ...(cause.wires ?? [])].join(' ')) ?? tallies.get(cause.id)
      // Too few that show at all: what is there stays.
      if (counts === undefined || sum(counts.get('shape')) < LEAST_SAMPLES) continue
      cause['shape'] = written(drawn(counts.get('shape'), means.get('shape') ?? {}, oddsShapes))
      cause['given'] = given(counts)
      cause['samples'] = sum(counts.get('shape'))
    }
    expect(tallies.size).toBeGreaterThan(30)
    await writeFile(file, `${JSON.stringify(data, null, 2)}\n`)
  },
  3_600_000,
)

// SPDX-License-Identifier: GPL-3.0-or-later
/** Wiring faults with the true causes of each, for the odds and for the bench that judges them. */
import { seededRandom } from '../transport/practice/random.ts'
import type { Random } from '../transport/practice/random.ts'
import { openPractice } from '../transport/practice/driver.ts'
import { parsePracticeId } from '../transport/practice/options.ts'
import type { Pads } from '../transport/practice/wires/circuit.ts'
import { identify } from '../flash/identify.ts'
import { observe } from '../flash/observe.ts'
import { together } from '../flash/causes.ts'
import type { Observations } from '../flash/causes.ts'
import { testRun } from './run.ts'

export interface WiringTrial {
  readonly name: string
  /** True causes, by id, alone or with a wire; this fault shapes the odds of the first one. */
  readonly truth: readonly [string, ...string[]]
  /** The fault in the practice programmer's syntax, with values from the range found in practice. */
  readonly fault: (random: Random) => string
  readonly chip?: string
  /** Below this clock the fault has no effect, Hz. */
  readonly aboveHz?: number
}

const between = (random: Random, low: number, high: number): string =>
  (low * (high / low) ** random.next()).toPrecision(3)

const always = (name: string, ...truth: readonly [string, ...string[]]): WiringTrial => ({
  name,
  truth,
  fault: () => name,
})

const ranged = (
  name: string,
  truth: readonly [string, ...string[]],
  low: number,
  high: number,
  after = '',
): WiringTrial => ({
  name: `${name}${low}-${high}${after}`,
  truth,
  fault: (random) => `${name}${between(random, low, high)}${after}`,
})

const weak = (wire: string): WiringTrial => ({
  name: `weak-${wire}`,
  truth: [`weak-contact ${wire.toUpperCase()}`],
  fault: (random) =>
    `weak-${wire}:open=${between(random, 0.01, 0.4)}:us=${between(random, 2, 2000)}`,
})

const swapped = (one: string, other: string): WiringTrial =>
  always(`swap-${one}-${other}`, `swapped ${one.toUpperCase()} ${other.toUpperCase()}`)

export const wiringTrials: readonly WiringTrial[] = [
  always('open-miso', 'no-contact MISO'),
  always('open-mosi', 'no-contact MOSI'),
  always('open-clk', 'no-contact CLK'),
  always('open-cs', 'no-contact CS', 'cs-elsewhere'),
  always('open-vcc', 'no-contact VCC'),
  ranged('open-vcc+load:ohm=', ['no-contact VCC'], 50, 400),
  ranged('open-vcc+load:ohm=', ['no-contact VCC'], 5, 20),
  always('open-gnd', 'gnd-open'),
  ranged('open-gnd+load:ohm=', ['gnd-open'], 50, 400),
  always('short-clk-mosi', 'no-contact CLK', 'no-contact MOSI'),
  always('short-cs-gnd', 'no-contact CS'),
  always('short-clk-gnd', 'no-contact CLK'),
  always('short-clk-hold', 'no-contact CLK', 'hold-floats'),
  always('open-hold', 'hold-floats'),
  always('short-hold-gnd', 'hold-floats'),
  always('clip:sits=off', 'clip-off', 'no-contact'),
  always('clip:sits=1', 'clip-shifted'),
  always('clip:sits=-1', 'clip-shifted'),
  always('clip:sits=turned', 'clip-turned'),
  swapped('miso', 'mosi'),
  swapped('cs', 'clk'),
  swapped('clk', 'mosi'),
  swapped('clk', 'miso'),
  swapped('cs', 'miso'),
  swapped('cs', 'mosi'),
  // A cause that names a wire as without contact also names it as touching its neighbour.
  always('short-miso-gnd', 'miso-low', 'no-contact MISO'),
  always('short-cs-miso', 'miso-low', 'no-contact CS', 'no-contact MISO'),
  always('short-mosi-miso', 'miso-low', 'no-contact MOSI', 'no-contact MISO'),
  always('short-miso-vcc', 'miso-high', 'no-contact MISO'),
  ranged('held-miso-gnd:ohm=', ['board-holds', 'miso-low'], 2, 60),
  ranged('held-miso-vcc:ohm=', ['board-holds', 'miso-high'], 2, 40),
  ranged('held-cs-vcc:ohm=', ['board-holds', 'no-contact CS'], 2, 20),
  ranged('held-clk-gnd:ohm=', ['board-holds', 'no-contact CLK'], 2, 20),
  ranged('held-mosi-gnd:ohm=', ['board-holds', 'no-contact MOSI'], 2, 20),
  weak('miso'),
  weak('clk'),
  weak('cs'),
  weak('mosi'),
  weak('vcc'),
  weak('gnd'),
  ranged('rings:rate=', ['clk-rings', 'long-wires'], 0.002, 0.2),
  {
    ...ranged('slow-edges:pf=', ['too-fast', 'long-wires', 'weak-drive'], 300, 1200),
    aboveHz: 3e6,
  },
  {
    ...ranged('resist-miso:ohm=', ['too-fast', 'long-wires', 'weak-contact MISO'], 600, 4000),
    aboveHz: 3e6,
  },
  {
    ...ranged('resist-clk:ohm=', ['too-fast', 'long-wires', 'weak-contact CLK'], 600, 4000),
    aboveHz: 3e6,
  },
  ranged('weak-supply:ohm=', ['shared-rail', 'no-contact VCC'], 10, 40, '+load:ohm=30'),
  ranged('weak-supply:ohm=15+load:ohm=', ['shared-rail', 'no-contact VCC'], 5, 40),
  ranged('open-cs+held-cs-gnd:ohm=', ['cs-elsewhere', 'no-contact CS'], 5e4, 8e4),
  always('second-chip', 'two-chips'),
  always('second-chip:chip=MX25L3239E', 'two-chips'),
  { ...always('qpi', 'qpi'), chip: 'TEST-64K-QPI' },
  { ...always('none', 'other-kind'), name: 'TEST-NO-ID', chip: 'TEST-NO-ID' },
  { ...always('none', 'other-kind'), name: 'TEST-UNKNOWN', chip: 'TEST-UNKNOWN' },
]

export const trialClocks = [4_000_000, 8_000_000, 16_000_000] as const
export const trialChips = [
  'W25Q64JV',
  'MX25L6406E',
  'MX25L512E',
  'W25Q16JV',
  'SST25VF040B',
] as const
export const trialPads: readonly Pads[] = ['pico', 'pico-2', 'pi', 'beaglebone']
/** The odds are computed from these; the bench also judges the others. */
export const derivedOn: readonly Pads[] = ['pico', 'pi', 'pico-2']
export const derivedWith: readonly string[] = trialChips.slice(0, 4)

/** `OK`: the chip is certain; `doubted`: identified, with a reason to ask the user. */
export type Asked = 'OK' | 'doubted' | 'refused'

export interface Seen {
  readonly identified: Asked
  readonly seen: Observations
}

/** One set-up generated from `seed`, with the same requests as the app. */
export async function attempt(
  trial: WiringTrial | null,
  pads: Pads,
  clockHz: number,
  chip: string,
  seed: number,
): Promise<Seen> {
  const fault = trial === null ? 'none' : trial.fault(seededRandom(seed))
  const part = trial?.chip ?? chip
  const options = parsePracticeId(`practice:chip=${part},content=blank,seed=${seed},fault=${fault}`)
  const { transport, close } = await openPractice({ ...options, pads, solve: true }, { clockHz })
  try {
    let noticed: Observations | null = null
    const identified = await identify(transport, testRun(), {
      noticed: (longer) => {
        noticed = longer
      },
    }).then<Asked, Asked>(
      ({ chip: settled }) => (settled === null ? 'doubted' : 'OK'),
      () => 'refused',
    )
    const again = await observe(transport)
    return { identified, seen: noticed === null ? again : together(noticed, again) }
  } finally {
    await close()
  }
}

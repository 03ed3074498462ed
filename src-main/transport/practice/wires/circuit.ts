// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The connections between a programmer and a chip, as data: pads, wires, legs, loads. A practice fault changes this
 * data (`changes.ts`); `network.ts` and `leads.ts` derive its effects. Numbers are from data sheets: RP2040 2.19 (pads,
 * pull-down 50 to 80 kΩ), BCM2835 6.2 (pull 50 to 65 kΩ), W25Q64JV 9.5 (thresholds, 1 to 4 mA while it is read), 9.3
 * (power-up reset at 1 to 2 V). Ohms, farads, volts, seconds throughout.
 */
import type { WireName } from '../faults.ts'
import type { Random } from '../random.ts'

/** The legs of an SO8 in their order, 1 to 8. */
export const legOrder: readonly WireName[] = [
  'cs',
  'miso',
  'wp',
  'gnd',
  'mosi',
  'clk',
  'hold',
  'vcc',
]

/** A point of the circuit: a pad of the programmer, a leg of the first or the second chip, or a fixed voltage. */
export type Point = `pad.${WireName}` | `a.${WireName}` | `b.${WireName}` | 'ground' | 'supply'

/**
 * A contact alternates between open and closed; it is open for `openUs` on average and for the stated share of time.
 */
export interface Flicker {
  readonly openShare: number
  readonly openUs: number
}

export interface Contact {
  readonly from: Point
  readonly to: Point
  readonly ohms: number
  /** `null`: it holds. */
  readonly flicker: Flicker | null
}

export interface Resistor {
  readonly from: Point
  readonly to: Point
  readonly ohms: number
}

export interface Circuit {
  readonly supplyVolts: number
  /** Resistance of the programmer's own supply, up to the VCC pad. */
  readonly supplyOhms: number
  /** Resistance of each pad that is an output. */
  readonly driveOhms: number
  /** Level at which the programmer reads MISO as high, volts. */
  readonly inputVolts: number
  readonly contacts: readonly Contact[]
  /** Pulls, loads, and drivers of other parts that do not change. */
  readonly resistors: readonly Resistor[]
  /** Resistance of a wire with its pad and leg. */
  readonly wireFarads: number
  /** Capacitance beside the chip's supply: its own, or the capacitor next to it. */
  readonly railFarads: number
  /** Root mean square of the noise on every sample, volts. */
  readonly noiseVolts: number
  /** Chance that one edge of CLK is seen as three. */
  readonly ringing: number
  /** The chip is reset below `resetVolts`; below `soundVolts` it reads more and more bits wrong. */
  readonly resetVolts: number
  readonly soundVolts: number
  /** Input threshold as a share of the chip's supply; the hysteresis is a tenth of the supply. */
  readonly threshold: number
  readonly outputOhms: number
  readonly activeOhms: number
  /** Share of a neighbouring edge that an undriven wire follows. */
  readonly crosstalk: number
}

/** The transistor to GND is stronger, as in every CMOS output of its size. */
export const HIGH_TO_LOW_OHMS = 1.8

/** The pull of a programmer's MISO pad while it is an input, and whether releasing the pins ends it. */
export type Pads = 'pico' | 'pico-2' | 'pi' | 'beaglebone' | 'network'

interface PadFacts {
  readonly pull: 'down' | 'up' | null
  readonly ohms: readonly [number, number]
  /** Firmwares that switch off the pads together with their pulls, such as kukrimate's. */
  readonly lostOnRelease: boolean
}

export const padFacts: Readonly<Record<Pads, PadFacts>> = {
  pico: { pull: 'down', ohms: [50e3, 80e3], lostOnRelease: true },
  'pico-2': { pull: null, ohms: [1e9, 1e9], lostOnRelease: false },
  pi: { pull: 'down', ohms: [50e3, 65e3], lostOnRelease: false },
  beaglebone: { pull: 'up', ohms: [10e3, 50e3], lostOnRelease: false },
  network: { pull: null, ohms: [1e9, 1e9], lostOnRelease: false },
}

export const isPads = (name: string): name is Pads => Object.hasOwn(padFacts, name)

const wired: readonly WireName[] = legOrder

export const through = (wire: WireName, to: WireName = wire, chip: 'a' | 'b' = 'a'): Contact => ({
  from: `pad.${wire}`,
  to: `${chip}.${to}`,
  ohms: 0.5,
  flicker: null,
})

/** A random value between two limits, evenly distributed on a logarithmic scale. */
export const ratioBetween = (random: Random, low: number, high: number): number =>
  low * (high / low) ** random.next()

/** A set-up without faults; `random` chooses what differs between set-ups. */
export function healthy(pads: Pads, random: Random): Circuit {
  const { pull, ohms } = padFacts[pads]
  const between = (low: number, high: number): number => low + (high - low) * random.next()
  const pulled: readonly Resistor[] =
    pull === null
      ? []
      : [
          {
            from: 'pad.miso',
            to: pull === 'up' ? 'supply' : 'ground',
            ohms: between(ohms[0], ohms[1]),
          },
        ]
  return {
    supplyVolts: 3.3,
    supplyOhms: between(0.3, 1.5),
    driveOhms: between(25, 60),
    inputVolts: between(1.2, 1.9),
    contacts: wired.map((wire) => through(wire)),
    resistors: [
      ...pulled,
      // HOLD and WP idle high through resistors at the programmer's end.
      { from: 'pad.hold', to: 'pad.vcc', ohms: ratioBetween(random, 1e3, 10e3) },
      { from: 'pad.wp', to: 'pad.vcc', ohms: ratioBetween(random, 1e3, 10e3) },
      // On most mainboards CS idles high by itself.
      ...(random.next() < 0.9
        ? [{ from: 'a.cs', to: 'a.vcc', ohms: ratioBetween(random, 3e3, 20e3) } as const]
        : []),
    ],
    wireFarads: between(12e-12, 30e-12),
    railFarads: ratioBetween(random, 20e-9, 1e-6),
    noiseVolts: between(0.01, 0.04),
    ringing: 0,
    resetVolts: between(1.5, 2.1),
    soundVolts: between(2.2, 2.7),
    threshold: between(0.42, 0.55),
    outputOhms: between(20, 45),
    activeOhms: ratioBetween(random, 900, 3000),
    crosstalk: ratioBetween(random, 0.001, 0.03),
  }
}

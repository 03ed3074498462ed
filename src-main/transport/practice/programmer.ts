// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The virtual programmer: serprog bytes in, serprog bytes out, a virtual chip behind it. Without time its firmware runs
 * as fast as can be (`device/untimed.ts`); `pico-model.ts` runs the same firmware with a Pico's timing.
 */
import { assertNever } from '../../../shared/fault.ts'
import { faultsOf } from './faults.ts'
import type { FaultOf, PracticeFault } from './faults.ts'
import type { ProgrammerHost } from '../device/untimed.ts'
import type { Wires } from './wires/wires.ts'

/** A Pico's PL022 divides its 125 MHz clock by an even number of at least 2; the firmware starts at 12 MHz. */
const SYSTEM_CLOCK_HZ = 125_000_000
const LARGEST_DIVIDER = 254 * 256
const DEFAULT_CLOCK_HZ = 12_000_000

/** The clock for a request of `askedHz`, Hz: not above it, or the slowest possible (16 MHz gives 15.625). */
function grantedClockHz(askedHz: number): number {
  const divider = Math.max(2, 2 * Math.ceil(SYSTEM_CLOCK_HZ / askedHz / 2))
  return Math.floor(SYSTEM_CLOCK_HZ / Math.min(divider, LARGEST_DIVIDER))
}

/** Largest number of bytes sent in one window; no 25xx command needs more than a page and its header. */
export const MAX_TX_BYTES = 4096
/**
 * Largest number of bytes read in one window. Existing tools read 64 KiB at once; a Pico's firmwares have no limit of
 * their own.
 */
export const MAX_RX_BYTES = 262_144

/** The part of a programmer that does not depend on time: counting windows, faults, clock and pins. */
export class ProgrammerCore implements ProgrammerHost {
  readonly bus: Wires
  clockHz = grantedClockHz(DEFAULT_CLOCK_HZ)
  windows = 0
  gone = false
  muted = false
  onGone: () => void = () => {}
  readonly #faults: readonly FaultOf<'programmer'>[]
  readonly #isShorted: boolean

  constructor(bus: Wires, faults: readonly PracticeFault[]) {
    this.bus = bus
    this.#faults = faultsOf('programmer', faults)
    this.#isShorted = faultsOf('wires', faults).some(
      (fault) => fault.kind === 'short' && isSupplyShort(fault.wire, fault.to),
    )
    bus.clockHz = this.clockHz
  }

  setClock(askedHz: number): number {
    this.clockHz = grantedClockHz(askedHz)
    this.bus.clockHz = this.clockHz
    return this.clockHz
  }

  setPins(on: boolean): void {
    if (!on) this.bus.releasePins()
  }

  beginWindow(): boolean {
    this.windows++
    // With a shorted supply the USB port of the computer switches off, so no window reaches the board.
    if (this.#isShorted) this.vanish()
    for (const fault of this.#faults) {
      if (fault.op !== this.windows) continue
      switch (fault.kind) {
        case 'unplug':
          if (!fault.done) this.vanish()
          break
        case 'mute':
          this.muted = true
          break
        case 'noop':
          this.bus.nextWindow('skip')
          break
        case 'garbage':
          this.bus.nextWindow('garble')
          break
        default:
          assertNever(fault)
      }
    }
    return !this.gone && !this.muted
  }

  endWindow(): boolean {
    for (const fault of this.#faults)
      if (fault.kind === 'unplug' && fault.done && fault.op === this.windows) this.vanish()
    return !this.gone && !this.muted
  }

  vanish(): void {
    if (this.gone) return
    this.gone = true
    this.onGone()
  }
}

function isSupplyShort(one: string, other: string): boolean {
  return (one === 'vcc' && other === 'gnd') || (one === 'gnd' && other === 'vcc')
}

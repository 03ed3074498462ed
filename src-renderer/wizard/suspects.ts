/** Pure: what a fault of the wires suggests, likeliest first. Ranked causes, never one certain verdict. */
import type { FaultRecord } from '../../shared/fault.ts'
import type { ChipWire, WiringFinding } from '../../shared/model.ts'
import type { WiredSignal } from '../../shared/wiring.ts'

export interface Cause {
  readonly id: string
  /** The wire to mark, where the cause is one. */
  readonly wire: WiredSignal | null
  /** Wires to look at one after another, where there are several. */
  readonly wires?: readonly ChipWire[]
  readonly likely: 'most likely' | 'possible' | 'less likely'
}

const ranked = (...causes: readonly (readonly [string, WiredSignal | null])[]): readonly Cause[] =>
  causes.map(([id, wire], at) => ({
    id,
    wire,
    likely: at === 0 ? 'most likely' : at < 3 ? 'possible' : 'less likely',
  }))

/**
 * A Pico's pins rest low when they are let go, so an undriven MISO reads 00 or noise there, and FF where something
 * pulls it up: an unpowered chip behind a pull-up, or a chip that is never selected.
 */
export function causesOf(fault: FaultRecord | null): readonly Cause[] {
  switch (fault?.code) {
    case 'wiring.no-chip':
      return fault.facts.looksLike === 'all-ff'
        ? ranked(['vcc-open', 'VCC'], ['cs-open', 'CS'], ['hold-low', null], ['clip-askew', null])
        : ranked(
            ['miso-open', 'MISO'],
            ['vcc-open', 'VCC'],
            ['miso-gnd', 'MISO'],
            ['miso-mosi', 'MOSI'],
          )
    case 'wiring.unstable':
      return ranked(
        ['gnd-open', 'GND'],
        ['hold-floats', null],
        ['clip-askew', null],
        ['board-on', null],
      )
    case 'wiring.shifted':
      return ranked(['clk-rings', 'CLK'], ['too-fast', null], ['cs-late', 'CS'])
    case 'wiring.reads-differ':
      return ranked(['too-fast', null], ['clip-askew', null], ['long-wires', null])
    case 'wiring.implausible':
      return fault.facts.what === 'half-size-repeat'
        ? ranked(['smaller-chip', null], ['mosi-weak', 'MOSI'])
        : ranked(['cs-open', 'CS'], ['miso-open', 'MISO'], ['vcc-open', 'VCC'])
    case 'chip.unknown':
      return ranked(['other-kind', null], ['two-chips', null], ['too-fast', null])
    default:
      return []
  }
}

/** What a longer look at the wires has shown, where there was one; else what the fault alone suggests. */
export function causesSeen(
  fault: FaultRecord,
  finding: WiringFinding | null | undefined,
): readonly Cause[] {
  if (finding === null || finding === undefined || finding.causes.length === 0)
    return causesOf(fault)
  return finding.causes.map(({ id, wires, likely }) => {
    const [first = null] = wires
    return { id, wire: first === 'HOLD' ? null : first, wires, likely }
  })
}

/** The next slower clock of a ladder, Hz; `null` when there is none. */
export function slowerClock(currentHz: number | null, ladder: readonly number[]): number | null {
  const now = currentHz === null || currentHz === 0 ? Infinity : currentHz
  return [...ladder].sort((a, b) => b - a).find((hz) => hz < now * 0.95) ?? null
}

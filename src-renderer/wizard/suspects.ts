/** Pure: what a fault of the wires suggests, in the order in which to check. Causes that fit, never a certain verdict. */
import type { GuideProgrammer } from '../../shared/data/guide.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type { ChipWire, WiringCause, WiringFinding } from '../../shared/model/wiring.ts'
import type { Mounting, WiredSignal } from '../../shared/wiring.ts'

export interface Cause {
  readonly id: string
  /** The wire to mark, where the cause is one. */
  readonly wire: WiredSignal | null
  /** Wires to look at one after another, where there are several. */
  readonly wires?: readonly ChipWire[]
  readonly likely: WiringCause['likely']
  /** Where CS is drawn, and where another firmware of the same programmer has it. */
  readonly csPlaces?: { readonly drawn: string; readonly other: string }
}

/** What the choices tell of the wires: it breaks no tie, but says where to look first. */
export interface WiredAs {
  readonly mounting: Mounting | null
  readonly programmer: GuideProgrammer | null
  readonly pinVariant: string | null
  /** The board has a second chip, which may answer too. */
  readonly twoChips?: boolean
  /** The VCC wire feeds the chip, and on a board whatever else hangs on its rail. */
  readonly feeds?: boolean
}

const ranked = (...causes: readonly (readonly [string, WiredSignal | null])[]): readonly Cause[] =>
  causes.map(([id, wire], at) => ({
    id,
    wire,
    likely: at === 0 ? 'most likely' : at < 3 ? 'possible' : 'less likely',
  }))

/** Nothing tells these apart; the bus is as silent with each of them. */
const alike = (...causes: readonly (readonly [string, WiredSignal | null])[]): readonly Cause[] =>
  causes.map(([id, wire]) => ({ id, wire, likely: 'alike' }))

/** What the fault alone suggests. */
export function causesOf(fault: FaultRecord | null): readonly Cause[] {
  switch (fault?.code) {
    case 'wiring.no-chip':
      return alike(
        ['no-contact', 'MISO'],
        ['clip-turned', null],
        ['swapped', 'MISO'],
        [fault.facts.looksLike === 'all-ff' ? 'miso-high' : 'miso-low', 'MISO'],
      )
    case 'wiring.unstable':
      return ranked(
        ['gnd-open', 'GND'],
        ['hold-floats', null],
        ['clip-askew', null],
        ['board-on', null],
      )
    case 'wiring.unsteady':
      return ranked(['clip-askew', null], ['too-fast', null], ['long-wires', null])
    case 'wiring.shifted':
      return ranked(['clk-rings', 'CLK'], ['too-fast', null], ['cs-late', 'CS'])
    case 'wiring.reads-differ':
      return ranked(['too-fast', null], ['clip-askew', null], ['long-wires', null])
    case 'wiring.implausible':
      if (fault.facts.what === 'data-bit')
        return ranked(['clip-askew', null], ['too-fast', null], ['long-wires', null])
      return fault.facts.repeatsAt !== null
        ? ranked(['smaller-chip', null], ['mosi-weak', 'MOSI'])
        : alike(['cs-open', 'CS'], ['miso-open', 'MISO'], ['vcc-open', 'VCC'])
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
  wired: WiredAs = { mounting: null, programmer: null, pinVariant: null },
): readonly Cause[] {
  const causes =
    finding === null || finding === undefined || finding.causes.length === 0
      ? causesOf(fault)
      : finding.causes.map(({ id, wires, likely }) => {
          const [first = null] = wires
          // The wire of HOLD is not drawn, and the CS in question is the other chip's.
          const wire = first === 'HOLD' || id === 'two-chips' ? null : first
          return { id, wire, wires, likely }
        })
  const tied = causes.filter(({ likely }) => likely === 'alike')
  const others = causes
    .slice(tied.length)
    .filter(({ id }) => !(wired.mounting === 'loose' && id === 'board-on'))
  return [...inOrder(tied, wired), ...others, ...ofTheBoard(fault, wired, causes)]
}

/** What the board around a chip can do to it when the wires are right: last, since the wires are it more often. */
function ofTheBoard(
  fault: FaultRecord,
  wired: WiredAs,
  causes: readonly Cause[],
): readonly Cause[] {
  const unheard = fault.code === 'wiring.no-chip' || fault.code === 'wiring.unstable'
  if (!unheard || wired.mounting === null || wired.mounting === 'loose') return []
  const more: readonly (readonly [string, boolean])[] = [
    ['shared-rail', wired.feeds === true],
    ['hold-floats', true],
    ['weak-drive', wired.programmer?.drive.adjustable === true],
  ]
  return more
    .filter(([id, fits]) => fits && causes.every((cause) => cause.id !== id))
    .map(([id]) => ({ id, wire: null, likely: 'less likely' }))
}

/** Loose wires are swapped or left out more often than a clip is; a clip sits badly more often. */
const firstOfLoose: readonly string[] = ['swapped', 'hold-floats']

function inOrder(tied: readonly Cause[], wired: WiredAs): readonly Cause[] {
  const first = [
    ...(wired.mounting === 'loose' ? firstOfLoose : []),
    ...(wired.twoChips === true ? ['two-chips'] : []),
  ]
  const sorted = [
    ...tied.filter(({ id }) => first.includes(id)),
    ...tied.filter(({ id }) => !first.includes(id)),
  ]
  const csPlaces = placesOfCs(wired)
  const swapped = sorted.findIndex(({ id }) => id === 'swapped')
  if (csPlaces === null || swapped < 0) return sorted
  const elsewhere: Cause = { id: 'cs-elsewhere', wire: 'CS', likely: 'alike', csPlaces }
  return [...sorted.slice(0, swapped + 1), elsewhere, ...sorted.slice(swapped + 1)]
}

function placesOfCs({ programmer, pinVariant }: WiredAs): Cause['csPlaces'] | null {
  const variants = programmer?.pin_variants ?? []
  const own = variants.find(({ id }) => id === pinVariant) ?? variants[0]
  const other = variants.find(({ pins }) => pins.CS.pin !== own?.pins.CS.pin)
  if (own === undefined || other === undefined) return null
  return { drawn: placeOf(own.pins.CS), other: placeOf(other.pins.CS) }
}

const placeOf = ({ pin, gpio }: { readonly pin: number; readonly gpio: string | null }) =>
  gpio === null ? `pin ${pin}` : `pin ${pin}, ${gpio}`

/** The next slower clock of a ladder, Hz; `null` when there is none. */
export function slowerClock(currentHz: number | null, ladder: readonly number[]): number | null {
  const now = currentHz === null || currentHz === 0 ? Infinity : currentHz
  return [...ladder].sort((a, b) => b - a).find((hz) => hz < now * 0.95) ?? null
}

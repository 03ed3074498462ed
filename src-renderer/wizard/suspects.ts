// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Pure: the causes that a wiring fault suggests, in the order in which to check them. Possible causes, never a certain
 * verdict.
 */
import type { GuideProgrammer } from '../../shared/data/guide.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type {
  ChipWire,
  WiringCause,
  WiringFinding,
  WiringRanking,
} from '../../shared/model/wiring.ts'
import { bareEvidence, wiredSomehow } from '../../shared/wires/evidence.ts'
import type { WiredHow, WiringEvidence } from '../../shared/wires/evidence.ts'
import { ranking } from '../../shared/wires/odds.ts'
import type { WiredSignal } from '../../shared/wiring.ts'

/** A pin of the programmer, with its GPIO where it has one. */
export interface PinPlace {
  readonly pin: number
  readonly gpio: string | null
}

/** Causes of one kind, about any wire. */
export interface Cause {
  readonly id: string
  /** The wire to mark, if the cause has exactly one. */
  readonly wire: WiredSignal | null
  /** Wires to check one after another, if there are several. */
  readonly wires?: readonly ChipWire[]
  readonly likely: 'most likely' | 'possible' | 'less likely'
  /** Where the drawing puts CS, and where another firmware of the same programmer puts it. */
  readonly csPlaces?: { readonly drawn: PinPlace; readonly other: PinPlace }
}

/** Facts about the wires from the choices. */
export interface WiredAs extends Pick<WiredHow, 'mounting'> {
  readonly programmer: GuideProgrammer | null
  readonly pinVariant: string | null
}

/** Largest number of causes; users do not read more. */
const SHOWN = 8
const POSSIBLE = 0.08

/** Evidence from a fault alone, without a longer look at the wires. */
function evidenceOf(fault: FaultRecord): WiringEvidence | null {
  switch (fault.code) {
    case 'wiring.no-chip':
      return bareEvidence(fault.facts.looksLike === 'all-ff' ? 'high' : 'low')
    case 'wiring.unstable':
      return bareEvidence('mixed')
    case 'wiring.unsteady':
    case 'wiring.reads-differ':
      return { ...bareEvidence('good'), long: 'differ' }
    case 'wiring.shifted':
      return bareEvidence('shift')
    case 'chip.unknown':
      return bareEvidence('strange')
    case 'wiring.implausible':
      if (fault.facts.what === 'all-ff') return bareEvidence('high')
      if (fault.facts.what === 'all-00') return bareEvidence('low')
      return { ...bareEvidence('good'), long: 'differ' }
    default:
      return null
  }
}

/** One address line without effect proves nothing about the others. */
const repeats: readonly Cause[] = [
  { id: 'smaller-chip', wire: null, likely: 'most likely' },
  { id: 'mosi-weak', wire: 'MOSI', likely: 'possible' },
]

/** Causes from the fault alone. */
export function causesOf(
  fault: FaultRecord | null,
  how: WiredHow = wiredSomehow,
): readonly Cause[] {
  if (fault === null) return []
  if (fault.code === 'wiring.implausible' && fault.facts.repeatsAt !== null) return repeats
  const seen = evidenceOf(fault)
  return seen === null ? [] : byKind(ranking(seen, how).causes)
}

/** Causes and checks, from the longer look at the wires if there was one, else from the fault alone. */
export function rankingSeen(
  fault: FaultRecord,
  finding: WiringFinding | null | undefined,
  how: Pick<WiredHow, 'mounting' | 'programmer'>,
): WiringRanking {
  if (finding != null && finding.causes.length > 0) return finding
  if (fault.code === 'wiring.implausible' && fault.facts.repeatsAt !== null)
    return { causes: [], looks: [] }
  const seen = evidenceOf(fault)
  return seen === null ? { causes: [], looks: [] } : ranking(seen, { ...wiredSomehow, ...how })
}

/** The result of the longer look at the wires if there was one, else of the fault alone. */
export function causesSeen(
  fault: FaultRecord,
  finding: WiringFinding | null | undefined,
  wired: WiredAs = { mounting: null, programmer: null, pinVariant: null },
  /** The result after the user's checks; absent: none was made. */
  after?: WiringRanking,
): readonly Cause[] {
  const looked = after?.causes ?? finding?.causes ?? []
  const causes =
    looked.length > 0
      ? byKind(looked)
      : causesOf(fault, {
          ...wiredSomehow,
          mounting: wired.mounting,
          programmer: wired.programmer?.id ?? null,
        })
  const csPlaces = placesOfCs(wired)
  return causes.flatMap((cause) => {
    if (cause.id !== 'cs-elsewhere') return cause
    return csPlaces === null ? [] : { ...cause, csPlaces }
  })
}

/** Ordered by the most likely wire of each kind, which every front end names first. */
function byKind(causes: readonly WiringCause[]): readonly Cause[] {
  const kinds = new Map<string, { share: number; readonly wires: ChipWire[] }>()
  for (const { id, wires, share } of causes) {
    const kind = kinds.get(id) ?? { share: 0, wires: [] }
    kind.share += share
    for (const wire of wires) if (!kind.wires.includes(wire)) kind.wires.push(wire)
    kinds.set(id, kind)
  }
  return [...kinds].slice(0, SHOWN).map(([id, { share, wires }], at) => {
    const [first = null] = wires
    return {
      id,
      // The wire of HOLD is not drawn, and this CS is that of the other chip.
      wire: first === 'HOLD' || id === 'two-chips' ? null : first,
      ...(wires.length > 0 && id !== 'swapped' && { wires }),
      likely: at === 0 ? 'most likely' : share >= POSSIBLE ? 'possible' : 'less likely',
    }
  })
}

function placesOfCs({ programmer, pinVariant }: WiredAs): Cause['csPlaces'] | null {
  const variants = programmer?.pin_variants ?? []
  const own = variants.find(({ id }) => id === pinVariant) ?? variants[0]
  const other = variants.find(({ pins }) => pins.CS.pin !== own?.pins.CS.pin)
  if (own === undefined || other === undefined) return null
  return { drawn: placeOf(own.pins.CS), other: placeOf(other.pins.CS) }
}

const placeOf = ({ pin, gpio }: PinPlace): PinPlace => ({ pin, gpio })

/** The next slower clock of a ladder, Hz; `null` when there is none. */
export function slowerClock(currentHz: number | null, ladder: readonly number[]): number | null {
  const now = currentHz === null || currentHz === 0 ? Infinity : currentHz
  return [...ladder].sort((a, b) => b - a).find((hz) => hz < now * 0.95) ?? null
}

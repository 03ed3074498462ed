// SPDX-License-Identifier: GPL-3.0-or-later
/** Which faults a chip model can have. An impossible fault would silently have no effect, so it is refused. */
import { Fault } from '../../../shared/fault.ts'
import type { PracticeFault } from './faults.ts'
import { practicePart } from './parts.ts'
import type { PracticePart } from './parts.ts'

/** Throws `link.bad-address` when this chip model cannot have one of the faults; names models that can. */
export function mustFit(
  part: PracticePart,
  faults: readonly PracticeFault[],
  parts: readonly PracticePart[],
): void {
  const strange = faults.find((fault) => !fits(part, fault))
  if (strange === undefined) return
  throw new Fault('link.bad-address', {
    programmerId: `practice:chip=${part.name}`,
    problem: {
      code: 'practice-chip-without',
      fault: strange.kind,
      chip: part.name,
      parts: parts.filter((other) => fits(other, strange)).map(({ name }) => name),
    },
  })
}

function fits(part: PracticePart, fault: PracticeFault): boolean {
  const { sizeBytes, status, qpi } = part
  const holds = (address: number): boolean => address >= 0 && address < sizeBytes
  switch (fault.kind) {
    case 'qpi':
      return qpi !== null
    case 'cmp':
      return status.cmp !== null
    case 'block-locks':
      return !fault.shown || status.wps !== null
    case 'protected':
      return (
        (fault.bp === null
          ? status.bp.length > 0
          : fault.bp > 0 && fault.bp < 2 ** status.bp.length) &&
        (fault.lock !== 'pin' || status.srp !== null) &&
        ((fault.lock !== 'power' && fault.lock !== 'permanent') || status.srl !== null)
      )
    case 'bad-sector':
    case 'bad-page':
      return holds(fault.address)
    case 'flip':
      return fault.address === null || holds(fault.address)
    case 'stuck-address':
      return 2 ** fault.bit < sizeBytes
    // Two chips of the same model answer like one.
    case 'second-chip':
      return fault.chip === null || practicePart(fault.chip).jedecId.join() !== part.jedecId.join()
    default:
      return true
  }
}

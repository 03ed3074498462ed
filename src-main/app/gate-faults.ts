// SPDX-License-Identifier: GPL-3.0-or-later
/** Turns a closed gate into the most precise fault: that of the first blocker, if it has one of its own. Pure. */
import { Fault } from '../../shared/fault.ts'
import type { Blocker } from '../../shared/gate/blocker.ts'

/** `blockers` as `blockersFor` returns them; must not be empty. */
export function gateFault(blockers: readonly Blocker[], idBytes: string): Fault {
  const [first] = blockers
  switch (first?.code) {
    case 'job-running':
      return new Fault('gate.job-running', { kind: first.kind })
    case 'chip-not-chosen':
      return new Fault('chip.ambiguous', {
        idBytes,
        names: first.names,
        differences: first.differences,
      })
    case 'chip-not-writable':
      return new Fault('chip.unsupported', {
        name: first.name,
        what: { code: 'programming', method: first.method },
      })
    case 'voltage-too-high':
    case 'voltage-too-low':
      return new Fault('chip.voltage', {
        name: first.name,
        supplyMv: [first.minMv, first.maxMv],
        programmerMv: first.programmerMv,
      })
    case 'image-wrong-size':
      return new Fault('image.wrong-size', {
        name: first.name,
        sizeBytes: first.sizeBytes,
        chipBytes: first.chipBytes,
      })
    case 'image-refused':
      return imageFault(first, blockers)
    case 'recovery-open':
      return new Fault('gate.recovery-open', {
        chipName: first.chipName,
        startedAt: first.startedAt,
      })
    default:
      return new Fault('gate.closed', { blockers })
  }
}

function imageFault(
  { finding, name }: Extract<Blocker, { code: 'image-refused' }>,
  blockers: readonly Blocker[],
): Fault {
  if (finding.code === 'refused-name') return new Fault('image.refused-name', { name })
  if (finding.code === 'blank') return new Fault('image.blank', { name })
  const findings = blockers.flatMap((each) => (each.code === 'image-refused' ? [each.finding] : []))
  return new Fault('image.unfit', { name, findings })
}

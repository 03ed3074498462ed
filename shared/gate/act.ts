// SPDX-License-Identifier: GPL-3.0-or-later
/** What must be so before an act starts. Pure: main enforces these rules, and the fronts close by the same function. */
import { namesSaid, partCode } from '../part-name.ts'
import { assertNever } from '../fault.ts'
import type { FlashChip } from '../model/chip.ts'
import { boardFindings } from '../model/image.ts'
import type { AcceptedCautions, BackupInfo, ImageFinding, ImageInfo } from '../model/image.ts'
import type { BackupChoice, JobInfo, RecoveryInfo } from '../model/job.ts'
import type { SessionInfo, Snapshot } from '../model/snapshot.ts'
import { mayWriteOn } from '../linux-boards.ts'
import type { Blocker } from './blocker.ts'
import { supplyVerdict } from './supply.ts'
import type { SupplyMv } from './supply.ts'

export type Act =
  | 'identify'
  | 'read'
  | 'backup'
  | 'write'
  | 'erase'
  | 'verify'
  | 'settings'
  | 'adopt'

/** What the rules look at. A front fills it from the snapshot and the choices, main from what it knows itself. */
export interface GateView {
  readonly session: SessionInfo | null
  readonly job: JobInfo | null
  readonly image: ImageInfo | null
  readonly findings: readonly ImageFinding[]
  /** An expert overrules stops about the mainboard, and only those. */
  readonly ignoreBoard?: boolean
  /** Of the write that is asked for. */
  readonly accepted: AcceptedCautions | null
  /** A backup of this chip, or what an interrupted write was writing: to write it again needs no new reading. */
  readonly ownImage: boolean
  readonly backup: BackupChoice
  readonly recovery: RecoveryInfo | null
  /** The backup of an earlier connection that is to stand behind this one; left out for every other act. */
  readonly adopting?: BackupInfo | null
  /** Voltage the programmer drives, millivolts; `null`: not known, which locks. A practice chip says 3300 too. */
  readonly programmerMv: number | null
  /** What the user read on the chip or in its datasheet, for a chip whose supply is not known; `null`: not asked. */
  readonly answeredSupplyMv: SupplyMv | null
}

/** What everybody sees in the snapshot, without an image and for an ordinary act; the rest is the caller's to add. */
export function gateViewOf({ session, job }: Pick<Snapshot, 'session' | 'job'>): GateView {
  return {
    session,
    job,
    image: null,
    findings: [],
    accepted: null,
    ownImage: false,
    backup: 'session',
    recovery: null,
    programmerMv: session?.programmerMv ?? null,
    answeredSupplyMv: session?.answeredSupplyMv ?? null,
  }
}

/** Why `act` must not start now; empty when it may. The first is the one to solve first. */
export function blockersFor(act: Act, view: GateView): readonly Blocker[] {
  const { session, job } = view
  const found: Blocker[] = []
  if (job !== null && (job.state === 'running' || job.state === 'stopping'))
    found.push({ code: 'job-running', kind: job.request.kind })
  if (session === null) return [...found, { code: 'no-session' }]
  const { spiBus } = session
  if (
    (act === 'write' || act === 'erase' || act === 'settings') &&
    spiBus !== undefined &&
    !mayWriteOn(spiBus)
  )
    found.push({ code: 'spi-bus-not-on-header', role: spiBus })
  if (act === 'identify') return found
  const { chip } = session
  if (chip === null) return [...found, chipMissing(session, job)]
  const voltage = voltageBlocker(chip, view.programmerMv, view.answeredSupplyMv)
  if (voltage !== null) found.push(voltage)
  if (act === 'write' || act === 'verify') found.push(...imageBlockers(act, chip, view))
  // An unfinished write may owe the chip its protection; only the act that finishes it knows what was there.
  if (act === 'settings' && view.recovery !== null) found.push(openRecovery(view.recovery))
  if (act === 'adopt') found.push(...adoptBlockers(chip, view))
  if (act === 'write' || act === 'erase')
    found.push(...methodBlockers(chip), ...backupBlockers(chip, session, view))
  if (act === 'write') found.push(...cautionBlockers(view))
  return found
}

/** What the table knows of a chip counts before what the user answers; a chip that nobody knows stays locked. */
export function voltageBlocker(
  chip: FlashChip,
  programmerMv: number | null,
  answeredSupplyMv: SupplyMv | null = null,
): Blocker | null {
  const supplyMv = chip.supplyMv ?? answeredSupplyMv
  return supplyBlocker(chipLabel(chip), supplyMv, programmerMv)
}

/** The same for a chip of which only the marking is known. `name` as the user knows it, `null` without one. */
export function supplyBlocker(
  name: string | null,
  supplyMv: SupplyMv | null,
  programmerMv: number | null,
): Blocker | null {
  const verdict = supplyVerdict(supplyMv, programmerMv)
  if (verdict === 'fits') return null
  if (verdict === 'chip-unknown' || supplyMv === null) return { code: 'voltage-unknown', name }
  if (verdict === 'programmer-unknown' || programmerMv === null)
    return { code: 'programmer-voltage-unknown' }
  const [minMv, maxMv] = supplyMv
  return { code: `voltage-${verdict}`, name: name ?? '', programmerMv, minMv, maxMv }
}

/** Also what keeps the check from being left. `job`: the one that ran last on this connection. */
export function chipMissing(session: SessionInfo, job: JobInfo | null): Blocker {
  if (session.candidates.length === 0)
    return job?.request.kind === 'identify' && job.fault?.code === 'wiring.unsteady'
      ? { code: 'answers-unsteadily' }
      : { code: 'no-chip' }
  return {
    code: 'chip-not-chosen',
    names: session.candidates.flatMap(namesSaid),
    differences: session.differences,
  }
}

function imageBlockers(act: 'write' | 'verify', chip: FlashChip, view: GateView): Blocker[] {
  const { image } = view
  if (image === null) return [{ code: 'no-image' }]
  const found: Blocker[] = []
  if (image.sizeBytes !== chip.sizeBytes)
    found.push({
      code: 'image-wrong-size',
      name: image.name,
      sizeBytes: image.sizeBytes,
      chipBytes: chip.sizeBytes,
    })
  // Comparing a file with the chip harms nothing, whatever the file is called.
  if (act === 'verify') return found
  for (const finding of view.findings)
    if (
      finding.level === 'stop' &&
      finding.code !== 'wrong-size' &&
      !(view.ignoreBoard === true && boardFindings.has(finding.code))
    )
      found.push({
        code: 'image-refused',
        name: image.name,
        finding,
      })
  return found
}

/** Acceptance belongs to a file: with another hash it counts for nothing. */
function cautionBlockers({ image, findings, accepted, ownImage }: GateView): Blocker[] {
  if (image === null || ownImage) return []
  const codes = new Set(accepted?.sha256 === image.sha256 ? accepted.codes : [])
  const open = findings.filter(({ code, level }) => level === 'caution' && !codes.has(code))
  return open.length === 0
    ? []
    : [{ code: 'image-cautions-open', name: image.name, findings: open }]
}

/** A half-written chip is finished by recovery; a backup of another chip cannot stand behind this one. */
function adoptBlockers(chip: FlashChip, { recovery, adopting = null }: GateView): Blocker[] {
  if (recovery !== null) return [openRecovery(recovery)]
  if (adopting === null) return [{ code: 'no-backup' }]
  return adopting.chipId === chip.id && adopting.sizeBytes === chip.sizeBytes
    ? []
    : [{ code: 'backup-of-other-chip', chipName: adopting.chipName }]
}

function methodBlockers(chip: FlashChip): Blocker[] {
  const name = chipLabel(chip)
  const found: Blocker[] = []
  if (chip.program === 'none' || chip.program === 'at45-buffer')
    found.push({ code: 'chip-not-writable', name, method: chip.program })
  if (chip.erase.length === 0 && chip.chipErase === null)
    found.push({ code: 'chip-not-erasable', name })
  return found
}

function backupBlockers(chip: FlashChip, session: SessionInfo, view: GateView): Blocker[] {
  const { recovery } = view
  switch (view.backup) {
    case 'skip':
      return []
    case 'recovery': {
      if (recovery === null) return [{ code: 'no-recovery' }]
      const { chipName } = recovery
      if (recovery.chipId !== chip.id) return [{ code: 'recovery-other-chip', chipName }]
      return recovery.backup === null ? [{ code: 'recovery-without-backup', chipName }] : []
    }
    case 'session': {
      const { backup } = session
      if (backup === null)
        return recovery === null ? [{ code: 'no-backup' }] : [openRecovery(recovery)]
      if (recovery !== null && recovery.backup?.id !== backup.id) return [openRecovery(recovery)]
      return backup.chipId === chip.id && backup.sizeBytes === chip.sizeBytes
        ? []
        : [{ code: 'backup-of-other-chip', chipName: backup.chipName }]
    }
    default:
      return assertNever(view.backup)
  }
}

const openRecovery = ({ chipName, startedAt }: RecoveryInfo): Blocker => ({
  code: 'recovery-open',
  chipName,
  startedAt,
})

const chipLabel = (chip: FlashChip): string => chip.names[0] ?? partCode(chip)

// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The conditions for starting an act. Pure: main enforces these rules, and front ends disable their buttons with the
 * same function.
 */
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

/** Input of the rules. A front end fills it from the snapshot and the choices, main from its own knowledge. */
export interface GateView {
  readonly session: SessionInfo | null
  readonly job: JobInfo | null
  readonly image: ImageInfo | null
  readonly findings: readonly ImageFinding[]
  /** The user overrules stops about the mainboard, and only those. */
  readonly ignoreBoard?: boolean
  /** Options of the requested write. */
  readonly accepted: AcceptedCautions | null
  /** A backup of this chip, or the image of an interrupted write: writing it again needs no accepted cautions. */
  readonly ownImage: boolean
  readonly backup: BackupChoice
  readonly recovery: RecoveryInfo | null
  /** The backup of an earlier connection that an `adopt` compares with; absent for every other act. */
  readonly adopting?: BackupInfo | null
  /**
   * Voltage that the programmer drives, millivolts; `null`: not known, which locks. A practice chip also states 3300.
   */
  readonly programmerMv: number | null
  /**
   * Supply that the user read on the chip or in its data sheet, for a chip with an unknown supply; `null`: not asked.
   */
  readonly answeredSupplyMv: SupplyMv | null
}

/** The input that the snapshot gives, without an image and for an ordinary act; the caller adds the rest. */
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

/** Why `act` must not start now; empty when it may. The first reason is the one to solve first. */
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
  // An unfinished write may still have to restore the chip's protection; only the act that finishes it knows the old
  // state.
  if (act === 'settings' && view.recovery !== null) found.push(openRecovery(view.recovery))
  if (act === 'adopt') found.push(...adoptBlockers(chip, view))
  if (act === 'write' || act === 'erase')
    found.push(...methodBlockers(chip), ...backupBlockers(chip, session, view))
  if (act === 'write') found.push(...cautionBlockers(view))
  return found
}

/** Knowledge of the table has priority over the user's answer; a chip that neither knows stays locked. */
export function voltageBlocker(
  chip: FlashChip,
  programmerMv: number | null,
  answeredSupplyMv: SupplyMv | null = null,
): Blocker | null {
  const supplyMv = chip.supplyMv ?? answeredSupplyMv
  return supplyBlocker(chipLabel(chip), supplyMv, programmerMv)
}

/** The same for a chip of which only the marking is known. `name`: for messages, `null` without one. */
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

/** Also keeps the user from leaving the check. `job`: the last job on this connection. */
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
  // Comparing a file with the chip is harmless, whatever the file's name says.
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

/** An acceptance belongs to one file: with another hash it does not count. */
function cautionBlockers({ image, findings, accepted, ownImage }: GateView): Blocker[] {
  if (image === null || ownImage) return []
  const codes = new Set(accepted?.sha256 === image.sha256 ? accepted.codes : [])
  const open = findings.filter(({ code, level }) => level === 'caution' && !codes.has(code))
  return open.length === 0
    ? []
    : [{ code: 'image-cautions-open', name: image.name, findings: open }]
}

/** Recovery finishes a half-written chip; a backup of another chip cannot be used for this one. */
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

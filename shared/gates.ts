/**
 * What stands between the user and an act. Pure: main enforces these rules, a front explains them with the same
 * values, so that neither can be talked past. A blocker is a code with facts; `blockerText` says it in words.
 */
import { mayWriteOn } from './spi-boards.ts'
import type { SpiBusRole } from './spi-boards.ts'
import { busWords } from './text/en/spi-bus.ts'
import { assertNever } from './fault.ts'
import type { FlashChip } from './model/chip.ts'
import { boardFindings } from './model/image.ts'
import type { BackupInfo, ImageFinding, ImageInfo } from './model/image.ts'
import type { BackupChoice, JobInfo, RecoveryInfo } from './model/job.ts'
import type { SessionInfo } from './model/snapshot.ts'
import { findingText } from './text/en/image.ts'

export type Act = 'identify' | 'read' | 'backup' | 'write' | 'erase' | 'verify' | 'adopt'

export type Blocker =
  | { readonly code: 'job-running'; readonly kind: string }
  | { readonly code: 'no-session' }
  | { readonly code: 'no-chip' }
  /** The bus is part of the computer that Pin One runs on. Nothing lifts this. */
  | { readonly code: 'spi-bus-not-on-header'; readonly role: SpiBusRole }
  | {
      readonly code: 'chip-not-chosen'
      readonly names: readonly string[]
      readonly differences: readonly string[]
    }
  | { readonly code: 'chip-not-writable'; readonly name: string; readonly method: string }
  | { readonly code: 'chip-not-erasable'; readonly name: string }
  /** Nobody has said which supply the chip takes: neither the table nor the user. */
  | { readonly code: 'voltage-unknown'; readonly name: string }
  | { readonly code: 'programmer-voltage-unknown' }
  | {
      readonly code: 'voltage-too-high' | 'voltage-too-low'
      readonly name: string
      readonly programmerMv: number
      readonly minMv: number
      readonly maxMv: number
    }
  | { readonly code: 'no-image' }
  | {
      readonly code: 'image-wrong-size'
      readonly name: string
      readonly sizeBytes: number
      readonly chipBytes: number
    }
  | {
      readonly code: 'image-refused'
      readonly name: string
      readonly finding: ImageFinding
    }
  /** This session has no backup made of equal, plausible reads. */
  | { readonly code: 'no-backup' }
  | { readonly code: 'backup-of-other-chip'; readonly chipName: string }
  /** An earlier write did not end verified; a backup taken now would hold its half-written contents. */
  | { readonly code: 'recovery-open'; readonly chipName: string; readonly startedAt: string }
  | { readonly code: 'recovery-other-chip'; readonly chipName: string }
  | { readonly code: 'no-recovery' }
  | { readonly code: 'recovery-without-backup'; readonly chipName: string }

/** What the rules look at. A front fills it from the snapshot and the choices, main from what it knows itself. */
export interface GateView {
  readonly session: SessionInfo | null
  readonly job: JobInfo | null
  readonly image: ImageInfo | null
  readonly findings: readonly ImageFinding[]
  /** An expert overrules stops about the mainboard, and only those. */
  readonly ignoreBoard?: boolean
  readonly backup: BackupChoice
  readonly recovery: RecoveryInfo | null
  /** The backup of an earlier connection that is to stand behind this one; absent for every other act. */
  readonly adopting?: BackupInfo | null
  /** Voltage the programmer drives, millivolts; `null`: not known, which locks. A practice chip says 3300 too. */
  readonly programmerMv: number | null
  /** What the user read on the chip or in its datasheet, for a chip whose supply is not known; `null`: not asked. */
  readonly answeredSupplyMv: readonly [min: number, max: number] | null
}

/** Why `act` must not start now; empty when it may. The first is the one to solve first. */
export function blockersFor(act: Act, view: GateView): readonly Blocker[] {
  const { session, job } = view
  const found: Blocker[] = []
  if (job !== null && (job.state === 'running' || job.state === 'stopping'))
    found.push({ code: 'job-running', kind: job.request.kind })
  if (session === null) return [...found, { code: 'no-session' }]
  const { spiBus } = session
  if ((act === 'write' || act === 'erase') && spiBus !== undefined && !mayWriteOn(spiBus))
    found.push({ code: 'spi-bus-not-on-header', role: spiBus })
  if (act === 'identify') return found
  const { chip } = session
  if (chip === null) return [...found, chipMissing(session)]
  const voltage = voltageBlocker(chip, view.programmerMv, view.answeredSupplyMv)
  if (voltage !== null) found.push(voltage)
  if (act === 'write' || act === 'verify') found.push(...imageBlockers(act, chip, view))
  if (act === 'adopt') found.push(...adoptBlockers(chip, view))
  if (act === 'write' || act === 'erase')
    found.push(...methodBlockers(chip), ...backupBlockers(chip, session, view))
  return found
}

/**
 * Whether `programmerMv` may be put on this chip. What the table knows counts before what the user answers; a chip
 * that nobody knows stays locked. All in millivolts.
 */
export function voltageBlocker(
  chip: FlashChip,
  programmerMv: number | null,
  answeredSupplyMv: readonly [min: number, max: number] | null = null,
): Blocker | null {
  const name = chipLabel(chip)
  const supply = chip.supplyMv ?? answeredSupplyMv
  if (supply === null) return { code: 'voltage-unknown', name }
  if (programmerMv === null) return { code: 'programmer-voltage-unknown' }
  const [minMv, maxMv] = supply
  const facts = { name, programmerMv, minMv, maxMv }
  if (!(programmerMv <= maxMv)) return { code: 'voltage-too-high', ...facts }
  if (!(programmerMv >= minMv)) return { code: 'voltage-too-low', ...facts }
  return null
}

function chipMissing(session: SessionInfo): Blocker {
  if (session.candidates.length === 0) return { code: 'no-chip' }
  return {
    code: 'chip-not-chosen',
    names: session.candidates.flatMap((chip) => chip.names),
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

const chipLabel = (chip: FlashChip): string => chip.names.find((name) => name !== '') ?? chip.id

const volts = (mv: number): string => `${(mv / 1000).toFixed(2).replace(/0$/, '')} V`

/** One sentence for a person, without what to do next: the front knows which step that is. */
export function blockerText(blocker: Blocker): string {
  switch (blocker.code) {
    case 'job-running':
      return `A ${blocker.kind} job is still running.`
    case 'no-session':
      return 'No programmer is open.'
    case 'spi-bus-not-on-header':
      return busWords(blocker.role) ?? ''
    case 'no-chip':
      return 'No chip has been identified yet.'
    case 'chip-not-chosen': {
      const differ =
        blocker.differences.length === 0
          ? ''
          : `, which differ in ${blocker.differences.join(', ')}`
      return `The chip's ID fits ${blocker.names.join(', ')}${differ}; the marking on the chip decides.`
    }
    case 'chip-not-writable':
      return `${blocker.name} is programmed in a way that Pin One does not speak (${blocker.method}).`
    case 'chip-not-erasable':
      return `No erase command is known for ${blocker.name}.`
    case 'voltage-unknown':
      return `The supply voltage of ${blocker.name} is not known.`
    case 'programmer-voltage-unknown':
      return 'The voltage that the programmer drives is not known.'
    case 'voltage-too-high':
      return `${blocker.name} takes ${volts(blocker.minMv)} to ${volts(blocker.maxMv)}; the programmer drives ${volts(blocker.programmerMv)}, which can destroy it.`
    case 'voltage-too-low':
      return `${blocker.name} needs ${volts(blocker.minMv)} to ${volts(blocker.maxMv)}; the programmer drives only ${volts(blocker.programmerMv)}.`
    case 'no-image':
      return 'No image has been chosen.'
    case 'image-wrong-size':
      return `${blocker.name} has ${blocker.sizeBytes} bytes; the chip has ${blocker.chipBytes}.`
    case 'image-refused':
      return findingText(blocker.finding)
    case 'no-backup':
      return 'There is no backup of this chip from two equal reads in this session.'
    case 'backup-of-other-chip':
      return `The backup of this session is of another chip (${blocker.chipName}).`
    case 'recovery-open':
      return `An earlier write to ${blocker.chipName} (${blocker.startedAt}) did not finish. A backup made now may hold only a part of that write.`
    case 'recovery-other-chip':
      return `The unfinished write was to another chip (${blocker.chipName}).`
    case 'no-recovery':
      return 'There is no unfinished write to recover from.'
    case 'recovery-without-backup':
      return `No backup is left from before the unfinished write to ${blocker.chipName}.`
    default:
      return assertNever(blocker)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** Runs every command on a chip. Checks as much as possible before it opens the port. */
import { hex } from '../../../shared/hex.ts'
import { entriesNamed, noSuchName } from '../../../shared/data/chip-names.ts'
import { gateFault } from '../../app/app.ts'
import { voltageBlocker } from '../../../shared/gate/act.ts'
import { supplyVerdict } from '../../../shared/gate/supply.ts'
import { assertNever, Fault, isFault } from '../../../shared/fault.ts'
import type { FlashChip } from '../../../shared/model/chip.ts'
import type { ImageInfo } from '../../../shared/model/image.ts'
import type { RecoveryInfo } from '../../../shared/model/job.ts'
import { twoMayAnswer } from '../../../shared/chip-doubt.ts'
import { differenceText } from '../../../shared/text/chip-difference.ts'
import { sayContents } from '../../../shared/text/chip-contents.ts'
import { tooHighText } from '../../../shared/text/voltage.ts'
import { namesSaid } from '../../../shared/part-name.ts'
import { firmwareName } from '../../../shared/text/firmware-names.ts'
import type { ChipCommand, Operation } from './command.ts'
import { heldImage } from './archives.ts'
import { checkWritable } from './files.ts'
import type { Front } from './front.ts'
import { checkedImage } from './image-verdict.ts'
import { change, restoreBackup } from './change.ts'
import { chipLine } from './chip-words.ts'
import { nothingMore } from './outcome.ts'
import { runProtection } from './protection-command.ts'
import type { Done } from './outcome.ts'
import {
  extractRegions,
  prepareRegions,
  readRegions,
  regionOnChip,
  verifyRegions,
  writeRegions,
} from './regions.ts'
import type { PreparedRegions } from './regions.ts'
import { saveBackupCopy, saveRead, takeBackup } from './keep.ts'
import { owedText, protectionText } from '../../../shared/text/protection.ts'
import { rungText, signalHeading, signalNote, signalText } from '../../../shared/text/signal.ts'
import { chipFactText } from '../../../shared/text/chip-facts.ts'
import { noteText } from '../../../shared/text/transport-notes.ts'
import { recoveryWords, sessionWords } from '../../../shared/text/cli-chip.ts'
import { flashNameLine, verified } from './machine-read.ts'

/** The checked file of -w and -v, as the app holds it. */
interface Prepared {
  readonly image: ImageInfo | null
  readonly regions: PreparedRegions | null
}

export async function runChipCommand(front: Front, command: ChipCommand): Promise<Done> {
  const prepared = await prepare(front, command)
  const earlier = front.snapshot.recovery
  try {
    await openProgrammer(front, command)
  } catch (error) {
    if (isFault(error, 'gate.other-instance')) tellHeld(front)
    throw error
  }
  // Must come before identifying: at a clock too fast for the wires the chip would not be identified.
  if (command.operation.kind === 'clock-ladder') await climbLadder(front)
  const chip = await identifyChip(front, command)
  const settled = front.snapshot.recovery === null ? tellSettled(front, earlier) : null
  const recovery = tellRecovery(front, chip, command.operation)
  switch (command.operation.kind) {
    case 'probe':
    case 'clock-ladder':
      return probed(front, chip)
    case 'flash-name':
      front.terminal.say(flashNameLine(chip.vendor, chip.names))
      return probed(front, chip)
    case 'flash-size':
      front.terminal.say(String(chip.sizeBytes))
      return probed(front, chip)
    case 'read':
      return prepared.regions === null
        ? await saveRead(front, named(command.operation.path), command.force)
        : await readRegions(front, command.operation.path, prepared.regions, command.force)
    case 'extract':
      return await extractRegions(front, regionsOf(prepared), command.force)
    case 'protection': {
      const { words } = command.operation
      const region = words.region === null ? null : await regionOnChip(front, regionsOf(prepared))
      return await runProtection(front, chip, words, region)
    }
    case 'backup': {
      const backup = await takeBackup(front, command.board)
      await saveBackupCopy(front, backup, command.operation.path)
      const saved = { reads: backup.reads, proven: true }
      return { ...nothingMore, sha256: backup.sha256, backup, saved }
    }
    case 'verify': {
      if (prepared.regions !== null)
        return await verifyRegions(front, prepared.image, prepared.regions)
      const image = held(prepared.image)
      const { sha256 } = await front.run({ kind: 'verify', imageId: image.id }, 'verify')
      front.terminal.say(`${verified} ${sessionWords.verified(image.name)}`)
      return { ...nothingMore, sha256 }
    }
    case 'write':
      if (prepared.regions !== null)
        return await writeRegions(front, command, chip, prepared.image, prepared.regions)
      return await writeWhole(front, command, chip, held(prepared.image), recovery)
    case 'erase':
      return await change(front, command, chip, { kind: 'erase' })
    case 'resume':
      return await resume(front, command, chip, recovery, settled)
    case 'restore':
      return await restoreBackup(
        front,
        command,
        chip,
        recovery,
        command.operation.backupId ?? settled?.backup?.id ?? null,
      )
    default:
      return assertNever(command.operation)
  }
}

/** Checks files and names before anything is opened. */
async function prepare(front: Front, command: ChipCommand): Promise<Prepared> {
  const { operation, chipName, backupPath } = command
  const entries = chipName === null ? [] : entriesNamed(chipName)
  if (chipName !== null && entries.length === 0) throw noSuchName(chipName)
  if (operation.kind === 'read' && operation.path !== null)
    await checkWritable(operation.path, command.force)
  if (backupPath !== null) await checkWritable(backupPath, false)
  if (operation.kind === 'resume' && front.snapshot.recovery === null) throw noRecovery()
  const regions =
    command.regions === null
      ? null
      : await prepareRegions(front, command.regions, operation.kind, command.force)
  if (operation.kind !== 'write' && operation.kind !== 'verify') return { image: null, regions }

  if (operation.path === null) return { image: null, regions }
  const image = await heldImage(front, operation.path)
  const { name, sizeBytes } = image
  const sizes = new Set(entries.map((entry) => entry.sizeBytes))
  const [chipBytes] = sizes
  if (
    chipBytes !== undefined &&
    !sizes.has(sizeBytes) &&
    command.board === null &&
    regions === null
  )
    throw new Fault('image.wrong-size', { name, sizeBytes, chipBytes })
  // If only a region is used, the rest of the file may be anything; the composed image is judged as a whole later.
  if (operation.kind === 'write' && regions === null)
    await checkedImage(front, command, image, false)
  return { image, regions }
}

async function openProgrammer(front: Front, command: ChipCommand): Promise<void> {
  const { id, chipSelect } = command.programmer
  const ladder = command.operation.kind === 'clock-ladder'
  const clockHz = command.programmer.clockHz ?? (ladder ? ladderTopHz : null)
  await front.call('session.open', {
    programmerId: id,
    clockHz,
    chipSelect,
    ...(command.programmerMv !== null && { programmerMv: command.programmerMv }),
  })
  const { session } = front.snapshot
  if (session === null) throw new Fault('link.lost', { opsDone: 0 })
  const above = session.about.notes.find((note) => note.code === 'clock-above')
  front.terminal.say(
    sessionWords.programmer({
      name: session.about.name,
      firmware: firmwareName(session.about.firmware),
      clockHz: session.clockHz,
      askedHz: clockHz ?? above?.askedHz ?? null,
    }),
  )
  for (const note of session.about.notes) front.terminal.detail(`  ${noteText(note)}`)
  front.terminal.event({
    event: 'programmer',
    id,
    name: session.about.name,
    firmware: session.about.firmware,
    clockHz: session.clockHz,
    clockAskedHz: clockHz,
    releasesPins: session.releasesPins,
  })
}

/** Hz; faster than most wires allow. Used when no clock is given. */
const ladderTopHz = 16_000_000

async function climbLadder(front: Front): Promise<void> {
  const { terminal } = front
  const quality = await front.call('check.signal', undefined)
  terminal.say(`${signalHeading()}:`)
  for (const rung of quality.rungs) terminal.say(`  ${rungText(rung)}`)
  terminal.say(`  ${signalNote()}`)
  terminal.say(signalText(quality))
  terminal.event({ event: 'signal', ...quality })
}

async function identifyChip(front: Front, command: ChipCommand): Promise<FlashChip> {
  if (command.chipName !== null) await front.call('session.choose-chip', { name: command.chipName })
  await front.run({ kind: 'identify' }, 'identify')
  const { session } = front.snapshot
  if (session === null) throw new Fault('link.lost', { opsDone: 0 })
  const { chip, candidates, differences, protection } = session
  if (chip === null) {
    const lines = candidates.map(chipLine)
    // Candidates with the same marking: only the key of the chip data tells them apart.
    const alike = (line: string): boolean => lines.filter((each) => each === line).length > 1
    for (const [at, line] of lines.entries())
      front.terminal.say(`  ${line}${alike(line) ? `, -c ${candidates[at]?.id ?? ''}` : ''}`)
    throw new Fault('chip.ambiguous', {
      idBytes: candidates[0] === undefined ? '' : hex(candidates[0].idBytes),
      names: [...new Set(candidates.flatMap(namesSaid))],
      differences,
    })
  }
  if (command.chipSupplyMv !== null && chip.supplyMv === null)
    await front.call('session.answer-supply', { supplyMv: command.chipSupplyMv })
  const programmerMv = session.programmerMv
  const tooHigh = supplyVerdict(chip.supplyMv, programmerMv) === 'too-high'
  if (tooHigh && programmerMv !== null && chip.supplyMv !== null)
    front.terminal.say(tooHighText(programmerMv, chip.supplyMv[1]))
  front.terminal.say(sessionWords.chip(chipLine(chip)))
  for (const difference of differences.filter((each) => twoMayAnswer([each])))
    front.terminal.say(sessionWords.note(differenceText(difference)))
  if (protection !== null) {
    const words = sessionWords.protection(protectionText(protection))
    if (protection.protectedRange === 'none') front.terminal.detail(words)
    else front.terminal.say(words)
  }
  for (const fact of chip.facts) front.terminal.detail(`  ${chipFactText(fact)}`)
  front.terminal.event({
    event: 'chip',
    id: chip.id,
    names: chip.names,
    idBytes: hex(chip.idBytes),
    sizeBytes: chip.sizeBytes,
    supplyMv: chip.supplyMv,
    protection: protection === null ? null : protectionText(protection),
  })
  return chip
}

/**
 * Ends a command that only identifies. Other commands are refused by the gate of their job; this one has no gate, but
 * the chip is in the same danger. Throws `chip.voltage` when the programmer drives more than the chip allows.
 */
function probed({ snapshot: { session } }: Front, chip: FlashChip): Done {
  const blocker = voltageBlocker(
    chip,
    session?.programmerMv ?? null,
    session?.answeredSupplyMv ?? null,
  )
  if (blocker?.code === 'voltage-too-high') throw gateFault([blocker], hex(chip.idBytes))
  return nothingMore
}

/** Every command on this chip reports that a write to it is unfinished. */
function tellRecovery(front: Front, chip: FlashChip, operation: Operation): RecoveryInfo | null {
  const { recovery } = front.snapshot
  if (recovery === null) return null
  const { terminal } = front
  const at = recovery.startedAt.slice(0, 16).replace('T', ' ')
  if (recovery.chipId !== chip.id) {
    const { operation: act, chipName } = recovery
    terminal.say(recoveryWords.other({ operation: act, chipName, at }))
    return null
  }
  terminal.event({
    event: 'recovery',
    operation: recovery.operation,
    startedAt: recovery.startedAt,
    cause: recovery.cause,
    backup: recovery.backup === null ? null : front.backupPath(recovery.backup.fileName),
    image: recovery.image?.name ?? null,
  })
  if (operation.kind === 'resume' || operation.kind === 'restore') {
    if (recovery.lifted?.choice === 'restore-afterwards')
      terminal.say(owedText(recovery.lifted.was))
    return recovery
  }
  terminal.say(
    `${recoveryWords.same({ operation: recovery.operation, cause: recovery.cause, at })} ${sayContents('fault.contents', { contents: recovery.contents, backup: null, unfinished: true })}`,
  )
  if (recovery.backup !== null)
    terminal.say(`  ${recoveryWords.backup(front.backupPath(recovery.backup.fileName))}`)
  if (recovery.lostBackup !== undefined)
    terminal.say(
      `  ${recoveryWords.lostBackup(front.backupPath(recovery.lostBackup.backup.fileName), recovery.lostBackup.why)}`,
    )
  terminal.say(
    `  ${recoveryWords.again({
      operation: recovery.operation,
      image: recovery.image?.name ?? null,
      restorable: recovery.backup !== null,
    })}`,
  )
  terminal.say(`  ${recoveryWords.dismiss()}`)
  return recovery
}

/**
 * Whether this file finishes the unfinished write: it is the same image, or that image is not kept any more. The
 * command then uses the backup from before that write, and takes none of the present contents.
 */
const finishes = (recovery: RecoveryInfo | null, image: ImageInfo): boolean =>
  recovery !== null &&
  recovery.operation === 'write' &&
  (recovery.image === null || recovery.image.sha256 === image.sha256)

/** Reported by every command, also when the programmer cannot be opened now. */
function tellHeld({ snapshot: { recovery }, terminal }: Front): void {
  if (recovery === null || recovery.heldBy === null) return
  const at = recovery.startedAt.slice(0, 16).replace('T', ' ')
  const { operation, chipName, heldBy } = recovery
  terminal.complain(recoveryWords.held({ operation, chipName, at, pid: heldBy.pid }))
}

/**
 * The chip was compared when it answered: it still holds what it held before the unfinished write, which is now
 * settled.
 */
function tellSettled(front: Front, earlier: RecoveryInfo | null): RecoveryInfo | null {
  if (earlier === null || front.contents?.state !== 'compared-equal') return null
  front.terminal.say(sayContents('fault.contents', front.standing))
  front.terminal.say(recoveryWords.closed(earlier.operation, earlier.chipName))
  return earlier
}

async function writeWhole(
  front: Front,
  command: ChipCommand,
  chip: FlashChip,
  image: ImageInfo,
  recovery: RecoveryInfo | null,
): Promise<Done> {
  const open = finishes(recovery, image) ? recovery : null
  if (open !== null) front.terminal.say(recoveryWords.finishingWith(image.name))
  return await change(front, command, chip, { kind: 'write', image }, open)
}

async function resume(
  front: Front,
  command: ChipCommand,
  chip: FlashChip,
  recovery: RecoveryInfo | null,
  settled: RecoveryInfo | null,
): Promise<Done> {
  const write = recovery ?? settled
  if (write === null) throw noRecovery()
  if (write.operation === 'erase')
    return await change(front, command, chip, { kind: 'erase' }, recovery)
  if (write.image === null)
    throw new Fault('gate.closed', { blockers: [{ code: 'recovery-image-gone' }] })
  front.terminal.say(recoveryWords.finishing(write.image.name))
  return await change(front, command, chip, { kind: 'write', image: write.image }, recovery)
}

const noRecovery = (): Fault => new Fault('gate.closed', { blockers: [{ code: 'no-recovery' }] })

function regionsOf({ regions }: Prepared): PreparedRegions {
  if (regions === null) throw new Fault('bug.unexpected', { detail: 'regions without a layout' })
  return regions
}

function held(image: ImageInfo | null): ImageInfo {
  if (image === null) throw new Fault('bug.unexpected', { detail: 'an operation without its file' })
  return image
}

function named(path: string | null): string {
  if (path === null) throw new Fault('bug.unexpected', { detail: 'a read without its file' })
  return path
}

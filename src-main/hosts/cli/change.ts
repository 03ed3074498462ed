// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Writing and erasing: takes a backup first, prints the plan, then acts. Prints VERIFIED only after the app's own
 * proof.
 */
import { hex } from '../../../shared/hex.ts'
import { Fault } from '../../../shared/fault.ts'
import type { FaultCode } from '../../../shared/fault.ts'
import type { FlashChip } from '../../../shared/model/chip.ts'
import type { BackupInfo, ImageInfo, WhyLost } from '../../../shared/model/image.ts'
import type { NamedRange } from '../../../shared/model/regions.ts'
import type { BackupChoice, RecoveryInfo } from '../../../shared/model/job.ts'
import { macKept, regionsVerified } from '../../../shared/text/regions.ts'
import { planFigures, writeFigures } from '../../../shared/text/figures.ts'
import type { ChipCommand } from './command.ts'
import { nothingMore } from './outcome.ts'
import type { Done } from './outcome.ts'
import type { Front } from './front.ts'
import { checkedImage, destinationOf, toldCautions } from './image-verdict.ts'
import { saveBackupCopy, takeBackup } from './keep.ts'
import { protectionText } from '../../../shared/text/protection.ts'
import { writeWords } from '../../../shared/text/cli-write.ts'
import { verified } from './machine-read.ts'

export type Change =
  | {
      readonly kind: 'write'
      readonly image: ImageInfo
      /** Set when the image consists of the chip's contents with these regions taken from a file. */
      readonly parts?: { readonly regions: readonly NamedRange[]; readonly from: string }
    }
  | { readonly kind: 'erase' }

/** `recovery` is given when this command settles that unfinished write; it then uses the backup from before it. */
export async function change(
  front: Front,
  command: ChipCommand,
  chip: FlashChip,
  asked: Change,
  recovery: RecoveryInfo | null = null,
  stands: Stands | null = null,
): Promise<Done> {
  const { terminal } = front
  const judged: Change =
    asked.kind === 'erase'
      ? asked
      : {
          ...asked,
          image: await checkedImage(
            front,
            command,
            asked.image,
            command.operation.kind === 'write',
          ),
        }
  refuseProtected(front, command)
  const { choice, backup } = stands ?? (await backed(front, command, chip, recovery))
  const act: Change =
    judged.kind === 'write' && command.keepMac
      ? { ...judged, image: await withOwnAddress(front, judged.image) }
      : judged
  if (act.kind === 'write' && choice === 'session') {
    const plan = await front.call('image.plan', { imageId: act.image.id })
    terminal.event({ event: 'plan', ...plan })
    if (plan.identical) {
      terminal.say(writeWords.alreadyRead(act.image.name))
      return { ...nothingMore, sha256: act.image.sha256, backup, identical: true }
    }
    terminal.say(writeWords.plan(planFigures(plan), plan.estimatedMs))
  }
  const { unprotect } = command
  const result = await front.run(
    act.kind === 'write'
      ? {
          kind: 'write',
          imageId: act.image.id,
          backup: choice,
          unprotect,
          ...destinationOf(command),
          ignoreBoard: command.ignoreBoard,
          // A backup, or the image of an unfinished write, is not judged again.
          accepted:
            command.operation.kind === 'write'
              ? await toldCautions(front, command, act.image)
              : null,
        }
      : { kind: 'erase', backup: choice, unprotect },
    'write',
  )
  const { stats, sha256, protection } = result
  const identical = stats.erases === 0 && stats.programmedBytes === 0
  terminal.event({ event: 'stats', ...stats })
  if (identical && act.kind === 'write') terminal.say(writeWords.already(act.image.name))
  else terminal.say(writeWords.done(writeFigures(stats), stats.elapsedMs))
  if (stats.latePages > 0) terminal.say(writeWords.latePages(stats.latePages))
  terminal.say(
    `${verified} ${
      act.kind === 'write'
        ? act.parts === undefined
          ? writeWords.verifiedImage()
          : regionsVerified(act.parts.regions, act.parts.from)
        : writeWords.verifiedBlank()
    }`,
  )
  if (protection !== null)
    terminal.say(
      writeWords.protection(
        protection.restored,
        protection.now === null ? null : protectionText(protection.now),
      ),
    )
  return { ...nothingMore, sha256, backup: backup ?? recovery?.backup ?? null, identical }
}

/** A copy of the image with the network address of the backup; the file itself stays unchanged. */
async function withOwnAddress(front: Front, image: ImageInfo): Promise<ImageInfo> {
  const kept = await front.call('image.keep-mac', { imageId: image.id })
  front.terminal.say(macKept(kept))
  front.terminal.event({ event: 'mac', before: kept.before, after: kept.after })
  return kept.image
}

/** Reported before the long reads, although the engine refuses it too. */
function refuseProtected(front: Front, command: ChipCommand): void {
  const { protection } = front.snapshot.session ?? { protection: null }
  if (command.unprotect !== 'no' || protection === null || command.operation.kind !== 'erase')
    return
  if (protection.protectedRange === 'none') return
  throw new Fault('chip.protected', { protection })
}

export interface Stands {
  readonly choice: BackupChoice
  readonly backup: BackupInfo | null
}

export async function backed(
  front: Front,
  command: ChipCommand,
  chip: FlashChip,
  recovery: RecoveryInfo | null,
): Promise<Stands> {
  const { terminal } = front
  if (recovery !== null && recovery.backup !== null) {
    terminal.say(writeWords.backupBefore(front.backupPath(recovery.backup.fileName)))
    return { choice: 'recovery', backup: recovery.backup }
  }
  if (recovery !== null) {
    terminal.say(
      recovery.lostBackup === undefined
        ? writeWords.noBackupBefore()
        : writeWords.lostBackupBefore(recovery.lostBackup.backup.fileName, recovery.lostBackup.why),
    )
    return { choice: 'skip', backup: null }
  }
  if (command.skipBackup) {
    terminal.say(writeWords.skipsBackup())
    return { choice: 'skip', backup: null }
  }
  const open = front.snapshot.recovery
  // A backup taken now would look valid but hold half-written contents.
  if (open !== null && open.chipId === chip.id)
    throw new Fault('gate.recovery-open', { chipName: open.chipName, startedAt: open.startedAt })
  const backup = await takeBackup(front, command.board)
  if (command.backupPath !== null) await saveBackupCopy(front, backup, command.backupPath)
  return { choice: 'session', backup }
}

const lostFaults = {
  gone: 'data.backup-gone',
  altered: 'data.backup-damaged',
  undescribed: 'data.backup-undescribed',
} as const satisfies Record<WhyLost, FaultCode>

/** Writes a backup back to the chip. Without an id it is the backup from before the unfinished write. */
export async function restoreBackup(
  front: Front,
  command: ChipCommand,
  chip: FlashChip,
  recovery: RecoveryInfo | null,
  wanted: string | null,
): Promise<Done> {
  const backup = wanted === null ? (recovery?.backup ?? null) : found(front, wanted)
  const lost = recovery?.lostBackup
  if (backup === null && lost !== undefined)
    throw new Fault(lostFaults[lost.why], { fileName: lost.backup.fileName })
  if (backup === null) {
    const fitting = front.snapshot.backups.filter(({ idBytes }) => idBytes === hex(chip.idBytes))
    throw new Fault('gate.closed', {
      blockers: [
        fitting.length === 0
          ? { code: 'no-backup-of-this-kind' }
          : { code: 'choose-backup', ids: fitting.map(({ id }) => id) },
      ],
    })
  }
  const image = await front.call('backup.use', { backupId: backup.id })
  front.terminal.say(
    writeWords.restoring(backup.takenAt.slice(0, 16).replace('T', ' '), backup.fileName),
  )
  return await change(front, command, chip, { kind: 'write', image }, recovery)
}

/** Finds a backup by id, file name or the beginning of its SHA-256; exactly one must match. */
function found(front: Front, wanted: string): BackupInfo {
  const { backups } = front.snapshot
  const exact = backups.find(({ id, fileName }) => id === wanted || fileName === wanted)
  if (exact !== undefined) return exact
  const near = backups.filter(
    ({ id, sha256 }) =>
      id.startsWith(wanted) || (wanted.length >= 6 && sha256.startsWith(wanted.toLowerCase())),
  )
  const [only] = near
  if (only !== undefined && near.length === 1) return only
  throw new Fault('gate.closed', {
    blockers: [{ code: 'no-backup-called', wanted, matches: near.length }],
  })
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** Commands that need no chip: lists, the report, settling a write, images for two chips. */
import { programmerName } from '../../../shared/text/guide-programmers.ts'
import { assertNever } from '../../../shared/fault.ts'
import type { RecoveryInfo } from '../../../shared/model/job.ts'
import { programmerKinds } from '../../../shared/programmer/kinds.ts'
import { guideProgrammer } from '../../../shared/linux-boards.ts'
import { spiOffWords, spiStepsWords, unknownBusWords } from '../../../shared/text/spi-bus.ts'
import { securityFile } from '../../../shared/security-file.ts'
import { vaultNoteText } from '../../../shared/text/files.ts'
import { foundNameAndPlace } from '../../../shared/text/found-programmer.ts'
import { lostBackupText } from '../../../shared/text/lost-backup.ts'
import { spelledBytes } from '../../../shared/spelling.ts'
import { securityWords } from '../../../shared/text/security.ts'
import type { Command } from './command.ts'
import type { Front } from './front.ts'
import { lookInto } from './image-command.ts'
import { joinParts, splitImage } from './two-chips.ts'
import { nothingMore } from './outcome.ts'
import type { Done } from './outcome.ts'
import { portText } from '../../../shared/text/ports.ts'
import { accessWords, listWords } from '../../../shared/text/cli-lists.ts'
import { partSaid } from '../../../shared/part-name.ts'

export type SideCommand = Extract<
  Command,
  {
    readonly kind:
      | 'list-programmers'
      | 'list-backups'
      | 'report'
      | 'dismiss'
      | 'split'
      | 'join'
      | 'image'
  }
>

/** Path of the backup from before a write, or why there is none. */
function backupOf(front: Front, recovery: RecoveryInfo | null): string {
  if (recovery?.backup != null)
    return listWords.backupAt(front.backupPath(recovery.backup.fileName))
  const lost = recovery?.lostBackup
  if (lost === undefined) return listWords.noBackupOfIt()
  return listWords.lostBackupAt(front.backupPath(lost.backup.fileName), lost.why)
}

export async function runSideCommand(front: Front, command: SideCommand): Promise<Done> {
  switch (command.kind) {
    case 'list-programmers':
      await listProgrammers(front)
      return nothingMore
    case 'list-backups':
      await listBackups(front)
      return nothingMore
    case 'report':
      front.terminal.say((await front.call('app.report', undefined)).trimEnd())
      return nothingMore
    case 'dismiss': {
      const { recovery } = front.snapshot
      await front.call('recovery.dismiss', undefined)
      front.terminal.say(
        `${listWords.dismissed(recovery?.operation ?? null, recovery?.chipName ?? null)} ${backupOf(front, recovery)}`,
      )
      return nothingMore
    }
    case 'split':
      return await splitImage(front, command)
    case 'image':
      return await lookInto(front, command)
    case 'join':
      return await joinParts(front, command.path, command.parts)
    default:
      return assertNever(command)
  }
}

async function listProgrammers(front: Front): Promise<void> {
  await front.call('programmer.refresh', undefined)
  const { programmers } = front.snapshot
  const { terminal } = front
  const simulated = programmers.filter(({ kind }) => programmerKinds[kind].simulated)
  const real = programmers.filter((each) => !simulated.includes(each))
  const { setup } = front.snapshot
  if (real.length === 0) terminal.say(listWords.noProgrammer())
  const spiOff = setup === null ? null : spiOffWords(setup)
  if (spiOff !== null) {
    const board = guideProgrammer(setup?.linuxBoard?.guideProgrammer ?? null)
    terminal.say(board === null ? spiOff : `${spiOff} ${spiStepsWords(programmerName(board))}`)
  }
  if (setup?.linuxBoard?.guideProgrammer === 'generic-spidev' && setup.spi === 'ready')
    terminal.say(unknownBusWords())
  for (const found of [...real, ...simulated]) {
    const { id, access, accessDetail } = found
    const label = foundNameAndPlace(found)
    const why = accessDetail === null ? null : portText(accessDetail)
    terminal.say(`-p ${id}`)
    terminal.say(
      access === 'refused'
        ? `    ${listWords.refused(label, why ?? '')}`
        : `    ${label}; ${accessWords[access]}${why === null ? '' : ` (${why})`}`,
    )
  }
  // Scripts read the reason as words.
  const listed = programmers.map((each) => ({
    ...each,
    accessDetail: each.accessDetail === null ? null : portText(each.accessDetail),
  }))
  terminal.event({ event: 'programmers', programmers: listed })
}

async function listBackups(front: Front): Promise<void> {
  await front.call('backup.check', undefined)
  const { backups, lostBackups, vaultNotes } = front.snapshot
  const { terminal } = front
  if (backups.length === 0 && lostBackups.length === 0)
    terminal.say(vaultNotes.length === 0 ? listWords.noBackup() : listWords.noUsableBackup())
  for (const backup of backups) {
    const { id, fileName, takenAt, chipName, sizeBytes, sha256, note } = backup
    terminal.say(id)
    terminal.say(
      `    ${partSaid(chipName)}, ${spelledBytes(sizeBytes)}, ${takenAt}, SHA-256 ${sha256}`,
    )
    terminal.say(`    ${front.backupPath(fileName)}${note === '' ? '' : `; ${note}`}`)
    const security = securityWords(backup.security, front.backupPath(securityFile(id)))
    if (security !== '') terminal.say(`    ${security}`)
  }
  for (const { backup, why } of lostBackups) {
    terminal.say(backup.id)
    terminal.say(
      `    ${partSaid(backup.chipName)}, ${spelledBytes(backup.sizeBytes)}, ${backup.takenAt}`,
    )
    terminal.say(
      `    ${lostBackupText[why]} ${front.backupPath(backup.fileName)}${backup.note === '' ? '' : `; ${backup.note}`}`,
    )
  }
  for (const note of vaultNotes) terminal.say(listWords.vaultNote(vaultNoteText(note)))
  terminal.event({ event: 'backups', backups, lost: lostBackups })
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** Reads the chip into files. */
import { Fault } from '../../../shared/fault.ts'
import type { BackupInfo } from '../../../shared/model/image.ts'
import { securityFile } from '../../../shared/security-file.ts'
import { believedNote } from '../../../shared/text/plausible.ts'
import { securityWords } from '../../../shared/text/security.ts'
import { nothingMore, readOnce } from './outcome.ts'
import type { Done } from './outcome.ts'
import { readImage, writeImage } from './files.ts'
import type { Front } from './front.ts'
import { readWords } from '../../../shared/text/cli-files.ts'
import { sessionWords } from '../../../shared/text/cli-chip.ts'

/** One read, for -r. Never leaves half a file, and replaces an older one only when `replace` allows it. */
export async function saveRead(front: Front, path: string, replace: boolean): Promise<Done> {
  const { terminal } = front
  const { image } = await front.run({ kind: 'read' }, 'read')
  const bytes = await front.call('image.get', { imageId: image.id })
  await writeImage(path, bytes, { replace })
  if (bytes.every((byte) => byte === 0xff)) terminal.say(readWords.allFf())
  else if (bytes.every((byte) => byte === 0)) terminal.say(readWords.all00())
  terminal.say(readWords.read(bytes.length, path))
  terminal.say(`SHA-256 ${image.sha256}`)
  terminal.say(`SHA-1   ${image.sha1}`)
  tellReadOnce(front)
  terminal.event({ event: 'read', path, ...readOnce })
  return { ...nothingMore, sha256: image.sha256, saved: readOnce }
}

/** One read does not show bits that change now and then. */
export const tellReadOnce = ({ terminal }: Front): void => terminal.say(readWords.once())

/** Two equal, plausible reads, saved in the vault. */
export async function takeBackup(front: Front, board: string | null): Promise<BackupInfo> {
  const { backup, believed } = await front.run({ kind: 'backup', passes: 2, board }, 'backup')
  const path = front.backupPath(backup.fileName)
  front.terminal.say(readWords.kept(backup.reads))
  front.terminal.say(`  ${path}`)
  front.terminal.say(`  SHA-256 ${backup.sha256}`)
  const security = securityWords(backup.security, front.backupPath(securityFile(backup.id)))
  if (security !== '') front.terminal.say(`  ${security}`)
  const unusual = believedNote(believed)
  if (unusual !== null) front.terminal.say(sessionWords.caution(unusual))
  front.terminal.event({
    event: 'backup',
    id: backup.id,
    path,
    sha256: backup.sha256,
    sha1: backup.sha1,
    reads: backup.reads,
    security: backup.security ?? null,
  })
  return backup
}

/** A copy at the path that the user wants, read back; never replaces another file. */
export async function saveBackupCopy(
  front: Front,
  backup: BackupInfo,
  path: string,
): Promise<void> {
  const bytes = await front.call('backup.get', { backupId: backup.id })
  await writeImage(path, bytes, { replace: false })
  const again = await readImage(path)
  if (!Buffer.from(again.buffer, again.byteOffset, again.byteLength).equals(bytes))
    throw new Fault('data.backup-damaged', { fileName: path })
  front.terminal.say(readWords.copy(path))
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** Calls about backups: reading their bytes, checking them against the saved hash, changing their notes. */
import type { CallsOf, HandlerParts, HandlersOf } from './calls.ts'

export function backupHandlers(parts: HandlerParts): HandlersOf<CallsOf<'backup'>> {
  const { store, sessions, images, vault, recovery } = parts
  return {
    'backup.get': ({ backupId }) => vault.backupBytes(backupId),
    'backup.use': async ({ backupId }) => {
      const bytes = await vault.backupBytes(backupId)
      const name = `${backupId}.bin`
      const { sha256 } = vault.backups.find(({ id }) => id === backupId) ?? {}
      const held = images.infos.find((info) => info.name === name && info.sha256 === sha256)
      return held ?? images.put(name, bytes)
    },
    'backup.check': async () => {
      await vault.check()
      store.publish({ backups: vault.backups, lostBackups: vault.lost, vaultNotes: vault.notes })
      const { session } = store.snapshot
      // A backup without its file cannot allow a write: the chip has to be read again.
      if (vault.lost.some(({ backup }) => backup.id === session?.backup?.id))
        sessions.current?.update({ backup: null })
      await recovery.refresh()
    },
    'backup.note': async ({ backupId, note }) => {
      const info = await vault.setNote(backupId, note)
      store.publish({ backups: vault.backups })
      return info
    },
  }
}

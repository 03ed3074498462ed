// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Notes of backups while the user types them: sent to the app at once, and kept over a reload of this tab until they
 * arrive.
 */
import type { BackupInfo } from '../../shared/model/image.ts'
import { tell } from './actions.ts'

const key = 'pin-one.notes'

type Drafts = Readonly<Record<string, string>>

function drafts(): Drafts {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Drafts
  } catch {
    return {}
  }
}

function keep(next: Drafts): void {
  if (Object.keys(next).length === 0) sessionStorage.removeItem(key)
  else sessionStorage.setItem(key, JSON.stringify(next))
}

/** The latest text, whether or not the app has it. */
export const noteOf = ({ id, note }: BackupInfo): string => drafts()[id] ?? note

export function writeNote(backupId: string, note: string): void {
  keep({ ...drafts(), [backupId]: note })
  void push(backupId)
}

/** Called once after the page has loaded: sends what the page could not send before the reload. */
export function tellKeptNotes(): void {
  for (const id of Object.keys(drafts())) void push(id)
}

const underWay = new Set<string>()

/** One call at a time for each note, always with the latest text. */
async function push(backupId: string): Promise<void> {
  if (underWay.has(backupId)) return
  underWay.add(backupId)
  for (;;) {
    const note = drafts()[backupId]
    if (note === undefined) break
    const told = await tell('backup.note', { backupId, note })
    const { [backupId]: newest, ...others } = drafts()
    // A refusal is shown; an automatic retry would be refused again.
    if (told === null || newest === note) keep(others)
    if (told === null) break
  }
  underWay.delete(backupId)
}

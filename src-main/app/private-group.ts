// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Whether a group is one user's own: many systems give every user a group of the same name, and let it write what the
 * user makes (umask 002). Such a group is nobody else.
 */
import { readFile } from 'node:fs/promises'

export interface WhoAmI {
  readonly uid: number
  /** Folder of `passwd` and `group`. */
  readonly etc: string
}

async function linesOf(path: string): Promise<readonly (readonly string[])[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return text.split('\n').map((line) => line.split(':'))
}

export interface GroupLook {
  /** `null`: not in `/etc/group`. */
  readonly name: string | null
  /** True only where both files say that nobody else is in it. */
  readonly ownOnly: boolean
}

/** Looks the group up. A directory service may know more members than the files: groups that they do not hold are not own. */
export async function lookAtGroup(gid: number, { uid, etc }: WhoAmI): Promise<GroupLook> {
  const users = await linesOf(`${etc}/passwd`)
  const groups = (await linesOf(`${etc}/group`)).filter((fields) => fields[2] === String(gid))
  const name = groups[0]?.[0] ?? null
  const me = users.find((fields) => fields[2] === String(uid))
  if (me === undefined || me[3] !== String(gid) || groups.length === 0)
    return { name, ownOnly: false }
  // Two names with one number are one user, and still somebody else's name is not mine.
  const others = users.some((fields) => fields[3] === String(gid) && fields[2] !== String(uid))
  const members = groups
    .flatMap((fields) => (fields[3] ?? '').split(','))
    .filter((member) => member !== '' && member !== me[0])
  return { name, ownOnly: !others && members.length === 0 }
}

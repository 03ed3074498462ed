// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Whether a group has only this user: many systems give every user a group of the same name, and let it write the
 * user's files (umask 002). Such a group gives nobody else access.
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
  /** Name of the group; `null` when it is not in `/etc/group`. */
  readonly name: string | null
  /** True only when both files name no other member. */
  readonly ownOnly: boolean
}

/**
 * Looks the group up. A directory service may know more members than the files, so a group missing from the files never
 * counts as the user's own.
 */
export async function lookAtGroup(gid: number, { uid, etc }: WhoAmI): Promise<GroupLook> {
  const users = await linesOf(`${etc}/passwd`)
  const groups = (await linesOf(`${etc}/group`)).filter((fields) => fields[2] === String(gid))
  const name = groups[0]?.[0] ?? null
  const me = users.find((fields) => fields[2] === String(uid))
  if (me === undefined || me[3] !== String(gid) || groups.length === 0)
    return { name, ownOnly: false }
  // Two names with the same number are one user to the system, but the second name may belong to another person.
  const others = users.some((fields) => fields[3] === String(gid) && fields[2] !== String(uid))
  const members = groups
    .flatMap((fields) => (fields[3] ?? '').split(','))
    .filter((member) => member !== '' && member !== me[0])
  return { name, ownOnly: !others && members.length === 0 }
}

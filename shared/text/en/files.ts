// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for stored files and folders that Pin One cannot use. */
import { assertNever } from '../../fault.ts'
import type { FileTrouble, SystemTrouble, UserFileTrouble } from '../../model/file-trouble.ts'
import type { BadDescription, VaultNote } from '../../model/vault-note.ts'
import { spelledBytes } from '../../spelling.ts'

type Words<T extends { readonly code: string }> = {
  readonly [C in T['code']]: (trouble: Extract<T, { readonly code: C }>) => string
}

const systemWords: Words<SystemTrouble> = {
  'not-there': () => 'There is no such file or folder.',
  'no-right': () => 'Your user has no right to it.',
  'no-space': () => 'There is no room left on the disk.',
  'read-only': () => 'The disk is write-protected.',
  'a-folder': () => 'It is a folder.',
  'in-use': () => 'Another program is using it.',
  'disk-fails': () => 'The disk reports an error.',
  system: ({ message }) => `The system reports: ${message}`,
}

const userFileWords: Words<UserFileTrouble> = {
  ...systemWords,
  empty: () => 'It is empty.',
  'nothing-piped': () => 'Nothing is piped in.',
  'not-a-file': () => 'It is a pipe or a device, not a file. Use - for what is piped in.',
  'several-named': () => 'Several files in the archive have this name. Write the whole name.',
  'none-named': ({ archive }) =>
    `The archive holds no such file. See what is inside: pin-one image ${archive}`,
}

const systemText = (trouble: SystemTrouble): string =>
  (systemWords[trouble.code] as (of: SystemTrouble) => string)(trouble)

/** Why a file of the user is not readable or writable. */
export const userFileText = (trouble: UserFileTrouble): string =>
  (userFileWords[trouble.code] as (of: UserFileTrouble) => string)(trouble)

/** Why a file or folder is not used. */
export function fileText(trouble: FileTrouble): string {
  switch (trouble.code) {
    case 'not-a-folder':
      return `${trouble.path} is not a folder.`
    case 'of-another-user':
      return `${trouble.path} belongs to another user. Choose a folder of your own.`
    case 'others-may-write':
      return `Other users may write in ${trouble.path} (mode ${trouble.mode}). Choose a folder that only you can write, or run: chmod go-w ${trouble.path}`
    case 'group-may-write':
      return `The group ${trouble.group} may write in ${trouble.path} (mode ${trouble.mode}). Other users may be in that group. Choose a folder that only you can write, or run: chmod g-w ${trouble.path}`
    case 'link':
      return `${trouble.path} is a link, not a file of Pin One.`
    case 'not-regular':
      return `${trouble.path} is not a regular file.`
    case 'second-name':
      return `${trouble.path} is a hard link. The same file has another name.`
    case 'too-large':
      return `${trouble.path} has ${spelledBytes(trouble.sizeBytes)}. At most ${spelledBytes(trouble.mostBytes)} make sense.`
    default:
      return systemText(trouble)
  }
}

function descriptionText(why: BadDescription): string {
  switch (why.code) {
    case 'not-json':
      return 'It is not JSON.'
    case 'bad-field':
      return why.field === ''
        ? 'It does not describe a backup.'
        : `The field "${why.field}" is wrong.`
    default:
      return fileText(why)
  }
}

/** Files among the backups that Pin One does not touch. */
export function vaultNoteText(note: VaultNote): string {
  switch (note.code) {
    case 'unreadable':
      return `${note.name} cannot be read. ${descriptionText(note.why)} Pin One leaves this file alone and does not use it.`
    case 'security-gone':
      return `${note.name} is gone. ${note.of} describes it. The backup itself is there.`
    case 'undescribed':
      return `${note.name} has no description (JSON). Pin One leaves this file alone and does not use it.`
    case 'foreign':
      return `${note.name} is not a backup. Pin One leaves this file alone.`
    default:
      return assertNever(note)
  }
}

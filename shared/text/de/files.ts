// SPDX-License-Identifier: GPL-3.0-or-later
/** Was über Dateien und Ordner gesagt wird, die Pin One aufbewahrt und nicht verwenden kann. */
import { assertNever } from '../../fault.ts'
import type { FileTrouble, SystemTrouble, UserFileTrouble } from '../../model/file-trouble.ts'
import type { BadDescription, VaultNote } from '../../model/vault-note.ts'
import { spelledBytes } from '../../spelling.ts'

type Words<T extends { readonly code: string }> = {
  readonly [C in T['code']]: (trouble: Extract<T, { readonly code: C }>) => string
}

const systemWords: Words<SystemTrouble> = {
  'not-there': () => 'Diese Datei oder dieser Ordner ist nicht da.',
  'no-right': () => 'Dein Benutzer hat kein Recht darauf.',
  'no-space': () => 'Auf dem Datenträger ist kein Platz mehr.',
  'read-only': () => 'Der Datenträger ist schreibgeschützt.',
  'a-folder': () => 'Das ist ein Ordner.',
  'in-use': () => 'Ein anderes Programm verwendet sie gerade.',
  'disk-fails': () => 'Der Datenträger meldet einen Fehler.',
  system: ({ message }) => `Das System meldet: ${message}`,
}

const userFileWords: Words<UserFileTrouble> = {
  ...systemWords,
  empty: () => 'Sie ist leer.',
  'nothing-piped': () => 'Aus einer Pipe kommt nichts.',
  'not-a-file': () =>
    'Es ist eine Pipe oder ein Gerät und keine Datei. Verwende - für das, was aus einer Pipe kommt.',
  'several-named': () => 'Mehrere Dateien im Archiv heißen so. Schreibe den ganzen Namen.',
  'none-named': ({ archive }) =>
    `Das Archiv enthält keine solche Datei. Sieh hinein: pin-one image ${archive}`,
}

const systemText = (trouble: SystemTrouble): string =>
  (systemWords[trouble.code] as (of: SystemTrouble) => string)(trouble)

export const userFileText = (trouble: UserFileTrouble): string =>
  (userFileWords[trouble.code] as (of: UserFileTrouble) => string)(trouble)

export function fileText(trouble: FileTrouble): string {
  switch (trouble.code) {
    case 'not-a-folder':
      return `${trouble.path} ist kein Ordner.`
    case 'of-another-user':
      return `${trouble.path} gehört einem anderen Benutzer. Wähle einen eigenen Ordner.`
    case 'others-may-write':
      return `Andere Benutzer dürfen in ${trouble.path} schreiben (Modus ${trouble.mode}). Wähle einen Ordner, in den nur du schreiben darfst, oder gib ein: chmod go-w ${trouble.path}`
    case 'group-may-write':
      return `Die Gruppe ${trouble.group} darf in ${trouble.path} schreiben (Modus ${trouble.mode}). In der Gruppe können andere Benutzer sein. Wähle einen Ordner, in den nur du schreiben darfst, oder gib ein: chmod g-w ${trouble.path}`
    case 'link':
      return `${trouble.path} ist ein Link, keine Datei von Pin One.`
    case 'not-regular':
      return `${trouble.path} ist keine gewöhnliche Datei.`
    case 'second-name':
      return `${trouble.path} ist ein harter Link. Dieselbe Datei hat noch einen Namen.`
    case 'too-large':
      return `${trouble.path} hat ${spelledBytes(trouble.sizeBytes)}. Sinnvoll sind höchstens ${spelledBytes(trouble.mostBytes)}.`
    default:
      return systemText(trouble)
  }
}

function descriptionText(why: BadDescription): string {
  switch (why.code) {
    case 'not-json':
      return 'Sie ist kein JSON.'
    case 'bad-field':
      return why.field === ''
        ? 'Sie beschreibt kein Backup.'
        : `Das Feld „${why.field}“ ist falsch.`
    default:
      return fileText(why)
  }
}

export function vaultNoteText(note: VaultNote): string {
  switch (note.code) {
    case 'unreadable':
      return `${note.name} kann nicht gelesen werden. ${descriptionText(note.why)} Pin One lässt die Datei, wie sie ist, und verwendet sie nicht.`
    case 'security-gone':
      return `${note.name} fehlt. ${note.of} beschreibt sie. Das Backup selbst ist da.`
    case 'undescribed':
      return `${note.name} hat keine Beschreibung (JSON). Pin One lässt die Datei, wie sie ist, und verwendet sie nicht.`
    case 'foreign':
      return `${note.name} ist kein Backup. Pin One lässt die Datei, wie sie ist.`
    default:
      return assertNever(note)
  }
}

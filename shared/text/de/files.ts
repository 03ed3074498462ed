// SPDX-License-Identifier: GPL-3.0-or-later
/** Was über Dateien und Ordner gesagt wird, die Pin One aufbewahrt und nicht verwenden kann. */
import { assertNever } from '../../fault.ts'
import type { FileTrouble } from '../../model/file-trouble.ts'
import type { BadDescription, VaultNote } from '../../model/vault-note.ts'
import { spelledBytes } from '../../spelling.ts'

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
    case 'system':
      return trouble.message
    default:
      return assertNever(trouble)
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

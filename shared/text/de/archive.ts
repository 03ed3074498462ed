// SPDX-License-Identifier: GPL-3.0-or-later
/** Was von Archiven gesagt wird, die nicht geöffnet werden. */
import type { ArchiveTrouble } from '../../model/archive.ts'

interface Words {
  readonly title: string
  readonly meaning: string
  readonly steps: readonly string[]
}

const untouched = 'Nichts wurde entpackt.'
const byHand =
  'Entpacke das Archiv mit einem anderen Programm. Wähle dann die Datei, die darin ist.'

/** Title, meaning and steps for an archive that is not opened. */
export const archiveRemedies: { readonly [W in ArchiveTrouble]: Words } = {
  damaged: {
    title: 'Das Archiv ist beschädigt',
    meaning: `${untouched} Sein Inhalt stimmt nicht mit seinen eigenen Prüfsummen überein, oder es ist abgeschnitten.`,
    steps: [
      'Lade das Archiv noch einmal herunter.',
      'Vergleiche seine Prüfsumme mit der auf der Download-Seite.',
    ],
  },
  'too-large': {
    title: 'Das Archiv enthält mehr, als Pin One entpackt',
    meaning: `${untouched} Eine Datei darin ist größer als jeder Flash-Chip, oder alle Dateien zusammen sind größer als 1 GiB.`,
    steps: ['Prüfe, ob es das richtige Archiv ist.', byHand],
  },
  'too-many': {
    title: 'Das Archiv enthält mehr Dateien, als Pin One auflistet',
    meaning: `${untouched} Eine Veröffentlichung für ein Mainboard hat viel weniger.`,
    steps: ['Prüfe, ob es das richtige Archiv ist.', byHand],
  },
  encrypted: {
    title: 'Das Archiv ist verschlüsselt',
    meaning: `${untouched} Pin One fragt nicht nach Passwörtern.`,
    steps: [byHand],
  },
  method: {
    title: 'Das Archiv ist auf eine Art gepackt, die Pin One nicht liest',
    meaning: untouched,
    steps: [byHand],
  },
  unknown: {
    title: 'Die Datei ist kein Archiv, das Pin One liest',
    meaning: `${untouched} Pin One öffnet .tar.xz, .xz, .tar.gz, .gz, .tar und .zip.`,
    steps: [byHand],
  },
}

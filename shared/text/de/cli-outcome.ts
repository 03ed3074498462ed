// SPDX-License-Identifier: GPL-3.0-or-later
/** Wie eine Kommandozeile endet: was nach einem Fehler zu tippen ist, und was zuletzt gesagt wird. */
import type { BlockerCode } from '../../gate/blocker.ts'
import type { FaultCode } from '../../fault.ts'

const listProgrammers = 'Zeige die Programmer: pin-one --list-programmers'
const slower =
  'Verwende einen langsameren SPI-Takt: Füge ,spispeed=4M (oder 1M) an die Option -p an.'

/** The remedies are for every front end; these are their words on the command line. */
export const faultHints = {
  'link.missing': listProgrammers,
  'link.no-answer': listProgrammers,
  'link.denied': listProgrammers,
  'link.silent': 'Stelle einen SPI-Takt ein: Füge ,spispeed=1M an die Option -p an. Lass cs= weg.',
  'link.off-header': listProgrammers,
  'wiring.unstable': slower,
  'wiring.shifted': slower,
  'wiring.reads-differ': slower,
  'wiring.implausible': slower,
  'chip.unknown': 'Zeige die Chip-Modelle: pin-one -L. Suche nach dem Aufdruck: pin-one -L W25Q64',
  'chip.ambiguous': 'Starte es noch einmal mit -c und dem Aufdruck auf dem Chip.',
  'chip.no-such-name': 'Suche nach dem Aufdruck: pin-one -L 25Q64',
  'chip.mismatch': 'Lass -c weg. Dann verwendet Pin One nur die Chip-ID.',
  'chip.voltage':
    'Wenn ein Adapter die Spannung ändert, füge --programmer-voltage und die Spannung am Chip an, etwa 1.8. Pin One kann sie nicht messen und verwendet diese Zahl.',
  'chip.protected': 'Starte es noch einmal mit --unprotect.',
  'chip.operation-ignored':
    'Starte es noch einmal mit --unprotect, oder mit -c und dem Aufdruck auf dem Chip.',
  'chip.protection-locked':
    'Starte es noch einmal mit -c und dem Aufdruck auf dem Chip. Dann verwendet Pin One nur dieses Chip-Modell.',
  'chip.setting-refused': 'Zeige die Bereiche: --wp-list. Zeige den Schutz: --wp-status.',
  'image.exists': 'Um eine Datei von -r oder -x zu ersetzen, füge --force an.',
  'image.wrong-size': 'Teile ein Image in seine zwei Teile: pin-one --split DATEI [--board NAME]',
  'image.unfit':
    'Sieh in eine Datei oder ein Archiv: pin-one image DATEI. Wer sich auskennt, kann über das Mainboard anders entscheiden, und nur darüber: --ignore-board',
  'image.blank': 'Um den Chip zu löschen, verwende -E statt -w.',
  'image.nothing-to-undo': 'Sieh in die Datei: pin-one image DATEI',
  'image.no-region':
    'Optionen, die die Regionen nennen: --ifd oder --fmap (der Chip), --ifd-file DATEI, --fmap-file DATEI oder -l DATEI. Eine Datei mit einer Region: -i NAME:DATEI.',
  'data.vault-unwritable':
    'Verwende einen anderen Ordner: PIN_ONE_DATA=/anderer/ordner pin-one ...',
  'gate.recovery-open': 'Für einen anderen Chip, oder um ihn so zu lassen: pin-one --dismiss',
  'gate.other-chip': 'Lass das alte Schreiben, wie es ist: pin-one --dismiss',
  'bug.unexpected': 'Speichere den Support-Bericht: pin-one --report',
} as const satisfies { readonly [C in FaultCode]?: string }

/** Options of the command line for a closed gate. */
export const blockerHints = {
  'voltage-unknown':
    'Lies die Versorgungsspannung im Datenblatt des Chips. Füge dann --chip-voltage 3.3 an (oder 1.8, oder einen Bereich wie 2.7-3.6).',
} as const satisfies { readonly [C in BlockerCode]?: string }

export const otherHints = {
  twoMayAnswer: 'Für nur einen Chip starte es noch einmal mit -c und seinem Aufdruck.',
  nameTheChip: 'Starte es noch einmal mit -c und dem Aufdruck auf dem Chip.',
} as const

export const endWords = {
  logStopped: (path: string, detail: string): string =>
    `Das Log ${path} wird nicht weiter geschrieben: ${detail}`,
  settingsUnknown:
    'Es ist nicht bekannt, ob die Register gesetzt sind. Lies sie noch einmal mit --wp-status.',
  quitting: 'Pin One wird sofort beendet.',
  pinsReleased: 'Die Pins sind freigegeben.',
  pinsOfBoard:
    'Ein Linux-Board treibt seine SPI-Pins noch. Fahre es herunter, bevor du den Clip berührst.',
  pinsDriven:
    'Dieser Programmer kann seine Pins nicht freigeben: Ziehe ihn ab, bevor du den Clip berührst.',
} as const

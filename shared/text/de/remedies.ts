// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Was jemandem gesagt wird, wenn etwas misslungen ist: was zu sehen ist, was es bedeutet, und was als Nächstes zu tun ist.
 * Zuerst, was sicher ist, dann, was nicht stimmt, dann ein Handgriff je Schritt.
 */
import { tunnelMeaning, tunnelSteps, tunnelWords } from './tunnel.ts'
import type { FaultCode } from '../../fault.ts'
import type { FileTrouble } from '../../model/file-trouble.ts'
import type { PortTrouble } from '../../model/port-trouble.ts'
import { closedText } from '../blockers.ts'
import type { RemedyOf } from '../remedy.ts'
import { addressFaultWords, addressProblemText } from './address.ts'
import { archiveRemedies } from './archive.ts'
import { ambiguousWords } from './chip-difference.ts'
import { notFirmwareWords, wrongFirmwareWords } from './firmware.ts'
import { fileText, userFileText } from './files.ts'
import { findingText } from './image.ts'
import { mismatchText, noSuchNameText } from './marking.ts'
import { noRoomWords } from './memory.ts'
import { noIdWords, otherMemoryWords } from './other-memory.ts'
import { implausibleWords, smallerWords, unsteadyWords } from './plausible.ts'
import { portText, serviceWords } from './ports.ts'
import {
  ignoredWords,
  liftStep,
  lockedWords,
  notRestoredWords,
  noWriteEnableWords,
  programWrongWords,
  protectionText,
  settingRefusedWords,
} from './protection.ts'
import { reconnectLink, restartLink } from './reach.ts'
import { macRemedies, regionRemedy } from './regions.ts'
import { busWords, unknownBusWords } from './spi-bus.ts'
import { unsupportedChipText, unsupportedLinkText } from './unsupported.ts'
import { knownReach } from '../rules.ts'
import { addressCode, answerCode, voltageCode, idCode, portCode } from '../codes.ts'

const reseat =
  'Trenne den Strom. Prüfe, ob die Markierung des Clips für Bein 1 an Bein 1 des Chips ist. Suche nach verbogenen Beinen. Prüfe, ob jeder Kontakt sein Bein berührt.'
const slower = 'Versuche es noch einmal mit einem langsameren SPI-Takt, zum Beispiel 4 MHz.'
const shorter =
  'Verwende Leitungen von höchstens 10 cm, alle gleich lang. Lege eine GND-Leitung neben CLK.'
const oneAnswers =
  'Auf einem Mainboard mit zwei Chips antworten vielleicht beide. Verbinde CS ({leg:CS}) des anderen Chips über 47 Ω mit VCC, nie mit einem blanken Draht.'
const support = 'Speichere den Bericht. Schicke ihn mit einem Satz dazu, was du getan hast.'

const mayOpen = {
  spi: [
    'Füge dich der Gruppe hinzu, der der Anschluss gehört, meist der Gruppe spi: sudo adduser $USER spi. Melde dich dann ab und wieder an.',
    'Wenn der Anschluss der Gruppe root gehört, installiere die udev-Regel von Pin One (60-pin-one.rules). Sie sagt, wer den Anschluss öffnen darf. Starte dann diesen Computer neu.',
  ],
  serial: [
    'Installiere die udev-Regel von Pin One (60-pin-one.rules). Sie sagt, wer den Anschluss öffnen darf. Ziehe den Programmer dann ab und stecke ihn wieder ein.',
    'Oder füge dich der Gruppe hinzu, der der Anschluss gehört (oft dialout oder uucp). Melde dich dann wieder an.',
  ],
} as const

const closeOther = {
  spi: [
    'Schließe das andere Programm: flashprog, flashrom oder ein anderes Pin One.',
    'Vielleicht benutzt ein Treiber des Kernels den Anschluss, zum Beispiel spi-nor. Entferne die Zeile aus dem Device-Tree-Overlay, die ihm den Anschluss gibt. Starte dann diesen Computer neu.',
  ],
  serial: [
    'Schließe das andere Programm: ein serielles Terminal, flashprog oder ein anderes Pin One.',
    'Wenn du ihn gerade eingesteckt hast, benutzt ihn vielleicht ModemManager, ein Dienst von Linux. Warte 10 Sekunden und versuche es noch einmal.',
  ],
} as const

const noPortTitle = {
  spi: 'Kein SPI-Anschluss {port}',
  serial: 'Kein Programmer an {port} gefunden',
} as const

const findPort = {
  spi: [
    'Liste die Anschlüsse auf, die es gibt: ls /dev/spidev*. Jeder Kernel nummeriert sie anders.',
    'Wenn keiner da ist, schalte SPI ein. Auf einem Raspberry Pi: sudo raspi-config nonint do_spi 0. Auf anderen Linux-Boards schaltest du das Overlay für spidev ein. Die Seite zum Einrichten hat die Befehle dafür.',
    'Starte diesen Computer neu, wenn die Seite zum Einrichten es sagt.',
  ],
  serial: [
    'Stecke den Programmer ein. Sieh dann noch einmal in die Liste der Programmer.',
    'Wenn er nicht erscheint, versuche ein anderes USB-Kabel. Viele Kabel führen nur Strom.',
    'Ein Pico ohne serprog-Firmware erscheint als Laufwerk und nicht als Anschluss. Kopiere zuerst die Firmware darauf.',
  ],
} as const

const unreachable = {
  network: (detail: PortTrouble) => ({
    title: 'Kein Programmer unter {address} gefunden',
    meaning: `Nichts wurde an einen Chip gesendet. Die Netzwerkverbindung kam nicht zustande (${portText(detail)}).`,
    steps: [
      'Prüfe die Adresse und die Portnummer.',
      'Prüfe, ob der Programmer oder der serprog-Server läuft und im selben Netz ist.',
    ],
  }),
  port: (detail: PortTrouble) => ({
    title: '{address} ließ sich nicht als serieller Anschluss öffnen',
    meaning: `Nichts wurde an einen Chip gesendet. Das System sagt: ${portText(detail)}.`,
    steps: [
      'Prüfe, ob es der richtige Anschluss ist.',
      'Ziehe den Programmer ab, stecke ihn wieder ein und versuche es noch einmal.',
    ],
  }),
} as const

const opens = {
  network: 'Die Verbindung',
  port: 'Der Anschluss',
} as const

const answerAgain = {
  network: [
    'Prüfe die Adresse und die Portnummer.',
    'Starte den Programmer oder den serprog-Server am anderen Ende neu. Versuche es dann noch einmal.',
  ],
  port: [
    'Prüfe, ob es der richtige Anschluss ist.',
    'Ziehe den Programmer ab, stecke ihn wieder ein und versuche es noch einmal.',
    'Wenn er immer noch nicht antwortet, kopiere eine serprog-Firmware darauf. Ein Pico braucht eine, um ein Programmer zu sein.',
  ],
} as const

const noAnswer = {
  echo: (place: string) =>
    `${place} sendet Byte für Byte zurück, was Pin One sendet. Das tut kein serprog-Programmer.`,
  other: (place: string) =>
    `${place} öffnet sich, aber dort antwortet kein serprog-Programmer. serprog ist das Protokoll dieser Programmer.`,
} as const

const noAnswerActs = {
  echo: {
    network: [
      'Prüfe, was am anderen Ende läuft. Es muss ein serprog-Server sein, kein Echo-Dienst und kein Terminal.',
    ],
    port: [
      'Wenn eine Leitung TX und RX des seriellen Anschlusses verbindet, entferne sie. Sonst antwortet dort ein anderes Programm oder eine andere Firmware.',
    ],
  },
  other: { network: [], port: [] },
} as const

/** Was zuerst zu tun ist, wenn eine Datei oder ein Ordner von Pin One nicht verwendbar ist, je nach Ursache. */
const troubleActs: Readonly<Record<FileTrouble['code'], string>> = {
  'not-a-folder':
    'Verschiebe diese Datei an einen anderen Ort. Pin One legt einen eigenen Ordner an.',
  'of-another-user': 'Starte Pin One als der Benutzer, dem der Ordner gehört.',
  'others-may-write': 'Setze die Rechte, wie oben beschrieben.',
  'group-may-write': 'Setze die Rechte, wie oben beschrieben.',
  link: 'Verschiebe den Link an einen anderen Ort. Pin One legt eine eigene Datei an.',
  'second-name': 'Verschiebe diese Datei an einen anderen Ort. Pin One legt eine eigene Datei an.',
  'not-regular': 'Verschiebe sie an einen anderen Ort. Pin One legt eine eigene Datei an.',
  'too-large': 'Verschiebe diese Datei an einen anderen Ort. Pin One legt eine eigene Datei an.',
  'a-folder': 'Verschiebe diesen Ordner an einen anderen Ort. Pin One legt eine eigene Datei an.',
  'no-space': 'Schaffe Platz auf dem Datenträger.',
  'no-right': 'Gib deinem Benutzer das Recht, dort zu schreiben.',
  'read-only': 'Hebe den Schreibschutz des Datenträgers auf.',
  'in-use': 'Schließe das Programm, das sie verwendet. Versuche es dann noch einmal.',
  'disk-fails': 'Vertraue diesem Datenträger nicht mehr. Sichere deine Backups auf einem anderen.',
  'not-there': 'Prüfe, ob der Datenträger angeschlossen ist.',
  system:
    'Schaffe Platz auf dem Datenträger, oder gib deinem Benutzer das Recht, dort zu schreiben.',
}

const everyByte = {
  'all-ff': 'Jedes Byte wurde als FF gelesen. Vielleicht ist MISO lose, oder VCC fehlt.',
  'all-00':
    'Jedes Byte wurde als 00 gelesen. Vielleicht ist MISO lose oder berührt GND, oder VCC fehlt.',
} as const

const unknownChip = {
  none: noIdWords,
  unknown: {
    title: 'Pin One kennt diesen Chip nicht',
    meaning:
      'Chip-ID: {idBytes}. Kein Chip-Modell in Pin One hat diese ID. Die Beschreibung, die der Chip von sich selbst gibt (SFDP), fehlt, ist nicht vollständig oder kann nicht stimmen.',
  },
} as const

const mismatchTitle = {
  write: 'Verifizieren misslungen. Starte das Mainboard nicht',
  compare: 'Der Chip und die Datei sind verschieden',
} as const

const mismatchSteps = {
  write: [
    'Prüfe jeden Kontakt, oder wähle einen langsameren SPI-Takt. Schreibe dann noch einmal. Wiederhole es nicht mit demselben SPI-Takt.',
  ],
  compare: [
    'Vielleicht enthält der Chip eine andere Version als die Datei. Vergleiche mit der Datei, die du meinst.',
  ],
} as const

/** Last steps after a programmer stopped responding, by its connection. */
const silentClock = [
  'Wenn es beim selben Befehl wieder geschieht, stelle einen SPI-Takt ein, zum Beispiel 1 MHz. Manche Programmer mit ESP32 antworten erst, wenn ein Takt eingestellt ist. Lass das Chip-Select, wie es ist, oder versuche eine andere Firmware.',
]
const silentAgain = {
  network: silentClock,
  either: silentClock,
  serial: [],
  spidev: [
    'Wenn das nicht hilft, starte den Computer neu. Vielleicht wartet sein SPI-Treiber noch auf den letzten Befehl.',
  ],
  practice: [],
} as const

const wrongVoltage = {
  'too-low': 'Bei zu wenig Spannung kann Lesen und Schreiben fehlschlagen.',
  'too-high': 'Zu viel Spannung zerstört den Chip.',
} as const

export const remedies: { readonly [C in FaultCode]: RemedyOf<C> } = {
  'link.denied': ({ port, detail }) => ({
    title: 'Keine Erlaubnis für {port}',
    meaning: `Nichts wurde gesendet. Der Programmer ist da, aber das System lässt deinen Benutzer nicht an ihn heran (${portText(detail)}).`,
    steps: mayOpen[portCode(port)],
  }),
  'link.busy': ({ port, detail }) => ({
    title: '{port} wird von einem anderen Programm benutzt',
    meaning: `Nichts wurde gesendet. Nur ein Programm auf einmal kann mit dem Programmer sprechen (${portText(detail)}).`,
    steps: closeOther[portCode(port)],
  }),
  'link.missing': ({ port }) => ({
    title: noPortTitle[portCode(port)],
    meaning: 'Nichts wurde gesendet. Diesen Anschluss gibt es gerade nicht.',
    steps: findPort[portCode(port)],
  }),
  'link.unreachable': ({ address, detail }) => unreachable[addressCode(address)](detail),
  // Also used after windows succeeded: a test of queueing, after which the device is no longer found.
  'link.no-answer': ({ port, service, echoes }) => ({
    title: '{port} antwortet nicht als Programmer',
    meaning: noAnswer[answerCode(echoes)](opens[addressCode(port)]),
    steps: [
      ...noAnswerActs[answerCode(echoes)][addressCode(port)],
      ...(service === undefined
        ? []
        : [`${serviceWords[service]}. Warte 10 Sekunden und versuche es noch einmal.`]),
      ...answerAgain[addressCode(port)],
    ],
  }),
  'link.silent': ({ reach }) => ({
    title: 'Der Programmer antwortet nicht mehr',
    meaning: 'Befehl: {command}. Seit {waitedMs} keine Antwort.',
    steps: [...restartLink(reach), ...silentAgain[knownReach(reach)]],
  }),
  'link.bad-reply': ({ reach }) => ({
    title: 'Der Programmer hat falsch geantwortet',
    meaning: 'Befehl: {command}. Antwort: {got}. Pin One verwendet die Daten nicht.',
    steps: [
      ...restartLink(reach),
      'Stelle sicher, dass kein anderes Programm den Programmer benutzt.',
    ],
  }),
  'link.lost': ({ reach }) => ({
    title: 'Verbindung zum Programmer verloren',
    meaning: 'Der Programmer antwortet nicht mehr.',
    steps: reconnectLink(reach),
  }),
  'link.bad-address': ({ programmerId, problem }) => ({
    title: addressFaultWords.badTitle(programmerId),
    meaning: addressFaultWords.nothingSent(addressProblemText(problem)),
    steps: addressFaultWords.badSteps,
  }),
  'link.no-tunnel': ({ host, user, why, said }) => ({
    title: tunnelWords.title,
    meaning: tunnelMeaning(why, said),
    steps: tunnelSteps(why, `${user}@${host}`),
  }),
  'link.not-a-port': ({ port }) => ({
    title: addressFaultWords.notAPortTitle(port),
    meaning: addressFaultWords.nothingSent(addressFaultWords.notAPort),
    steps: addressFaultWords.badSteps.slice(0, 1),
  }),
  'link.host-lost': {
    title: 'Diese Seite hat die Verbindung zu Pin One verloren',
    meaning:
      'Es ist nicht bekannt, ob „{call}“ getan wurde. Wenn Pin One noch läuft, geht ein Lesen oder Schreiben ohne diese Seite weiter.',
    steps: [
      'Warte einen Moment. Die Seite verbindet sich von selbst wieder und zeigt dann, wo die Arbeit steht.',
      'Prüfe, ob Pin One dort noch läuft, wo du es gestartet hast. Bei einem ssh-Tunnel prüfe, ob er noch offen ist.',
    ],
  },
  'link.unsupported': ({ what }) => ({
    title: 'Pin One kann diesen Programmer hier nicht verwenden',
    meaning: `An einen Chip wurde nichts gesendet. ${unsupportedLinkText(what)}`,
    steps: ['Verwende einen serprog-Programmer, zum Beispiel einen Raspberry Pi Pico.'],
  }),
  'link.off-header': ({ port, role }) => ({
    title: `${port} liegt nicht auf der Stiftleiste dieses Computers`,
    meaning: `Nichts wurde gesendet. ${busWords(role) ?? unknownBusWords()}`,
    steps: [
      'Verwende einen Anschluss, der auf der Stiftleiste liegt. Die Liste der Programmer sagt, welche das sind.',
      'Wenn die Stiftleiste noch keinen Anschluss hat, schalte ihr SPI ein. Die Seite zum Einrichten des Programmers hat die Befehle.',
    ],
  }),
  'wiring.no-chip': ({ looksLike }) => ({
    title: 'Kein Chip gefunden',
    meaning: everyByte[looksLike],
    steps: [
      reseat,
      'Prüfe, ob Bein 1 des Clips an Bein 1 des Chips ist. Bein 1 ist neben der Mulde auf dem Chip.',
      'Prüfe, ob MISO ({leg:MISO}) und MOSI ({leg:MOSI}) nicht vertauscht sind.',
      'Prüfe die Leitungen einzeln: MISO ({leg:MISO}), CS ({leg:CS}), CLK ({leg:CLK}), VCC ({leg:VCC}), MOSI ({leg:MOSI}), GND ({leg:GND}). HOLD ({leg:HOLD}) muss auf High liegen.',
    ],
  }),
  'wiring.unstable': {
    title: 'Die Chip-ID ist jedes Mal anders',
    meaning:
      'Gelesene IDs: {samples}. Am wahrscheinlichsten ist ein loser Kontakt oder eine gestörte Leitung.',
    steps: [
      reseat,
      slower,
      shorter,
      'Bei einem losen Chip: Verbinde WP ({leg:WP}) und HOLD ({leg:HOLD}) mit VCC, jeden über einen eigenen Widerstand.',
    ],
  },
  'wiring.unsteady': (facts) => unsteadyWords(facts, { reseat, slower, shorter }),
  'wiring.shifted': {
    title: 'Die Bits der Chip-ID sind verschoben',
    meaning:
      'Gelesene ID: {idBytes}. Zurückgeschoben ist sie {meant}. Vielleicht ist der SPI-Takt zu schnell oder die CLK-Leitung zu lang.',
    steps: [slower, shorter, reseat],
  },
  'wiring.reads-differ': {
    title: 'Die beiden Lesevorgänge stimmen nicht überein',
    meaning:
      'Es wurde kein Backup gespeichert. Anders: {differingBytes}, zuerst bei {firstOffset}. {looksLike} SPI-Takt: {clockHz}.',
    steps: [slower, reseat, shorter],
  },
  'wiring.implausible': (facts) => implausibleWords(facts, { reseat, slower }),
  'chip.other-kind': otherMemoryWords,
  'chip.unknown': ({ idBytes }) => ({
    ...unknownChip[idCode(idBytes)],
    steps: [
      'Suche den Chip noch einmal mit einem langsameren SPI-Takt. Ein falsches Bit ergibt eine andere ID.',
      'Lies den Aufdruck auf dem Chip. Prüfe, ob es ein 25xx-Flash-Chip ist.',
      oneAnswers,
      'Wenn Aufdruck und ID stimmen, schicke den Bericht. Dann kann der Chip aufgenommen werden.',
    ],
  }),
  'chip.ambiguous': (facts) => ambiguousWords(facts, oneAnswers),
  'chip.mismatch': ({ asked, found }) => ({
    title: 'Das ist nicht der Chip, den du gewählt hast',
    meaning: mismatchText(asked, found),
    steps: [
      'Prüfe, ob der Clip auf dem richtigen Chip sitzt.',
      'Lies den Aufdruck auf dem Chip. Wähle dieses Chip-Modell, oder wähle keines.',
      oneAnswers,
    ],
  }),
  'chip.unsupported': ({ what }) => ({
    title: 'Pin One kann das mit {name} nicht',
    meaning: unsupportedChipText(what),
    steps: [
      'Verwende für diesen Chip das Programm flashprog oder flashrom mit demselben Programmer.',
      support,
    ],
  }),
  'chip.no-such-name': ({ near, series }) => ({
    title: 'Kein Chip-Modell heißt {name}',
    meaning: noSuchNameText(near, series),
    steps: [
      'Suche den Namen in der Liste der Chip-Modelle.',
      'Oder nenne keinen Namen. Pin One liest dann die Chip-ID.',
    ],
  }),
  'chip.voltage': ({ supplyMv: [leastMv], programmerMv }) => ({
    title: 'Falsche Spannung: Ziehe den Programmer jetzt ab',
    meaning: `{name} braucht {supplyMv}. Dieser Programmer liefert {programmerMv}. ${wrongVoltage[voltageCode(programmerMv, leastMv)]}`,
    steps: [
      'Ziehe den Programmer ab. Berühre den Chip nicht vorher.',
      'Verwende einen Programmer oder einen Adapter für die Spannung, die der Chip braucht. VCC und jedes Signal müssen diese Spannung haben.',
    ],
  }),
  'chip.protected': ({ protection }) => ({
    title: 'Der Chip ist schreibgeschützt',
    meaning: `Schreibschutz: ${protectionText(protection)}.`,
    steps: [
      liftStep(),
      'Wenn der Schutz bleibt: Prüfe bei einem losen Chip, ob WP ({leg:WP}) nach VCC gezogen ist. Auf einem Mainboard lass WP in Ruhe. Das Mainboard steuert es.',
    ],
  }),
  'chip.protection-locked': lockedWords,
  'chip.setting-refused': settingRefusedWords,
  'chip.protection-not-restored': notRestoredWords,
  'chip.no-write-enable': noWriteEnableWords,
  'chip.smaller-than-named': (facts) => smallerWords(facts),
  'chip.timeout': {
    title: 'Der Chip hat zu lange gebraucht',
    meaning:
      'Nach {waitedMs} hat er noch gearbeitet. Das ist viel länger als erwartet. Befehl: {what}. Adresse: {offset}.',
    steps: [
      'Prüfe VCC ({leg:VCC}) und GND ({leg:GND}). Am wahrscheinlichsten ist eine zu niedrige Versorgungsspannung.',
      'Wenn es an derselben Stelle wieder stehen bleibt, ist der Chip vielleicht verschlissen.',
    ],
  },
  'chip.operation-ignored': ignoredWords,
  'chip.operation-failed': {
    title: 'Der Chip meldet einen Fehler: {what}',
    meaning:
      'Bei {offset} hat der Chip sein Fehlerbit gesetzt (Register {register} enthält {reads}).',
    steps: [
      'Prüfe VCC ({leg:VCC}). Prüfe, ob kein Bereich des Chips geschützt ist.',
      'Wenn es an derselben Stelle wieder misslingt, ist der Chip vielleicht verschlissen.',
    ],
  },
  'chip.changed-underway': {
    title: 'Der Chip ist nicht derselbe wie vorher',
    meaning:
      'Vorher: {was}. Jetzt: {now}. Vielleicht hat sich der Clip bewegt, oder ein anderer Chip ist verbunden.',
    steps: [reseat, 'Suche den Chip noch einmal und mache ein neues Backup.'],
  },
  'image.missing': ({ why }) => ({
    title: 'Die Datei {path} kann nicht gelesen werden',
    meaning: userFileText(why),
    steps: ['Prüfe den Namen und den Ordner.'],
  }),
  'image.wrong-size': {
    title: '{name} hat die falsche Größe für diesen Chip',
    meaning: 'Datei: {sizeBytes}. Chip: {chipBytes}.',
    steps: [
      'Prüfe, ob es das Image für dieses Mainboard ist.',
      'Für ein Mainboard mit zwei Chips teile das Image in seine beiden Teile.',
    ],
  },
  'image.refused-name': {
    title: '{name} trägt den Vermerk DO_NOT_FLASH',
    meaning: 'So einem Image fehlen Herstellerdateien, die das Mainboard zum Starten braucht.',
    steps: [
      'Füge die Herstellerdateien ein, wie das Projekt des Images es beschreibt (bei Libreboot: ./mk inject). Verwende dann das Ergebnis.',
    ],
  },
  'image.blank': {
    title: '{name} enthält nur FF',
    meaning: 'Diese Datei zu schreiben würde den Chip löschen.',
    steps: [
      'Prüfe die Datei.',
      'Wenn du den Chip löschen willst, verwende die Kommandozeile von Pin One.',
    ],
  },
  'image.unfit': ({ findings }) => ({
    title: '{name} kann für diesen Chip nicht verwendet werden',
    meaning: findings.map(findingText).join(' '),
    steps: ['Wähle das Image für genau dieses Mainboard und diesen Chip.'],
  }),
  'image.identical': {
    title: 'Der Chip enthält {name} schon',
    meaning: 'Jedes Byte ist gleich. Es muss nichts geschrieben werden.',
    steps: ['Du musst nichts tun.'],
  },
  'image.not-firmware': notFirmwareWords,
  'image.wrong-firmware': wrongFirmwareWords,
  'image.no-room': noRoomWords,
  'image.unwritable': ({ why }) => ({
    title: '{path} kann nicht geschrieben werden',
    meaning: userFileText(why),
    steps: ['Wähle einen anderen Ordner, oder schaffe Platz auf dem Datenträger.'],
  }),
  'image.output-lost': ({ why }) => ({
    title: 'Ein Teil der Ausgabe ist verloren',
    meaning: `Pin One konnte nicht in die Standardausgabe schreiben. ${userFileText(why)}`,
    steps: [
      'Schaffe Platz auf dem Datenträger, oder leite die Ausgabe woanders hin.',
      'Wenn du die fehlenden Zeilen brauchst, gib den Befehl noch einmal ein.',
    ],
  }),
  'image.exists': {
    title: '{path} gibt es schon',
    meaning: 'Nichts wurde gelesen oder geschrieben. Ein Backup ersetzt nie eine Datei.',
    steps: [
      'Wähle einen anderen Namen, oder verschiebe die vorhandene Datei in einen anderen Ordner.',
    ],
  },
  'image.bad-archive': ({ why }) => archiveRemedies[why],
  'image.no-region': regionRemedy,
  'image.nothing-to-undo': {
    title: 'In {name} gibt es nichts umzuwandeln',
    meaning:
      'Pin One hat nach vertauschten oder umgekehrten Bytes, Intel HEX, S-Records und Kapseln gesucht. Es wurde keine neue Datei gemacht.',
    steps: ['Sieh nach, was in der Datei ist. Verwende sie, wie sie ist, wenn sie ein Image ist.'],
  },
  'image.no-mac': ({ why }) => macRemedies[why],
  'data.verify-mismatch': ({ after }) => ({
    title: mismatchTitle[after],
    meaning:
      'Jedes Byte wurde zurückgelesen. Anders: {differingBytes}, zuerst bei {firstOffset}. {looksLike}',
    steps: mismatchSteps[after],
  }),
  'data.program-wrong': programWrongWords,
  'data.erase-incomplete': {
    title: 'Ein Block wurde nicht gelöscht',
    meaning: 'Der Block von {blockBytes} bei {offset} enthält nach dem Löschen noch alte Daten.',
    steps: ['Prüfe VCC ({leg:VCC}) und WP ({leg:WP}). Prüfe, ob der Bereich nicht geschützt ist.'],
  },
  'data.backup-damaged': {
    title: 'Die Backup-Datei {fileName} ist verändert',
    meaning:
      'Der Hash ist nicht der, der mit der Datei gespeichert wurde. Pin One verwendet diese Datei nicht.',
    steps: [
      'Verwende eine Kopie dieses Backups, oder ein anderes Backup.',
      'Prüfe den Datenträger, bevor du ein neues Backup darauf speicherst.',
    ],
  },
  'data.backup-undescribed': {
    title: 'Pin One kann die Backup-Datei {fileName} nicht prüfen',
    meaning:
      'Die Beschreibung (.json) fehlt oder ist beschädigt. Darum kennt Pin One den Hash des Backups nicht.',
    steps: [
      'Lege eine Kopie der Beschreibung zurück in den Ordner der Backups.',
      'Oder wähle die Datei selbst als Image, wenn du weißt, dass sie stimmt.',
    ],
  },
  'data.backup-gone': {
    title: 'Die Backup-Datei {fileName} ist weg',
    meaning: 'Pin One hat sie in seinem Ordner für Backups gespeichert. Sie ist nicht mehr dort.',
    steps: ['Lege eine Kopie davon wieder in den Ordner.', 'Oder verwende ein anderes Backup.'],
  },
  'data.vault-unwritable': ({ detail }) => ({
    title: 'Pin One kann hier nicht speichern: {directory}',
    meaning: `Pin One schreibt nur auf einen Chip, wenn es speichern kann, was zum Beenden oder Rückgängigmachen nötig ist. ${fileText(detail)}`,
    steps: [
      troubleActs[detail.code],
      'Oder verwende einen anderen Ordner: Setze PIN_ONE_DATA auf seinen Pfad.',
    ],
  }),
  'data.stale-before': {
    title: 'Der Chip enthält nicht mehr, was das Backup enthält',
    meaning: 'Der Chip ist anders als bei den Lesevorgängen vorher. Adresse: {offset}.',
    steps: ['Prüfe, ob es derselbe Chip ist und ob der Clip sitzt. Mache dann ein neues Backup.'],
  },
  'gate.closed': ({ blockers }) => ({
    title: 'Schließe zuerst die früheren Schritte ab',
    ...closedText(blockers),
  }),
  'gate.job-running': {
    title: 'Pin One arbeitet noch am Chip',
    meaning: 'Nur eine Arbeit auf einmal kann den Chip verwenden. Jetzt läuft: {kind}.',
    steps: ['Warte, bis sie fertig ist, oder halte sie an.'],
  },
  'gate.no-job': {
    title: 'Diese Arbeit ist schon zu Ende',
    meaning: 'Sie läuft nicht mehr ({jobId}).',
    steps: ['Du musst nichts tun.'],
  },
  'gate.recovery-open': {
    title: 'Ein früheres Schreiben auf {chipName} ist unfertig',
    meaning:
      'Das Schreiben, das {startedAt} begann, wurde nicht fertig. Ein Backup von jetzt enthält vielleicht nur einen Teil davon.',
    steps: [
      'Schließe diesen Chip an und schreibe ihn fertig.',
      'Oder spiele das Backup zurück.',
      'Wenn das hier ein anderer Chip ist oder der Chip unfertig bleiben soll, wähle, ihn so zu lassen.',
    ],
  },
  'gate.other-instance': {
    title: 'Ein anderes Pin One benutzt einen Programmer',
    meaning:
      'Nichts wurde gesendet. Es verwendet dieselben Backups. Prozess: {pid}. Seit: {since}.',
    steps: [
      'Warte, bis es fertig ist, oder schließe es.',
      'Wenn Prozess {pid} nicht Pin One ist, ist die Sperre übrig geblieben. Lösche die Datei namens lock im Datenordner von Pin One.',
    ],
  },
  'gate.other-chip': {
    title: 'Das sieht nicht nach dem Chip des unfertigen Schreibens aus',
    meaning:
      'Nur {knownPages} von {pages} Seiten passen zu {chipName}: zu dem, was er vorher enthielt, oder zu dem, was geschrieben werden sollte.',
    steps: [
      'Schließe den Chip dieses Schreibens an.',
      'Wenn das hier ein anderer Chip ist, wähle zuerst, das frühere Schreiben so zu lassen. Mache dann ein Backup dieses Chips.',
    ],
  },
  'gate.cancelled': {
    title: 'Du hast Pin One angehalten',
    meaning: 'Pin One hat zwischen zwei Schritten angehalten.',
    steps: ['Starte noch einmal, wenn du so weit bist.'],
  },
  'bug.bad-input': {
    title: 'Pin One versteht diese Eingabe nicht',
    meaning: 'Nichts wurde getan. {what}',
    steps: [
      'Wenn du sie getippt hast, prüfe die Wörter. Wenn nicht, hat Pin One einen Fehler gemacht.',
      support,
    ],
  },
  'bug.unexpected': {
    title: 'Pin One hat einen Fehler gemacht',
    meaning: 'Einzelheiten: {detail}',
    steps: [support],
  },
}

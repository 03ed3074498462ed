// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Wörter des ersten Schritts. */
import { onlySoc } from '../codes.ts'
import type { BusChoice } from '../../../shared/programmer-pins.ts'

/** Ports that only some models of a Linux board have. */
const modelsOf: Readonly<Record<BusChoice['socs'][number], string>> = {
  bcm2835: 'Raspberry Pi 1 bis 3',
  bcm2711: 'Raspberry Pi 4',
  bcm2712: 'Raspberry Pi 5',
}

export const programmerText = {
  title: 'Welchen Programmer verwendest du?',
  plugged: 'Jetzt eingesteckt',
  chosen: 'Gewählt',
  nothing: 'Noch kein Programmer gefunden',
  plugAlone: 'Stecke ihn allein ein, ohne Leitungen. Er erscheint hier.',
  setUp: 'Einrichten',
  suggest: {
    pico: { name: 'Raspberry Pi Pico', note: '5 US-Dollar. Kopiere eine Datei darauf.' },
    'rpi-40': { name: 'Raspberry Pi', note: 'Verwendet seine eigenen Pins. Schalte SPI ein.' },
  },
  refusedShort: 'Abgelehnt: Er kann 5 V auf die Datenleitungen legen.',
  others: 'Andere',
  details: 'Takt und Pins',
  answers: 'Antwortet',
  asking: 'Wird geprüft',
  noAnswer: 'Keine Antwort',
  access: {
    ok: 'Kann geöffnet werden',
    denied: 'Keine Berechtigung',
    busy: 'In Benutzung',
    missing: 'Weg',
    refused: 'Abgelehnt',
    'no-port': 'Kein serieller Anschluss',
  },
  fix: {
    denied:
      'Führe das einmal in einem Terminal aus. Diese Zeile ändert sich von selbst, wenn es geklappt hat.',
    busy: 'Ein anderes Programm benutzt ihn. Schließe dieses Programm. Diese Zeile ändert sich dann von selbst.',
    missing: 'Er wurde abgezogen oder neu gestartet. Stecke ihn wieder ein.',
    'no-port': 'Diese Zeile ändert sich von selbst, wenn der Anschluss da ist.',
    refused: 'Ziehe ihn ab und nimm einen Pico. Die Gründe stehen hinter „Warum nicht“.',
  },
  answered: (name: string, clock: string) => `Programmer: ${name}. SPI-Takt: ${clock}.`,
  clock: 'SPI-Takt',
  clockHint:
    'Beginne damit. Wenn zwei Lesevorgänge verschieden sind, kannst du einen langsameren SPI-Takt wählen.',
  ownClock: 'der Takt, mit dem der Programmer beginnt',
  which: 'Wähle das Modell des Programmers',
  whichHint: 'Der Anschluss zeigt es nicht. Die Zeichnung der Pins hängt davon ab.',
  firmware: 'Wähle die Firmware des Programmers',
  firmwareHint:
    'Nur der Pin von CS ist verschieden. Mit der falschen Wahl wird kein Chip gefunden.',
  firmwareChoice: (name: string, pin: number, gpio: string) => `${name}: CS an Pin ${pin}, ${gpio}`,
  spiPort: 'Wähle den SPI-Anschluss',
  spiPortHint:
    'Ein anderer Anschluss als der erste muss dort eingeschaltet sein. Die Zeichnung der Pins hängt davon ab.',
  spiPortChoice: ({ bus, select, selectPin, socs }: BusChoice): string => {
    const only = onlySoc(socs)
    const models = only === null ? null : modelsOf[only]
    return `/dev/spidev${bus}.${select}: CS an Pin ${selectPin}${models === null ? '' : ` (${models})`}`
  },
  none: 'Andere Programmer',
  compare: {
    name: 'Programmer',
    runs: 'Läuft an',
    setup: 'Einrichtung',
    clock: 'Takt',
    know: 'Gut zu wissen',
  },
  rows: {
    pico: {
      name: 'Pico',
      runs: 'jedem Computer',
      setup: 'eine Datei kopieren',
      know: 'Empfohlen. Etwa 5 US-Dollar.',
    },
    'pico-2': {
      name: 'Pico 2',
      runs: 'jedem Computer',
      setup: 'eine Datei kopieren',
      know: 'Nur mit Firmware, die eine Veröffentlichung für den Pico 2 nennt.',
    },
    'rpi-40': {
      name: 'Raspberry Pi',
      runs: 'sich selbst',
      setup: 'SPI einschalten',
      know: 'Gut, wenn du schon einen hast.',
    },
    'rpi-26': {
      name: 'Raspberry Pi, erste Modelle',
      runs: 'sich selbst',
      setup: 'SPI einschalten',
      know: '26 Pins. Die gleichen Leitungen wie bei 40.',
    },
    bbb: {
      name: 'BeagleBone Black',
      runs: 'sich selbst',
      setup: 'vier Befehle',
      know: 'Langsam und unzuverlässig. Lies dreimal.',
    },
    'le-potato': {
      name: 'Le Potato',
      runs: 'sich selbst',
      setup: 'zwei Befehle',
      know: 'Arbeitet wie ein Raspberry Pi.',
    },
    'generic-spidev': {
      name: 'Ein anderes Linux-Board',
      runs: 'sich selbst',
      setup: 'je nach Modell',
      know: 'Jedes Linux-Board mit eigenem SPI-Anschluss.',
    },
    ch341a: {
      name: 'CH341A',
      runs: 'jedem Computer',
      setup: 'keine',
      know: 'Abgelehnt: Er kann 5 V auf die Datenleitungen legen.',
    },
  } as Readonly<
    Record<string, { name: string; runs: string; setup: string; know: string } | undefined>
  >,
  howTo: 'So richtest du ihn ein',
  whyNot: 'Warum nicht',
  closeSetup: 'Schließen',
  practise: 'An einem Übungschip üben',
  practiseThis: 'Mit dieser Auswahl üben',
  practiseMore: 'Übung: Wähle einen anderen Chip oder einen Fehler',
  practiseLead:
    'Der Übungschip ist in dieser App. Nichts Echtes wird berührt. Alle Schritte sind die gleichen.',
  practiceChip: 'Chip',
  practiceFits: 'wie in deinem Mainboard',
  practiceFault: 'Was schiefgeht',
  practiceReal: 'So langsam wie ein echter Chip',
  faults: {
    none: 'nichts',
    'open-miso': 'die MISO-Leitung hat keinen Kontakt',
    'swap-mosi-miso': 'MOSI und MISO sind vertauscht',
    'open-hold': 'HOLD hat keinen Kontakt',
    'second-chip': 'der andere Chip des Mainboards antwortet auch',
    'flip:rate=2e-6:above=9M': 'Störungen bei schnellem Takt: zweimal Gelesenes ist verschieden',
    protected: 'der Chip ist schreibgeschützt',
    'hidden-wps': 'Blöcke sind gesperrt, und kein Register zeigt es',
    'unplug:write=12': 'das USB-Kabel löst sich mitten im Schreiben',
    'bad-page:address=0x1000': 'eine Seite des Chips ist verschlissen',
  },
  elsewhere: 'Im Netzwerk oder an einem anderen Computer',
  address: 'Adresse und Port',
  addressHint: 'Ein serprog-Programmer im Netzwerk, zum Beispiel 192.168.1.20:2000.',
  connect: 'Mit dieser Adresse verbinden',
  addressWrong: 'Schreibe es als Rechner:Port, zum Beispiel 192.168.1.20:2000.',
  bootsel: (model: string) => `${model} ohne Programmer-Firmware`,
  bootselStatus: 'Braucht Firmware',
  bootselText:
    'Er erscheint als Laufwerk. Wähle die .uf2-Datei der serprog-Firmware für genau diesen Programmer. Pin One prüft die Datei und kopiert sie.',
  bootselClosed: 'Das Laufwerk ist nicht eingehängt. Öffne es einmal im Dateimanager.',
  bootselFix:
    'Das Laufwerk ist nicht eingehängt. Führe das aus, oder öffne das Laufwerk einmal im Dateimanager:',
  chooseUf2: 'Die .uf2-Datei wählen',
  copying: (percent: number) => `Wird kopiert, ${percent} %`,
  copied:
    'Kopiert. Er startet neu als Programmer und erscheint in einigen Sekunden in dieser Liste.',
  notBack:
    'Er ist nicht wieder erschienen. Ziehe ihn ab und stecke ihn wieder ein, ohne eine Taste zu drücken. Erscheint er dann noch nicht, ist die Datei vielleicht für ein anderes Modell. Halte BOOTSEL beim Einstecken gedrückt und wähle eine andere Datei.',
  use: (name: string) => `Diesen Programmer verwenden: ${name}`,
  useNone: 'Diesen Programmer verwenden',
  whyAsking: 'Pin One prüft ihn gerade.',
  whyAccess: 'Pin One kann ihn noch nicht öffnen. Die Karte sagt, warum.',
  whyWhich: 'Um weiterzumachen, wähle das Modell des Programmers.',
} as const

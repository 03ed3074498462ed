// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/**
 * Was die Anleitung von Gehäusen und Signalen sagt, nach den Namen in `packages.json`. CC BY-SA 4.0, wie die Anleitung.
 */

/** Ein Signal des Chips: wie es heißt, und ein Satz dazu. */
export const signalWords = {
  CS: {
    name: 'Chip-Select',
    note: 'Low wählt den Chip aus. Bei High beachtet der Chip den Bus nicht.',
  },
  MISO: {
    name: 'Daten aus dem Chip',
    note: 'Kommt an den Pin MISO des Programmers. MISO an MISO, nie über Kreuz.',
  },
  WP: {
    name: 'Schreibschutz (write protect)',
    note: 'Muss auf High liegen. Ein Mainboard sorgt meist selbst dafür. Ein loser Chip braucht einen eigenen Pull-up.',
  },
  GND: {
    name: 'Masse',
    note: 'Gemeinsame Masse. Nötig, auch wenn das Mainboard VCC liefert.',
  },
  MOSI: { name: 'Daten in den Chip', note: 'Kommt an den Pin MOSI des Programmers.' },
  CLK: { name: 'Takt', note: 'SCK, SCLK und CLK sind ein und dasselbe Signal.' },
  HOLD: {
    name: 'Hold oder Reset',
    note: 'Muss auf High liegen. Dafür gilt dasselbe wie für WP.',
  },
  VCC: {
    name: 'Versorgung',
    note: 'Prüfe die Nennspannung genau dieses Chips, bevor du etwas verbindest.',
  },
  NC: {
    name: 'Nicht benutzt',
    note: 'Bleibt frei. Manche Chips mit 16 Pins geben einem dieser Pins eine weitere Aufgabe (einen Reset-Eingang zum Beispiel). Sieh in das Datenblatt des Chips.',
  },
}

/** Namen, die leicht verwechselt werden. */
export const namingHazards = {
  'do-vs-d0':
    'DO (Buchstabe O) ist der Datenausgang des Chips und kommt an MISO. D0 (Ziffer null) heißt Verschiedenes. Beim BeagleBone Black ist SPI0_D0 MISO. IO0 oder SIO0 an einem Flash-Chip ist dessen Dateneingang und kommt an MOSI. Pin One sagt nie D0 allein.',
  'sck-clk': 'SCK, SCLK und CLK sind dasselbe Signal.',
}

/** Ein Gehäuse: seine Beine, wie sie gezählt werden, wo Bein 1 ist, Sockel, Clip, und was man damit tut. */
export const packageWords = {
  soic8: {
    style: 'acht nach außen gebogene Beine, vier auf jeder Seite',
    numbering:
      'Von oben gesehen gegen den Uhrzeigersinn: Ist Bein 1 oben links, laufen die Beine 1 bis 4 links hinunter und 5 bis 8 rechts hinauf.',
    pin1: 'Ein Punkt oder ein anderes Zeichen sitzt an Bein 1. Traue einer gegossenen oder gebohrten Mulde, einer Kerbe oder einer schrägen Kante mehr als einem gemalten Punkt: Farbe kann auch nur heißen, dass der Chip geprüft wurde.',
    socket: 'SOIC8-Sockel auf einem Steckbrett (achte auf die Breite des Gehäuses)',
    clip: 'Der Clip, den die Anleitung den besten nennt. Verdrahte ihn nach der Tabelle mit 8 Pins.',
  },
  soic16: {
    style: 'sechzehn nach außen gebogene Beine, acht auf jeder Seite',
    numbering:
      'Von oben gesehen gegen den Uhrzeigersinn: Ist Bein 1 oben links, laufen die Beine 1 bis 8 links hinunter und 9 bis 16 rechts hinauf.',
    pin1: 'Ein Punkt oder ein anderes Zeichen sitzt an Bein 1. Traue einer gegossenen oder gebohrten Mulde, einer Kerbe oder einer schrägen Kante mehr als einem gemalten Punkt: Farbe kann auch nur heißen, dass der Chip geprüft wurde.',
    socket: 'SOIC16-Sockel auf einem Steckbrett',
    clip: 'Der Clip, den die Anleitung für 16 Pins den besten nennt. Verdrahte ihn nach der Tabelle mit 16 Pins.',
  },
  wson8: {
    style: 'keine Beine: flache Kontakte unter den Kanten und eine Fläche für die Wärme',
    numbering:
      'Von oben gesehen gegen den Uhrzeigersinn: Ist Bein 1 oben links, laufen die Beine 1 bis 4 links hinunter und 5 bis 8 rechts hinauf.',
    pin1: 'Ein Punkt oder ein anderes Zeichen an Kontakt 1.',
    socket: 'Sockel für WSON8 / DFN8 / QFN8, Raster 1,27 mm, auf einem Steckbrett',
    clip: 'Ein SOIC8-Clip rutscht ab und hat sehr unzuverlässigen Kontakt. Nimm einen WSON8-Fühler mit Federn, oder tausche den Chip gegen einen SOIC8.',
    replace:
      'Auf den Mainboards, die die Anleitung kennt, sind die Lötflächen lang genug für einen SOIC8 anstelle des WSON8.',
    dont: 'Löte nie Leitungen an die Kontakte des Chips.',
  },
  dip8: {
    style: 'acht lange Beine, fast immer in einem Sockel',
    numbering:
      'Von oben gesehen gegen den Uhrzeigersinn: Ist Bein 1 oben links, laufen die Beine 1 bis 4 links hinunter und 5 bis 8 rechts hinauf.',
    pin1: 'Ein Punkt oder ein anderes Zeichen sitzt an Bein 1.',
    socket: 'Direkt in ein Steckbrett mit Löchern im Abstand von 2,54 mm',
    clip: 'Ist er angelötet (sehr selten), kommen Prüfhaken an die Pins. Im Sockel: Hebe ihn mit einem IC-Abzieher heraus. Der Strom ist aus und der Stecker gezogen.',
  },
}

/** Eine Größe eines Gehäuses. */
export const variantWords = {
  'soic8-208': {
    label: 'breites Gehäuse, 5,2 mm (208 mil)',
    note: 'Die Größe, die die Anleitung bei Sockeln und Adaptern nennt. Ein zweites Datenblatt gibt 5,283 x 5,283 mm mit einer Spannweite von 8,001 mm an.',
  },
  'soic8-150': {
    label: 'schmales Gehäuse, 3,9 mm (150 mil)',
    note: 'Dieselbe Reihenfolge der Pins, kleineres Gehäuse. Die Anleitung nennt es nicht. Sockel und Adapter für das breite Gehäuse (208 mil) passen nicht.',
  },
  'soic16-300': { label: '7,5 mm (300 mil)', note: 'Acht der sechzehn Pins führen ein Signal.' },
  'wson8-6x5': {
    label: '6 x 5 mm',
    note: 'Die erste Zahl gilt quer zu den zwei Reihen der Kontakte. Wärmefläche etwa 3,4 x 4,3 mm.',
  },
  'wson8-8x6': {
    label: '8 x 6 mm',
    note: 'Nur das Nennmaß. Welche der beiden Größen ein bestimmtes ThinkPad hat, ist nicht bekannt. Miss das Gehäuse, bevor du einen Fühler oder Sockel kaufst.',
  },
  'dip8-300': {
    label: 'Reihen 7,62 mm (300 mil) auseinander',
    note: 'Die Größe des Gehäuses ist nicht bekannt.',
  },
}

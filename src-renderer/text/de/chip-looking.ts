// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Wörter zum Ansehen eines Chips: welches Gehäuse er hat, und was darauf gedruckt ist. */
export const chipLookingText = {
  title: 'Ich weiß es nicht',
  find: 'Trenne allen Strom. Suche ein kleines schwarzes Rechteck mit 25 im Aufdruck.',
  findAt: (where: string) =>
    `Trenne allen Strom. Der Chip ist hier: ${where}. Er hat 25 im Aufdruck.`,
  count: 'Zähle die Beine an einer langen Seite.',
  counts: {
    soic8: '4: SOIC8',
    soic16: '8: SOIC16',
    wson8: 'Keine, 4 flache Kontakte am Rand: WSON8',
    dip8: '4, groß und gerade nach unten: DIP8',
  } as Readonly<Record<string, string | undefined>>,
  size: 'Vergleiche die Größe. Ein SOIC8 ist etwa 5 mm lang, ein SOIC16 etwa 10 mm.',
  legOne:
    'Suche Bein 1. Daneben ist eine Mulde, eine Kerbe oder eine schräge Kante im Kunststoff. Ein gemalter Punkt kann an einem anderen Bein sein.',
  printTitle: 'Ich kann ihn nicht lesen',
  printSteps: [
    'Trenne allen Strom.',
    'Halte eine Lampe flach neben den Chip. Bewege die Lampe, bis die Buchstaben glänzen.',
    'Wische den Chip mit etwas Alkohol auf einem Wattestäbchen ab. Lass ihn trocknen.',
    'Fotografiere ihn mit dem Telefon und vergrößere das Foto.',
    'Gib ein, was du lesen kannst. Die Zeile mit 25 zählt, und die Zahl danach: 64 bedeutet 8 MiB.',
    'Rate nicht. Ohne den Aufdruck muss die Versorgungsspannung aus einem Datenblatt kommen.',
  ],
  without: 'Ohne den Aufdruck weitermachen',
  /** If the user typed a marking. */
  supplySteps: [
    'Suche im Web nach dem Aufdruck und dem Wort Datenblatt (data sheet).',
    'Suche auf der ersten Seite nach der Versorgungsspannung (supply voltage, VCC).',
    '2,7 bis 3,6 V bedeutet 3 V. 1,65 bis 1,95 V bedeutet 1,8 V.',
    'Kein Datenblatt? Frage jemanden, der den Chip oder sein Mainboard kennt. Bis dahin bleibt Pin One gesperrt.',
  ],
  /** If the marking is unreadable: there is nothing to search for. */
  supplyStepsUnread: [
    'Ein neuer Chip? Der Name steht auf der Tüte, der Rolle oder der Rechnung. Geh zurück und gib ihn ein.',
    'Von einem Mainboard? Frage jemanden, der dieses Mainboard kennt, nach dem Chip-Modell.',
    'Niemand weiß es? Rate nicht. Pin One bleibt gesperrt.',
  ],
} as const

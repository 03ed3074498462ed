// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/**
 * Die Wörter der Bilder, die zeigen, wie etwas aussieht: was hört, wer sie nicht sieht, und Unterschriften in Zeilen.
 */
export const pictureText = {
  picoPins: {
    label:
      'Zwei Programmer von oben. Pico: offene Löcher an beiden Rändern. Pico H: schwarze Leisten mit Metallstiften an beiden Rändern.',
    bare: ['Pico:', 'offene Löcher'],
    soldered: ['Pico H:', 'Pins gelötet'],
  },
  clips: {
    label:
      'Zwei Test-Clips von der Seite, jeder auf einem Chip, an jedem Bein ein Kontakt. Die Leitungen gehen nach oben weg. Links: der Clip für 8 Beine. Rechts: der Clip für 16 Beine.',
    eight: ['Pomona 5250', 'auf SOIC8'],
    sixteen: ['Pomona 5252', 'auf SOIC16'],
  },
  loose: {
    label:
      'Drei Steckbretter von oben. Erstes: ein SOIC8 in einem Sockel mit Deckel. Zweites: ein DIP8 direkt im Steckbrett. Drittes: ein SOIC8, auf einen kleinen Adapter mit 4 Pins auf jeder Seite gelötet.',
    socket: ['SOIC8', 'im Sockel'],
    direct: ['DIP8'],
    adapter: ['SOIC8 auf', 'einem Adapter'],
  },
}

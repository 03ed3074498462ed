// SPDX-License-Identifier: GPL-3.0-or-later
/** Was gesagt wird, wenn Images den Speicher dieses Computers füllen würden. */
export const noRoomWords = {
  title: 'Für {name} ist kein Platz',
  meaning:
    'Die Datei hat {sizeBytes}. Pin One hält schon {heldBytes} an Images, und dieser Computer hat Platz für {mostBytes}.',
  steps: ['Entferne Images, die du nicht brauchst, aus der Liste.', 'Wähle die Datei noch einmal.'],
} as const

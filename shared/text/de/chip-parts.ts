// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Teile eines Images für mehrere Chips. */
import type { ChipParts } from '../../image-place.ts'
import { chipPhrases } from './chip-phrases.ts'

/** The source of the cut of an image. */
export const splitByText: Readonly<Record<ChipParts['by'], string>> = {
  board: 'Geteilt für die Chips des Mainboards, das du genannt hast.',
  build: 'Geteilt für die Chips des Mainboards, das das Image nennt.',
  descriptor: 'Geteilt für die Chips, die der Flash-Deskriptor im Image nennt.',
  size: 'Geteilt, wie es alle Mainboards mit dieser Flash-Größe brauchen. Das Image selbst sagt es nicht.',
}

/** The chip for part `index` (from 0). */
export const partForText = (index: number, chip: string | null): string =>
  chip !== null
    ? `Für ${chipPhrases.object(chip)}.`
    : index === 0
      ? 'Für den Chip mit den niedrigsten Adressen.'
      : `Für Chip ${index + 1}, in der Reihenfolge der Adressen.`

// SPDX-License-Identifier: GPL-3.0-or-later
/** English words for the parts of an image for several chips, for the command line and the page. */
import type { ChipParts } from '../../image-place.ts'

/** The source of the cut of an image. */
export const splitByText: Readonly<Record<ChipParts['by'], string>> = {
  board: 'Cut for the chips of the mainboard that you named.',
  build: 'Cut for the chips of the mainboard that the image names.',
  descriptor: 'Cut for the chips that the flash descriptor in the image names.',
  size: 'Cut as all mainboards with this flash size need it. The image itself does not tell.',
}

/** The chip for part `index` (from 0). */
export const partForText = (index: number, chip: string | null): string =>
  chip !== null
    ? `For the chip "${chip}".`
    : index === 0
      ? 'For the chip with the lowest addresses.'
      : `For chip ${index + 1}, in the order of the addresses.`

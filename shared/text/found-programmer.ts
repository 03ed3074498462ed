// SPDX-License-Identifier: GPL-3.0-or-later
/** The name of a detected programmer. */
import type { FoundProgrammer } from '../model/programmer.ts'
import { placeOf } from '../programmer/address.ts'
import { programmerKinds } from '../programmer/kinds.ts'
import * as de from './de/found-programmer.ts'
import * as en from './en/found-programmer.ts'
import { spoken } from './language.ts'
import { practiceChipTitle } from './practice-chips.ts'

const { foundWords } = spoken({ en, de })

type Named = Pick<FoundProgrammer, 'id' | 'kind' | 'label'>

/** Its name without the port, for layouts that show the port beside it. */
export function foundName({ id, kind, label }: Named): string {
  if (programmerKinds[kind].simulated)
    return foundWords.practice(practiceChipTitle(label ?? placeOf(id)))
  return label ?? foundWords.unnamed[kind === 'spidev' ? 'spi' : 'serial']
}

/** `Pico on /dev/ttyACM0`; the name alone if it includes the port. */
export function foundNameAndPlace(found: Named): string {
  const name = foundName(found)
  const place = placeOf(found.id)
  return /^(?:\/|COM\d)/u.test(place) && !name.includes(place) ? foundWords.at(name, place) : name
}

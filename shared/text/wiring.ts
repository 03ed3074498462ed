// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about wires: the possible causes, and the next check. */
import type { WiringCause, WiringLook } from '../model/wiring.ts'
import { lookTitleCode, shareCode } from './codes.ts'
import * as de from './de/wiring.ts'
import * as en from './en/wiring.ts'
import { spoken } from './language.ts'
import { firstText } from './rules.ts'

const {
  causeText,
  lookParts,
  lookText,
  lookTitles,
  causesHeading,
  looksHeading,
  shares,
  wireTitles,
} = spoken({ en, de })

export { causeText, causesHeading, lookParts, lookText, looksHeading }

/** A check in two or three words, for a list. `loose`: a chip that is not on a mainboard and has no clip. */
export const lookTitle = ({ id, wire }: Pick<WiringLook, 'id' | 'wire'>, loose = false): string =>
  lookTitles[lookTitleCode(id, loose)](wire ?? '')

/** A share from 0 to 1, in whole per cent. */
export const sharePercent = (share: number): string =>
  shares[shareCode(share)](Math.round(share * 100))

/**
 * A cause and its one physical check; `loose`: for a chip that is not on a mainboard and has no clip. `null`: no words.
 */
export function causeWords(
  id: string,
  loose = false,
): { readonly what: string; readonly check: string } | null {
  const words = causeText[id]
  if (words === undefined) return null
  const { what, check, looseWhat = what, loose: looseCheck = check } = words
  return loose ? { what: looseWhat, check: looseCheck } : { what, check }
}

/** A cause in a few words, with its wire, without a full stop. `loose`: for a chip that may have no clip. */
export const causeTitle = (
  { id, wires }: Pick<WiringCause, 'id' | 'wires'>,
  loose = false,
): string => firstText(wireTitles[id]?.(wires), causeWords(id, loose)?.what, id)

// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the guide's cautions, in the current language. `shared/cautions.ts` decides when one applies. */
import type { GuideWarning } from '../data/guide.ts'
import type { Mounting } from '../wiring.ts'
import * as de from './de/cautions.ts'
import * as en from './en/cautions.ts'
import { spoken } from './language.ts'

export const { cautionWords } = spoken({ en, de })

interface CautionWords {
  readonly title: string
  /** For a chip on its mainboard, reached with a clip. */
  readonly text: string
  /** The same for a chip in a socket or on a breadboard, where the clip would be wrong. */
  readonly withoutClip?: string
  /** The condition under which it applies, as part of a sentence; absent if it always applies. */
  readonly when?: string
}

/** @throws Error for an id without words, which a test rules out */
export function wordsOfCaution({ id }: Pick<GuideWarning, 'id'>): CautionWords {
  const words = (cautionWords as Readonly<Record<string, CautionWords>>)[id]
  if (words === undefined) throw new Error(`caution ${id} has no words`)
  return words
}

export const cautionTitle = (warning: Pick<GuideWarning, 'id'>): string =>
  wordsOfCaution(warning).title

/** A caution in the words for the mounting of the chip; `null`: not known yet. */
export function cautionText(
  warning: Pick<GuideWarning, 'id'>,
  mounting: Mounting | null = null,
): string {
  const { text, withoutClip } = wordsOfCaution(warning)
  return mounting === 'loose' || mounting === 'socketed' ? (withoutClip ?? text) : text
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** What a closed gate says: what is so, and the act that opens it. One table for page, command line and log. */
import type { Blocker } from '../gate/blocker.ts'
import { withPartsSaid } from '../part-name.ts'
import type { BlockerWords } from './blocker-words.ts'
import * as de from './de/blockers.ts'
import * as en from './en/blockers.ts'
import { spoken } from './language.ts'

export const { blockerWords } = spoken({ en, de })

// A code and its own facts always come together; TypeScript cannot follow that through the index.
const wordsOf = ({ code }: Blocker) => blockerWords[code] as BlockerWords<Blocker>

/** What is so. */
export const blockerText = (blocker: Blocker): string => wordsOf(blocker).is(withPartsSaid(blocker))

/** What to do about it; what is so, where nothing can be done. */
export const blockerAct = (blocker: Blocker): string => {
  const { is, act } = wordsOf(blocker)
  return (act ?? is)(withPartsSaid(blocker))
}

/** Every blocker as one text, and the acts in order, each once. For a fault, which stands on its own. */
export function closedText(blockers: readonly Blocker[]): {
  readonly meaning: string
  readonly steps: readonly string[]
} {
  const acts = blockers.filter((each) => wordsOf(each).act !== null).map(blockerAct)
  return { meaning: blockers.map(blockerText).join(' '), steps: [...new Set(acts)] }
}

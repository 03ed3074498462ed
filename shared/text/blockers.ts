// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of a closed gate: the condition, and the act that opens it. One table for page, command line and log. */
import type { Blocker } from '../gate/blocker.ts'
import { withPartsSaid } from '../part-name.ts'
import type { BlockerWords } from './blocker-words.ts'
import * as de from './de/blockers.ts'
import * as en from './en/blockers.ts'
import { spoken } from './language.ts'

export const { blockerWords } = spoken({ en, de })

// A code and its own facts always come together; TypeScript cannot follow that through the index.
const wordsOf = ({ code }: Blocker) => blockerWords[code] as BlockerWords<Blocker>

/** The condition that closes the gate. */
export const blockerText = (blocker: Blocker): string => wordsOf(blocker).is(withPartsSaid(blocker))

/** The act that opens the gate; the condition, if no act does. */
export const blockerAct = (blocker: Blocker): string => {
  const { is, act } = wordsOf(blocker)
  return (act ?? is)(withPartsSaid(blocker))
}

/** All blockers as one text, and the acts in order, each once. For a fault, which is shown without them. */
export function closedText(blockers: readonly Blocker[]): {
  readonly meaning: string
  readonly steps: readonly string[]
} {
  const acts = blockers.filter((each) => wordsOf(each).act !== null).map(blockerAct)
  return { meaning: blockers.map(blockerText).join(' '), steps: [...new Set(acts)] }
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** The programmers that are present, how to use each, and the result of testing one. */
import { useEffect, useState } from 'react'
import { programmers as guideProgrammers } from '../../../shared/data/guide.ts'
import type { FoundProgrammer } from '../../../shared/model/programmer.ts'
import type { Snapshot } from '../../../shared/model/snapshot.ts'
import { isSimulated } from '../../../shared/programmer/kinds.ts'
import { handshake } from '../../store/handshake.ts'
import { choose, goOn } from '../../store/wizard.ts'
import { programmersToShow, recognise } from '../../wizard/programmers.ts'
import type { Answer } from '../../wizard/programmers.ts'

export type TrialAnswer = Answer | 'asking' | 'none'

/** How to use a programmer; the user states what the port does not report. */
export interface Wish {
  readonly guideProgrammer: string | null
  readonly pinVariant: string | null
  readonly clockHz: number | null
}

export interface ProgrammerTrial {
  /** Refused programmers come first. */
  readonly shown: readonly FoundProgrammer[]
  readonly wishOf: (found: FoundProgrammer) => Wish
  readonly wish: (found: FoundProgrammer, part: Partial<Wish>) => void
  /** `null`: it is not the programmer tested last. */
  readonly answerOf: (found: FoundProgrammer) => TrialAnswer | null
  /** Tests whether the device is a programmer; continues at once if no question for the user is left. */
  readonly use: (found: FoundProgrammer) => void
}

export const isAnswer = (answer: TrialAnswer): answer is Answer => typeof answer === 'object'

/** The programmer pressed last, and the result. */
interface Tried {
  readonly found: FoundProgrammer
  readonly answer: TrialAnswer
}

export function useProgrammerTrial(snapshot: Snapshot): ProgrammerTrial {
  const [tried, setTried] = useState<Tried | null>(null)
  const [wishes, setWishes] = useState<Readonly<Record<string, Partial<Wish>>>>({})
  const shown = programmersToShow(snapshot.programmers, tried?.found ?? null).toSorted(
    (a, b) => Number(b.access === 'refused') - Number(a.access === 'refused'),
  )
  const gone =
    tried !== null && !isSimulated(tried.found.id) && shown.every(({ id }) => id !== tried.found.id)
  useEffect(() => {
    // A programmer that was unplugged is tested again: it may come back as another device.
    if (gone) setTried(null)
  }, [gone])
  const wishOf = (found: FoundProgrammer): Wish => {
    const known = recognise(found, snapshot)
    return { ...known, clockHz: defaultClock(known.guideProgrammer), ...wishes[found.id] }
  }
  const use = async (found: FoundProgrammer) => {
    const how = wishOf(found)
    if (tried?.found.id === found.id && isAnswer(tried.answer) && how.guideProgrammer !== null) {
      take(found, how)
      return
    }
    setTried({ found, answer: 'asking' })
    const answer = await handshake(found.id, how.clockHz)
    if (answer !== null && how.guideProgrammer !== null) take(found, how)
    else setTried((now) => (now?.found.id === found.id ? { found, answer: answer ?? 'none' } : now))
  }
  return {
    shown,
    wishOf,
    wish: (found, part) =>
      setWishes((before) => ({ ...before, [found.id]: { ...before[found.id], ...part } })),
    answerOf: (found) => (tried?.found.id === found.id ? tried.answer : null),
    use: (found) => void use(found),
  }
}

function take(found: FoundProgrammer, { guideProgrammer, pinVariant, clockHz }: Wish): void {
  choose({ guideProgrammer, programmerId: found.id, pinVariant, clockHz, programmerAnswered: true })
  goOn()
}

const defaultClock = (guideProgrammer: string | null): number | null =>
  guideProgrammers.find(({ id }) => id === guideProgrammer)?.speed?.default_hz ?? null

// SPDX-License-Identifier: GPL-3.0-or-later
/** Which question about the chip is current, and what a press on its answer does. */
import { useState } from 'react'
import type { ChipPackage } from '../../../shared/data/guide.ts'
import { blockerAct } from '../../../shared/text/blockers.ts'
import { choose, goOn } from '../../store/wizard.ts'
import { packageText as words } from '../../text/package.ts'
import { chipQuestions, firstShown, seenBefore } from '../../wizard/chip-questions.ts'
import type { ChipQuestion } from '../../wizard/chip-questions.ts'
import { expectedLook, lookChoices, viewAfterLook } from '../../wizard/expected-look.ts'
import { otherVoltageFound } from '../../wizard/found-voltage.ts'
import { blockersOf } from '../../wizard/stages.ts'
import type { WizardView } from '../../wizard/view.ts'

export interface ChipStep {
  readonly at: ChipQuestion
  readonly before: ChipQuestion | null
  readonly following: ChipQuestion | null
  /** The sources of the mainboard describe the chip, and the user has not contradicted them. */
  readonly expects: boolean
  readonly asksMarking: boolean
  /** The package that the press selects or that the user chose. */
  readonly shape: ChipPackage | null
  /** The choices as they will be after the user answers the current question. */
  readonly after: WizardView
  /** Why the press is not possible yet; `null`: it is possible. */
  readonly reason: string | null
  readonly press: () => void
  readonly show: (question: ChipQuestion) => void
  readonly chooseShape: (id: string) => void
  readonly looksDifferent: () => void
  readonly typeMarking: () => void
}

export function useChipStep(view: WizardView): ChipStep {
  const [seen, setSeen] = useState(() => seenBefore(view))
  const [chosen, setAt] = useState<ChipQuestion>(() => firstShown(view))
  const look = expectedLook(view)
  const asked = chipQuestions(view, seen)
  const at = asked.includes(chosen) ? chosen : (asked[0] ?? 'shape')
  const place = asked.indexOf(at)
  const following = asked[place + 1] ?? null
  const expects = look.packages.length > 0 && !seen.differs
  // If the sources name one shape, the press confirms it.
  const only = expects && look.packages.length === 1 ? look.packages[0] : null
  const shape = only ?? view.chipPackage
  const after = expects ? viewAfterLook(view, shape?.id ?? null) : view
  const reason = following === null ? openIn(view, after) : openAt(at, view)
  return {
    at,
    before: asked[place - 1] ?? null,
    following,
    expects,
    asksMarking: asked.includes('marking'),
    shape,
    after,
    reason,
    show: setAt,
    press() {
      if (reason !== null) return
      if (following !== null) {
        if (at === 'look' && shape !== null) choose({ chipPackage: shape.id })
        setAt(following)
        return
      }
      if (expects) choose(lookChoices(view, after.choices.chipPackage))
      goOn()
    },
    chooseShape(id) {
      choose({ chipPackage: id })
      if (following !== null) setAt(following)
    },
    looksDifferent() {
      setSeen({ differs: true, typed: false })
      setAt('shape')
      choose({ chipPackage: null, supply: null })
    },
    typeMarking() {
      setSeen({ ...seen, typed: true })
      setAt('marking')
    },
  }
}

/** Keeps the step open with its last answer. */
function openIn(view: WizardView, after: WizardView): string | null {
  const [blocker] = blockersOf('package', after)
  if (blocker === undefined) return null
  if (otherVoltageFound(view) !== null) return words.foundOtherWhy
  return blocker.code === 'voltage-unknown' ? words.supplyOpen : blockerAct(blocker)
}

const openAt = (at: ChipQuestion, { choices }: WizardView): string | null =>
  at === 'marking' && choices.marking.trim() === '' ? words.markingOpen : null

// SPDX-License-Identifier: GPL-3.0-or-later
import { spellLegs } from '../../shared/data/legs.ts'
import { causeWords } from '../../shared/text/wiring.ts'
import { checkText as words, likelyText } from '../text/check.ts'
import type { Cause, PinPlace } from '../wizard/suspects.ts'
import { SectionTitle } from './SectionTitle.tsx'
import css from './Causes.module.css'

/** `pin 7, GP5`. */
const placeText = ({ pin, gpio }: PinPlace): string =>
  [words.pin(pin), gpio].filter((part) => part !== null).join(', ')

/**
 * Possible causes, in the order in which to check them, with words instead of percentages, each with its one physical
 * check.
 */
export function Causes({
  causes,
  loose,
  chipPackage,
}: {
  readonly causes: readonly Cause[]
  /** The chip is not on a mainboard, so the checks do not mention a clip. */
  readonly loose: boolean
  /** Id of the chosen package, which gives the numbers of the legs; `null`: none is chosen. */
  readonly chipPackage: string | null
}) {
  if (causes.length === 0) return null
  return (
    <section>
      <SectionTitle>{words.fits}</SectionTitle>
      <ol className={css['causes']}>
        {causes.map(({ id, likely, wires = [], csPlaces }, at) => (
          <li key={id} data-cause={id}>
            <span className="label">{at + 1}</span>
            <span>
              <b>{causeWords(id, loose)?.what}.</b>{' '}
              <span className="sub">
                {spellLegs(causeWords(id, loose)?.check ?? '', chipPackage)}
                {csPlaces === undefined
                  ? ''
                  : ` ${words.csPlaces(placeText(csPlaces.drawn), placeText(csPlaces.other))}`}
                {wires.length > 2 ? ` ${words.inOrder(wires.join(', '))}` : ''}
              </span>
            </span>
            <span className="label">{likelyText[likely]}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

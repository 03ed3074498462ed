// SPDX-License-Identifier: GPL-3.0-or-later
import { spellLegs } from '../../shared/data/legs.ts'
import { resumeText as resume } from '../../shared/text/work.ts'
import { causeAck } from '../../shared/work.ts'
import { acknowledge } from '../store/wizard.ts'
import { useWork } from '../store/selectors.ts'
import { causeText } from '../../shared/text/wiring.ts'
import { checkText as words, likelyText } from '../text/check.ts'
import type { Cause } from '../wizard/suspects.ts'

/** Causes that fit, in the order in which to check them, words instead of percentages, each with its one physical check. */
export function Causes({
  causes,
  loose = false,
  ticks = false,
}: {
  readonly causes: readonly Cause[]
  readonly loose?: boolean
  /** Each has a tick for what was checked, kept until a chip answers. */
  readonly ticks?: boolean
}) {
  const {
    choices: { chipPackage },
    acks,
  } = useWork()
  if (causes.length === 0) return null
  return (
    <section>
      <h2 className="section">{words.fits}</h2>
      <ol className="causes">
        {causes.map(({ id, likely, wires = [], csPlaces }, at) => (
          <li key={id} data-cause={id}>
            <span className="label">{at + 1}</span>
            <span>
              <b>{causeText[id]?.what}.</b>{' '}
              <span className="sub">
                {spellLegs(
                  (loose ? causeText[id]?.loose : undefined) ?? causeText[id]?.check ?? '',
                  chipPackage,
                )}
                {csPlaces === undefined ? '' : ` ${words.csPlaces(csPlaces.drawn, csPlaces.other)}`}
                {wires.length > 2 ? ` ${words.inOrder(wires.join(', '))}` : ''}
              </span>
            </span>
            <span className="label">
              {likelyText[likely]}
              {ticks ? (
                <label className="tick">
                  <input
                    type="checkbox"
                    checked={acks.includes(causeAck(id))}
                    aria-label={`${resume.checked}: ${causeText[id]?.what ?? id}`}
                    onChange={({ target }) => acknowledge(causeAck(id), target.checked)}
                  />
                  <span>{resume.checked}</span>
                </label>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

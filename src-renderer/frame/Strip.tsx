// SPDX-License-Identifier: GPL-3.0-or-later
import { BookOpen, Check, CircleQuestionMark } from 'lucide-react'
import { Mark } from '../parts/Mark.tsx'
import { Lamps } from './Lamps.tsx'
import { Menu } from './Menu.tsx'
import css from './Strip.module.css'
import { goTo, lookAt, toggleHelp } from '../store/wizard.ts'
import { useHelpOpen, usePlace, useView } from '../store/selectors.ts'
import { frame } from '../text/frame.ts'
import { shownStage } from '../wizard/stages.ts'
import { toldTrail } from '../text/trail.ts'
import type { ToldTrailItem } from '../text/trail.ts'

/** The computer and the guide's four steps with the user's choices, the two lamps, help and the menu. */
export function Strip() {
  const view = useView()
  const place = usePlace()
  const helpOpen = useHelpOpen()
  const trail = toldTrail(view, place.kind === 'wizard' ? shownStage(view) : null)
  return (
    <header className={css['strip']}>
      <div className={css['brand']}>
        <Mark />
        {view.practice ? (
          <span className={css['practice']} title={frame.practiceHint}>
            <span aria-hidden="true">{frame.practice}</span>
            <span className="visually-hidden">{frame.practiceHint}</span>
          </span>
        ) : (
          <span className={css['product']}>{frame.product}</span>
        )}
      </div>
      <nav aria-label={frame.stepsLabel}>
        <ol className={css['trail']}>
          {trail.map((item) => (
            <li
              key={item.step}
              className={css[item.state]}
              aria-current={item.state === 'now' ? 'step' : undefined}
              data-trail={item.step}
            >
              {item.goes === null ? (
                <span className={css['item']}>
                  <Step item={item} />
                </span>
              ) : (
                <button type="button" className={css['item']} onClick={() => go(item)}>
                  <Step item={item} />
                </button>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <Lamps view={view} />
      <button
        type="button"
        className={css['round']}
        aria-expanded={helpOpen}
        aria-keyshortcuts="F1"
        aria-label={frame.helpLabel}
        title={frame.helpLabel}
        onClick={toggleHelp}
      >
        <CircleQuestionMark aria-hidden="true" />
      </button>
      <button
        type="button"
        className={`${css['round']} ${css['wide']}`}
        aria-current={place.kind === 'reference' ? 'page' : undefined}
        aria-label={frame.reference}
        title={frame.reference}
        onClick={() => goTo({ kind: 'reference', page: '' })}
      >
        <BookOpen aria-hidden="true" />
      </button>
      <Menu trail={trail} />
    </header>
  )
}

export function go({ goes }: ToldTrailItem): void {
  if (goes === 'on') goTo({ kind: 'wizard' })
  if (goes !== null) lookAt(goes === 'on' ? null : goes)
}

/** The choice is below the name of its step; text that does not fit is spoken, and shown on hover. */
function Step({ item: { step, state, answer } }: { readonly item: ToldTrailItem }) {
  return (
    <>
      {state === 'done' ? <Check aria-label={frame.doneLabel} /> : <span className={css['mark']} />}
      <span className={css['words']} title={answer?.full}>
        <span className={css['name']}>{frame.steps[step]}</span>
        {answer === null ? null : (
          <>
            <span className={css['answer']} data-bad={answer.bad} aria-hidden="true">
              {answer.short}
            </span>
            <span className="visually-hidden">: {answer.full}</span>
          </>
        )}
      </span>
    </>
  )
}

// SPDX-License-Identifier: GPL-3.0-or-later
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { HandDrawing } from './drawing/HandDrawing.tsx'
import type { ToldHandStep } from '../text/hands.ts'
import css from './HandCards.module.css'

interface HandCardsProps {
  readonly steps: readonly ToldHandStep[]
  /** The steps already done: detected by the app or confirmed by the user. */
  readonly done: number
  readonly doneLabel: string
  /** Shown at the current step: its confirmation, if the app cannot detect it. */
  readonly act?: ReactNode
}

/** The user's actions, in order, each as a drawing; a frame marks the current one. */
export function HandCards({ steps, done, doneLabel, act }: HandCardsProps) {
  return (
    <ol className={css['cards']}>
      {steps.map(({ figure, what, why }, at) => (
        <li
          key={what}
          className={at === done ? css['now'] : at < done ? css['past'] : ''}
          aria-current={at === done ? 'step' : undefined}
        >
          <HandDrawing figure={figure} />
          <div className={css['said']}>
            <span className={at < done ? css['done'] : css['number']}>
              {at < done ? <Check aria-label={doneLabel} /> : at + 1}
            </span>
            <div>
              <b>{what}</b>
              <p>{why}</p>
              {at === done ? act : null}
            </div>
          </div>
        </li>
      ))}
    </ol>
  )
}

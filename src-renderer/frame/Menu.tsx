// SPDX-License-Identifier: GPL-3.0-or-later
import { Archive, BookOpen, FileSearch, Menu as MenuMark, ScrollText } from 'lucide-react'
import { useId, useRef } from 'react'
import { CopyButton } from '../parts/CopyButton.tsx'
import { LanguageChoice } from './LanguageChoice.tsx'
import css from './Menu.module.css'
import strip from './Strip.module.css'
import { ask } from '../store/actions.ts'
import { useLogOpen, usePlace, useView } from '../store/selectors.ts'
import { goTo, lookAt, toggleLog } from '../store/wizard.ts'
import type { Place } from '../store/wizard.ts'
import { frame } from '../text/frame.ts'
import { flashprogCommand } from '../wizard/flashprog.ts'
import { currentStage } from '../wizard/stages.ts'
import type { ToldTrailItem } from '../text/trail.ts'

/** Everything besides the four steps: reference, backups, a look into an image, log, command and report. */
export function Menu({ trail }: { readonly trail: readonly ToldTrailItem[] }) {
  const view = useView()
  const place = usePlace()
  const logOpen = useLogOpen()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const leave = () => list.current?.hidePopover()
  const to = (there: Place) => () => {
    leave()
    goTo(there)
  }
  return (
    <>
      <button
        type="button"
        className={strip['round']}
        popoverTarget={id}
        aria-label={frame.menu}
        title={frame.menu}
      >
        <MenuMark aria-hidden="true" />
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        className={css['menu']}
        role="group"
        aria-label={frame.menu}
      >
        <ol className={css['steps']}>
          {trail.map((item) =>
            item.goes === null ? null : (
              <li key={item.step}>
                <button
                  type="button"
                  onClick={() => {
                    leave()
                    lookAt(item.goes === 'on' ? null : item.goes)
                  }}
                >
                  {frame.steps[item.step]}
                  {item.answer === null ? null : (
                    <span className={css['k']}>{item.answer.full}</span>
                  )}
                </button>
              </li>
            ),
          )}
        </ol>
        <button
          type="button"
          className={css['narrow']}
          aria-current={place.kind === 'reference' ? 'page' : undefined}
          onClick={to({ kind: 'reference', page: '' })}
        >
          <BookOpen aria-hidden="true" />
          {frame.reference}
        </button>
        <button
          type="button"
          aria-current={place.kind === 'look' ? 'page' : undefined}
          onClick={to({ kind: 'look' })}
        >
          <FileSearch aria-hidden="true" />
          {frame.look}
        </button>
        <button
          type="button"
          aria-current={place.kind === 'backups' ? 'page' : undefined}
          onClick={to({ kind: 'backups' })}
        >
          <Archive aria-hidden="true" />
          {frame.backups}
          <span className={css['k']}>{view.snapshot.backups.length}</span>
        </button>
        <hr />
        <button
          type="button"
          aria-expanded={logOpen}
          aria-keyshortcuts="Control+L"
          onClick={() => {
            leave()
            toggleLog()
          }}
        >
          <ScrollText aria-hidden="true" />
          {frame.log}
          <kbd className={css['k']}>{frame.logKey}</kbd>
        </button>
        <CopyButton text={() => flashprogCommand(currentStage(view), view)}>
          {frame.flashprogCommand}
        </CopyButton>
        <CopyButton text={() => ask('app.report', undefined)}>{frame.supportReport}</CopyButton>
        <hr />
        <LanguageChoice />
      </div>
    </>
  )
}

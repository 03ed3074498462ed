import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useHelpOpen } from '../store/selectors.ts'
import { goTo, toggleHelp } from '../store/wizard.ts'
import { frame } from '../text/frame.ts'
import { help } from '../text/help.ts'
import type { StageId } from '../wizard/stages.ts'

/** Help for the stage on screen; covers the reading area only. Escape closes it and gives the focus back. */
export function HelpPane({ stage }: { readonly stage: StageId | null }) {
  const open = useHelpOpen()
  const pane = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!open) return undefined
    const before = document.activeElement
    pane.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [open])
  if (!open) return null
  const topics = stage === null ? help.anywhere : [...help.stages[stage], ...help.anywhere]
  return (
    <aside
      className="help-pane"
      aria-label={frame.help}
      ref={pane}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') toggleHelp()
      }}
    >
      <div className="help-head">
        <h2>{frame.help}</h2>
        <button
          type="button"
          className="b quiet small"
          onClick={toggleHelp}
          aria-label={help.close}
        >
          <X className="i" aria-hidden="true" />
        </button>
      </div>
      {topics.map(({ question, answer, page }) => (
        <section key={question}>
          <h3>{question}</h3>
          <p>{answer}</p>
          {page === undefined ? null : (
            <button
              type="button"
              className="link"
              onClick={() => goTo({ kind: 'reference', page })}
            >
              {help.more}
            </button>
          )}
        </section>
      ))}
    </aside>
  )
}

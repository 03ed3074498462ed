import { useRef } from 'react'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { CopyButton } from './CopyButton.tsx'
import { ask } from '../store/actions.ts'
import { useLogOpen, useView } from '../store/selectors.ts'
import { toggleLog } from '../store/wizard.ts'
import { frame } from '../text/frame.ts'
import { timeOfDay } from '../text/size.ts'
import { flashprogCommand } from '../wizard/flashprog.ts'
import { currentStage } from '../wizard/stages.ts'

/** One line of log, the drawer above it (Escape closes it), the equivalent command and the support report. */
export function LogBar() {
  const view = useView()
  const open = useLogOpen()
  const { log } = view.snapshot
  const last = log.at(-1)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <footer
      className="logbar"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        toggleLog()
        button.current?.focus()
      }}
    >
      {open ? (
        <div className="log-drawer" tabIndex={0} role="region" aria-label={frame.log}>
          <ol>
            {log.map((line) => (
              <li key={line.seq}>
                <time dateTime={line.at}>{timeOfDay(line.at)}</time> <span>{line.text}</span>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      <button ref={button} type="button" aria-expanded={open} onClick={toggleLog}>
        {open ? (
          <ChevronDown className="i" aria-hidden="true" />
        ) : (
          <ChevronUp className="i" aria-hidden="true" />
        )}
        {frame.log}
      </button>
      <code>{last === undefined ? '' : `${timeOfDay(last.at)}  ${last.text}`}</code>
      <span className="right">
        <CopyButton text={() => flashprogCommand(currentStage(view), view)}>
          {frame.flashprogCommand}
        </CopyButton>
        <CopyButton text={() => ask('app.report', undefined)}>{frame.supportReport}</CopyButton>
      </span>
    </footer>
  )
}

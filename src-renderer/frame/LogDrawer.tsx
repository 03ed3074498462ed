// SPDX-License-Identifier: GPL-3.0-or-later
import { X } from 'lucide-react'
import { Button } from '../parts/Button.tsx'
import css from './LogDrawer.module.css'
import { logText } from '../../shared/text/log.ts'
import { useLogOpen, useSnapshot } from '../store/selectors.ts'
import { toggleLog } from '../store/wizard.ts'
import { frame } from '../text/frame.ts'
import { useFocusWhileOpen } from './useFocusWhileOpen.ts'
import { timeOfDay } from '../text/size.ts'

/** The log, at the bottom; Ctrl+L opens it; Ctrl+L or Escape closes it and returns the focus. */
export function LogDrawer() {
  const open = useLogOpen()
  const { log } = useSnapshot()
  const drawer = useFocusWhileOpen(open)
  if (!open) return null
  return (
    <section
      ref={drawer}
      className={css['log']}
      aria-label={frame.log}
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key === 'Escape') toggleLog()
      }}
    >
      <div className={css['close']}>
        <Button look="quiet" small label={frame.closeLog} onPress={toggleLog}>
          <X aria-hidden="true" />
        </Button>
      </div>
      <ol>
        {log.map((line) => (
          <li key={line.seq}>
            <time dateTime={line.at}>{timeOfDay(line.at)}</time> <span>{logText(line)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

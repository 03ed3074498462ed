// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'
import { classes } from './classes.ts'
import css from './Button.module.css'

interface ButtonProps {
  readonly children: ReactNode
  readonly onPress: () => void
  readonly look?: 'go' | 'quiet' | 'stop' | 'plain'
  readonly small?: boolean
  /**
   * Why the button cannot be used now; the parent shows it, a screen reader speaks it with the button. It stays
   * focusable.
   */
  readonly blocked?: string | null
  /** The consequence, as a second line. */
  readonly consequence?: string
  readonly label?: string
  /** The button shows or hides something. */
  readonly expanded?: boolean
  /** The button switches something, which is now on. */
  readonly pressed?: boolean
}

/** A button that is never disabled without a reason: when blocked, it is dashed, says why, and does nothing. */
export function Button(props: ButtonProps) {
  const { children, onPress, look = 'plain', small = false, blocked = null, consequence } = props
  const reason = useId()
  return (
    <>
      <button
        type="button"
        data-button={look}
        className={classes(
          css['button'],
          look === 'plain' ? '' : css[look],
          small ? css['small'] : '',
          consequence ? css['two'] : '',
        )}
        aria-disabled={blocked !== null}
        aria-describedby={blocked === null ? undefined : reason}
        aria-label={props.label}
        aria-expanded={props.expanded}
        aria-pressed={props.pressed}
        onClick={({ detail }) => {
          // The second click of a double click may hit another button at the same place, such as the one that stops the
          // job.
          const again = detail > 1 && (look === 'go' || look === 'stop')
          if (blocked === null && !again) onPress()
        }}
      >
        {children}
        {consequence === undefined ? null : (
          <>
            <span className="visually-hidden">: </span>
            <small>{consequence}</small>
          </>
        )}
      </button>
      {blocked === null ? null : (
        // Hidden, but spoken with the button. A screen reader that reads on meets the sentence beside it only once.
        <span id={reason} hidden>
          {blocked}
        </span>
      )}
    </>
  )
}

/** A button that looks like a link: an action in the middle of a text. */
export function Link({ className, ...rest }: ComponentProps<'button'>) {
  return <button {...rest} type="button" className={classes(css['link'], className)} />
}

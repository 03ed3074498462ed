// SPDX-License-Identifier: GPL-3.0-or-later
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { frame } from '../text/frame.ts'
import css from './Screen.module.css'

interface ScreenProps {
  /** A question or a result. `null`: the screen shows its own `Title` beside its picture. */
  readonly title: string | null
  readonly lead?: ReactNode
  /** Puts further content around the heading, if it is more than a line. */
  readonly around?: (title: ReactNode) => ReactNode
  readonly children?: ReactNode
  /** The button that goes back, at the left of the action bar. */
  readonly back?: ReactNode
  /** A sentence beside the main button: why it is blocked, or its consequence. */
  readonly why?: ReactNode
  /** The one filled button, at the right. */
  readonly commit?: ReactNode
  /** Screen readers speak it at once instead of politely: for faults. */
  readonly urgent?: boolean
}

/** Title, text, next act: in the same places on every screen. The title takes the focus when the screen changes. */
export function Screen(props: ScreenProps) {
  const { title, lead, around = (heading: ReactNode) => heading, children, back, why } = props
  const { commit, urgent } = props
  return (
    <>
      <main id="main">
        {/* Around the heading, not on it: an alert in its place would leave the page without a heading. */}
        {title === null
          ? null
          : around(
              <div role={urgent === true ? 'alert' : undefined}>
                <Title says={title} />
              </div>,
            )}
        {lead === undefined ? null : (
          <p className={css['lead']} data-testid="lead">
            {lead}
          </p>
        )}
        {children}
      </main>
      <section className={css['actions']} data-testid="actions" aria-label={frame.next}>
        {back}
        <p className={css['why']} data-testid="why">
          {why}
        </p>
        {commit}
      </section>
    </>
  )
}

interface TitleProps {
  /** Spoken, and shown if there are no `children` in its place. */
  readonly says: string
  readonly className?: string | undefined
  readonly children?: ReactNode
}

/** The only main heading of the page. It takes the focus whenever its text changes. */
export function Title({ says, className, children }: TitleProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    // A new page starts at its top, wherever the previous one was scrolled to.
    heading.current?.closest('main')?.scrollTo(0, 0)
  }, [says])
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children === undefined ? (
        says
      ) : (
        <>
          <span className="visually-hidden">{says}</span>
          <span aria-hidden="true">{children}</span>
        </>
      )}
    </h1>
  )
}

/** Further text before the answer. */
export const Lead = ({ children }: { readonly children: ReactNode }) => (
  <p className={css['lead']}>{children}</p>
)

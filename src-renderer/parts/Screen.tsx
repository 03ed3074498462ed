// SPDX-License-Identifier: GPL-3.0-or-later
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { frame } from '../text/frame.ts'
import css from './Screen.module.css'

interface ScreenProps {
  /** A question or a result. `null`: the screen sets its own `Title` beside its picture. */
  readonly title: string | null
  readonly lead?: ReactNode
  /** What the heading stands in, where it is more than a line. */
  readonly around?: (title: ReactNode) => ReactNode
  readonly children?: ReactNode
  /** The way back, at the left of the action bar. */
  readonly back?: ReactNode
  /** A sentence beside the commit: why it is blocked, or what it leaves behind. */
  readonly why?: ReactNode
  /** The one filled button, at the right. */
  readonly commit?: ReactNode
  /** Spoken at once instead of politely: faults. */
  readonly urgent?: boolean
}

/** Title, reading, next act: the same places on every screen. The title takes the focus when the screen changes. */
export function Screen(props: ScreenProps) {
  const { title, lead, around = (heading: ReactNode) => heading, children, back, why } = props
  const { commit, urgent } = props
  return (
    <>
      <main id="main">
        {/* Around the heading, not on it: an alert in its place would leave the page without one. */}
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
  /** Heard, and seen where there are no `children` in its place. */
  readonly says: string
  readonly className?: string | undefined
  readonly children?: ReactNode
}

/** The one heading of the page. It takes the focus whenever it says something else. */
export function Title({ says, className, children }: TitleProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    // What is new begins at its top, wherever the last was left.
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

/** More to read before the answer. */
export const Lead = ({ children }: { readonly children: ReactNode }) => (
  <p className={css['lead']}>{children}</p>
)

// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import type { ReactNode } from 'react'
import { goTo } from '../store/wizard.ts'
import button from '../parts/Button.module.css'
import { Link } from '../parts/Button.tsx'

export const openPage = (page: string) => goTo({ kind: 'reference', page })

/** The filled button of a page: the next step for most users. */
export function RefButton({ page, children }: RefLinkProps) {
  return (
    <button
      type="button"
      className={`${button['button']} ${button['go']}`}
      data-button="go"
      data-page={page}
      onClick={() => openPage(page)}
    >
      {children}
    </button>
  )
}

interface RefLinkProps {
  readonly page: string
  readonly children: ReactNode
}

/** A link to another page of the reference; stays in the app. */
export function RefLink({ page, children }: RefLinkProps) {
  return (
    <Link data-page={page} onClick={() => openPage(page)}>
      {children}
    </Link>
  )
}

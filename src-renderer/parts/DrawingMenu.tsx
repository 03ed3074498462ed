// SPDX-License-Identifier: GPL-3.0-or-later
import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { momentText as words } from '../text/wire.ts'
import styles from './DrawingMenu.module.css'

/** Rare actions for a drawing, behind one button in its corner. Escape closes it. */
export function DrawingMenu({ children }: { readonly children: ReactNode }) {
  return (
    <details
      className={styles['menu']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !event.currentTarget.open) return
        event.preventDefault()
        event.currentTarget.open = false
        event.currentTarget.querySelector('summary')?.focus()
      }}
    >
      <summary>
        <Ellipsis aria-hidden="true" />
        {words.view}
      </summary>
      <div className={styles['acts']}>{children}</div>
    </details>
  )
}

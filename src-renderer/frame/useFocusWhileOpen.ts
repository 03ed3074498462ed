// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** For panes beside the page: a pane takes the focus when it opens, and returns it when it closes. */
export function useFocusWhileOpen(open: boolean): RefObject<HTMLElement | null> {
  const shown = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!open) return undefined
    const before = document.activeElement
    shown.current?.focus()
    return () => {
      // If the focus has moved elsewhere meanwhile, it stays there.
      if (document.activeElement !== document.body) return
      const there = before?.isConnected === true && before !== document.body
      const back = there ? before : document.querySelector('#main h1')
      if (back instanceof HTMLElement) back.focus({ preventScroll: there })
    }
  }, [open])
  return shown
}

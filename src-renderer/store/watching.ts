// SPDX-License-Identifier: GPL-3.0-or-later
/** Makes the app watch the wires while a page shows the check and is visible. */
import { useEffect } from 'react'
import { tellQuietly } from './actions.ts'

/** A third of the time after which the app considers a page gone. */
const AGAIN_MS = 1000

/** Tells two pages apart, and a page from itself after a reload. */
const page = `page-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`

export function useWatching(): void {
  useEffect(() => {
    const say = (): void => {
      const on = document.visibilityState === 'visible'
      tellQuietly('check.watch', { page, on })
    }
    say()
    const timer = setInterval(say, AGAIN_MS)
    document.addEventListener('visibilitychange', say)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', say)
      tellQuietly('check.watch', { page, on: false })
    }
  }, [])
}

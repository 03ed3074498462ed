// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect } from 'react'
import { refreshQuietly } from './actions.ts'

/** What is plugged in, or has just become openable, shows within this time. */
const LOOK_MS = 1500

/** Looks at what is plugged in, now and again and again while the component is on screen and `wanted`. */
export function useLookingForProgrammers(wanted = true): void {
  useEffect(() => {
    if (!wanted) return undefined
    refreshQuietly()
    const timer = setInterval(refreshQuietly, LOOK_MS)
    return () => clearInterval(timer)
  }, [wanted])
}

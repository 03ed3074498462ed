// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect } from 'react'
import { refreshQuietly } from './actions.ts'

/** Longest time, ms, until a newly connected or newly accessible device is shown. */
const LOOK_MS = 1500

/** Lists connected devices, now and repeatedly while the component is on screen and `wanted`. */
export function useLookingForProgrammers(wanted = true): void {
  useEffect(() => {
    if (!wanted) return undefined
    refreshQuietly()
    const timer = setInterval(refreshQuietly, LOOK_MS)
    return () => clearInterval(timer)
  }, [wanted])
}

// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useRef, useState } from 'react'

/** Long enough to read which chip was found. */
const SHOWN_MS = 2000

/**
 * Continues without a press if nothing is in doubt. After a key, a touch of the page or a visit to another page it
 * waits for the button: the user wants to look at something. True while it is about to continue.
 */
export function useGoingOn(sure: boolean, act: () => void): boolean {
  const [held, setHeld] = useState(false)
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  const goes = sure && !held
  useEffect(() => {
    if (!goes) return undefined
    const hold = (): void => setHeld(true)
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') latest.current()
      else hold()
    }, SHOWN_MS)
    document.addEventListener('keydown', hold)
    document.addEventListener('pointerdown', hold)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('keydown', hold)
      document.removeEventListener('pointerdown', hold)
    }
  }, [goes])
  return goes
}

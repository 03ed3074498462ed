// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useRef } from 'react'

interface StepKeys {
  readonly next: () => void
  readonly back: () => void
  readonly list: () => void
}

/** Elements that handle arrows, letters or Enter themselves. */
const fields = 'input, select, textarea, [contenteditable], [role=dialog], aside'
const pressed = `${fields}, button, a, summary`

/**
 * Right or Enter goes on, Left goes back, L shows the list: never within a field, and never while a key is held down,
 * because each press stands for one wire.
 */
export function useStepKeys(keys: StepKeys): void {
  const now = useRef(keys)
  useEffect(() => {
    now.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, target, repeat, defaultPrevented, ctrlKey, altKey, metaKey, shiftKey } = event
      if (repeat || defaultPrevented || ctrlKey || altKey || metaKey || shiftKey) return
      const within = (selector: string) => target instanceof Element && target.closest(selector)
      if (within(key === 'Enter' ? pressed : fields)) return
      const act = { ArrowRight: 'next', Enter: 'next', ArrowLeft: 'back', l: 'list', L: 'list' }[
        key
      ]
      if (act === undefined) return
      event.preventDefault()
      now.current[act as keyof StepKeys]()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

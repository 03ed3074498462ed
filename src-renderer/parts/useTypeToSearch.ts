// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** Typing while no other field has the focus goes into this field. */
export function useTypeToSearch(): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKey = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const inMain = target === document.body || (target as Element).closest('#main') !== null
      const typing = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
      if (!inMain || typing || ctrlKey || metaKey || altKey || !/^[\p{L}\p{N}]$/u.test(key)) return
      // The letter itself is typed into the field too.
      field.current?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return field
}

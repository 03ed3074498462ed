// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** Typing with no other field in focus goes into this one. */
export function useTypeToSearch(): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKey = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const inMain = target === document.body || (target as Element).closest('#main') !== null
      const typing = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
      if (!inMain || typing || ctrlKey || metaKey || altKey || !/^[\p{L}\p{N}]$/u.test(key)) return
      // The letter itself follows into the field.
      field.current?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return field
}

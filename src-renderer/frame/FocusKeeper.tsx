// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect } from 'react'

/**
 * A button that vanishes when pressed would lose the focus. The next element gets it, so that the Tab key and the
 * screen reader continue from there. When a whole screen changes, the next title takes the focus instead.
 */
export function FocusKeeper() {
  useEffect(() => {
    let onward: readonly Element[] = []
    const onFocus = ({ target }: FocusEvent) => {
      onward = target instanceof Element ? wayOn(target) : []
    }
    const observer = new MutationObserver(() => {
      const [last] = onward
      if (document.activeElement !== document.body || last === undefined || last.isConnected) return
      const left = onward.find((each) => each.isConnected && !each.hasAttribute('hidden'))
      if (!(left instanceof HTMLElement) || left.closest('#main') === null || left.id === 'main')
        return
      if (left.tabIndex < 0) {
        left.tabIndex = -1
        left.dataset['kept'] = ''
      }
      left.focus({ preventScroll: true })
    })
    document.addEventListener('focusin', onFocus)
    observer.observe(document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', onFocus)
      observer.disconnect()
    }
  }, [])
  return null
}

/** The element, and where to continue without it: the next sibling, else its parent, and so on outwards. */
function wayOn(element: Element): readonly Element[] {
  const next = element.nextElementSibling
  const parent = element.parentElement
  return [element, ...(next === null ? [] : [next]), ...(parent === null ? [] : wayOn(parent))]
}

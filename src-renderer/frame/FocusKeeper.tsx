// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect } from 'react'

/**
 * A button that vanishes by being pressed would leave the focus nowhere. What comes after it gets it, so that Tab and
 * the reading voice go on from there. A screen that goes as a whole is not its matter: the next title takes the focus.
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

/** The element, and where to go on without it: what follows it, else what it stands in, and so on outwards. */
function wayOn(element: Element): readonly Element[] {
  const next = element.nextElementSibling
  const parent = element.parentElement
  return [element, ...(next === null ? [] : [next]), ...(parent === null ? [] : wayOn(parent))]
}

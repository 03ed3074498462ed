// SPDX-License-Identifier: GPL-3.0-or-later
/** The language of the page: what is set in the app, else what the system of who looks at it asks for. */
import { languageFor, locale, setLanguage } from '../../shared/text/language.ts'
import { mirror } from './mirror.ts'

/** Follows the setting; call once, before anything is drawn. */
export function followLanguage(): void {
  const speak = () => {
    const set = mirror.getState().snapshot?.settings.language ?? null
    setLanguage(set ?? languageFor(navigator.languages))
    document.documentElement.lang = locale()
  }
  speak()
  mirror.subscribe(speak)
}

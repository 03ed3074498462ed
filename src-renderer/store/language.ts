// SPDX-License-Identifier: GPL-3.0-or-later
/** The language of the page: the app's setting, else the language of the viewer's system. */
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

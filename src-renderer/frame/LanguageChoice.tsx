// SPDX-License-Identifier: GPL-3.0-or-later
import { Languages } from 'lucide-react'
import css from './LanguageChoice.module.css'
import { tell } from '../store/actions.ts'
import { useSnapshot } from '../store/selectors.ts'
import { languages, languageNames } from '../../shared/text/language.ts'
import { frame } from '../text/frame.ts'

/** Each language by its own name, so that users can find theirs without reading the current one. */
export function LanguageChoice() {
  const { language } = useSnapshot().settings
  const choices = [null, ...languages]
  return (
    <fieldset className={css['choice']}>
      <legend>
        <Languages aria-hidden="true" />
        {frame.language}
      </legend>
      {choices.map((each) => (
        <label key={each ?? 'system'} lang={each ?? undefined}>
          <input
            type="radio"
            name="language"
            checked={language === each}
            onChange={() => void tell('app.settings', { language: each })}
          />
          {each === null ? frame.languageOfSystem : languageNames[each]}
        </label>
      ))}
    </fieldset>
  )
}

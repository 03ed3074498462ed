import { spoken } from '../../shared/text/language.ts'
import * as de from './de/title.ts'
import * as en from './en/title.ts'

export const { titleText } = spoken({ en, de })

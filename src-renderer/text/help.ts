import { spoken } from '../../shared/text/language.ts'
import * as de from './de/help.ts'
import * as en from './en/help.ts'

export type { HelpTopic } from './en/help.ts'
// Whom a topic is for stands beside its words and is the same in every language.
export const help = spoken({ en, de }).help as typeof en.help

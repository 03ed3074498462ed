/** Words for a page that does not hear the app: what was under way, what that means for the chip, and what to do. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/connection.ts'
import * as en from './en/connection.ts'

export type { LinkSeen, LinkNotice } from './en/connection.ts'
export const { linkNotice } = spoken({ en, de })

// SPDX-License-Identifier: GPL-3.0-or-later
/** The user's settings for Pin One itself. */
import type { Spoken } from '../text/language.ts'

export interface Settings {
  /** `null`: the language of the system, as each front end finds it. */
  readonly language: Spoken | null
  /** A tone when a read or a write has ended, with any result. */
  readonly endTone: boolean
  /** A desktop notification at the same moment, while Pin One is not in front. */
  readonly endNotice: boolean
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** What the user set for Pin One itself. */
import type { Spoken } from '../text/language.ts'

export interface Settings {
  /** `null`: that of the system, as each front finds it. */
  readonly language: Spoken | null
  /** A tone when a read or a write has ended, well or not. */
  readonly endTone: boolean
  /** A notification of the desktop for the same, while Pin One is not what is looked at. */
  readonly endNotice: boolean
}

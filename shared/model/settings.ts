/** What the user set for Pin One itself. */
import type { Spoken } from '../text/language.ts'

export interface Settings {
  /** `null`: that of the system, as each front finds it. */
  readonly language: Spoken | null
}

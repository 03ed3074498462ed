// SPDX-License-Identifier: GPL-3.0-or-later
/** What the judges look at: the image, and everything that is known of where it shall go. */
import type { BoardPlace } from '../../../shared/board-places.ts'
import type { Board } from '../../../shared/data/guide.ts'
import type { ImageTarget } from '../../../shared/data/image-targets.ts'
import type { ImageContents } from '../../../shared/model/contents.ts'
import type {
  CheckedCode,
  FindingCode,
  FindingFacts,
  FindingLevel,
  SkippedCode,
} from '../../../shared/model/image.ts'
import type { NamedTarget } from '../file-name.ts'

export interface Judged {
  readonly name: string
  readonly contents: ImageContents
  /** `null`: no chip is known, every size may be right. */
  readonly chipBytes: number | null
  readonly board: Board | null
  /** Where on this board the image shall go; `null`: not known. */
  readonly place: BoardPlace | null
  /** The chip as it was last read, looked into. */
  readonly backup: ImageContents | null
  readonly identical: boolean
  /** The chip is the practice chip. */
  readonly practice: boolean
}

/** What is worked out once, for every judge. */
export interface Case extends Judged {
  /** The image holds something that firmware has. */
  readonly structured: boolean
  readonly named: NamedTarget | null
  /** Targets that this image can be of: by what it says of itself, else by the board. */
  readonly targets: readonly ImageTarget[]
  readonly machine: 'x86' | 'arm' | 'unknown'
  /** Address of the first byte of the file in the flash of its build; `null`: not known. */
  readonly startsAt: number | null
  /** Size of the flash that the build was for. */
  readonly flashBytes: number | null
  readonly find: <C extends FindingCode>(
    code: C,
    level: FindingLevel,
    facts: FindingFacts[C],
  ) => void
  readonly checked: (code: CheckedCode) => void
  /** What could not be compared here, to be said as not checked. */
  readonly skipped: (code: SkippedCode) => void
}

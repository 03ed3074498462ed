// SPDX-License-Identifier: GPL-3.0-or-later
/** Input of the judges: the image, and everything known about where it will be written. */
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
  /** `null`: the chip is unknown, so no size can be called wrong. */
  readonly chipBytes: number | null
  readonly board: Board | null
  /** Where on this mainboard the image will be written; `null`: not known. */
  readonly place: BoardPlace | null
  /** The analysed contents of the chip as last read. */
  readonly backup: ImageContents | null
  readonly identical: boolean
  /** True for the practice chip. */
  readonly practice: boolean
}

/** Values that are computed once for all judges. */
export interface Case extends Judged {
  /** The image holds some structure of firmware. */
  readonly structured: boolean
  readonly named: NamedTarget | null
  /** Possible targets of this image: by what it states about itself, else by the mainboard. */
  readonly targets: readonly ImageTarget[]
  readonly machine: 'x86' | 'arm' | 'unknown'
  /** Address of the first byte of the file in the flash of its build; `null`: not known. */
  readonly startsAt: number | null
  /** Size of the flash that the build was made for, bytes. */
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

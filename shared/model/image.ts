/** What can be written, and what was kept of a chip before. Sizes in bytes. */

export interface ImageInfo {
  readonly id: string
  readonly name: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly sha1: string
}

/** What is noticed about an image before it may be written. `stop` findings close the gate. */
export interface ImageFinding {
  readonly code:
    | 'wrong-size'
    | 'half-of-pair'
    | 'refused-name'
    | 'blank'
    | 'identical'
    | 'no-known-structure'
  readonly level: 'stop' | 'caution' | 'note'
  readonly text: string
}

/** A saved backup, as its JSON beside the bytes says it. */
export interface BackupInfo {
  readonly id: string
  /** File name inside the vault; never a path. */
  readonly fileName: string
  readonly takenAt: string // ISO 8601
  readonly chipId: string
  readonly chipName: string
  readonly idBytes: string
  readonly board: string | null
  readonly programmer: string
  readonly clockHz: number
  readonly sizeBytes: number
  readonly sha256: string
  readonly sha1: string
  /** How many equal reads stand behind it. */
  readonly reads: number
  /** The value of every byte where all are alike, as on a blank chip; `null` where they are not. */
  readonly oneByte: number | null
  readonly note: string
}

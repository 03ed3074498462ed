// SPDX-License-Identifier: GPL-3.0-or-later
/** A part of a chip or image. */

export interface ByteRange {
  readonly offset: number
  readonly length: number
}

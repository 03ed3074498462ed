// SPDX-License-Identifier: GPL-3.0-or-later
/** Why equal reads of a whole chip are accepted as its contents. */
export type Believed =
  /** The bytes have several values, and no address or data bit is lost in them. */
  | { readonly code: 'varied'; readonly passes: number; readonly sizeBytes: number }
  /** The bytes have one value, but the chip gives its ID each time, and its write enable latch follows. */
  | { readonly code: 'blank-alive'; readonly fill: 'all-ff' | 'all-00' }
  /** The second half repeats the first, and the chip itself states the whole size. */
  | { readonly code: 'size-stated'; readonly sizeBytes: number }

// SPDX-License-Identifier: GPL-3.0-or-later
/** The other form in which a file holds an image, so that a conversion can be offered. Pure. */
import type { ImageContents } from './model/contents.ts'
import type { UndoHow } from './model/regions.ts'

/** `null`: the bytes are as a chip holds them, or Pin One does not know the form. */
export function undoOf({
  what,
  orientation,
}: Pick<ImageContents, 'what' | 'orientation'>): UndoHow | null {
  if (what.kind === 'capsule') return 'capsule'
  if (what.kind === 'text-form') return what.format === 'hex-dump' ? null : what.format
  return orientation === 'straight' || orientation === 'unknown' ? null : orientation
}

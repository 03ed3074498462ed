// SPDX-License-Identifier: GPL-3.0-or-later
/** Keeps the analysis of each image: it reads every byte, and the bytes of an image never change. */
import type { ImageContents } from '../../shared/model/contents.ts'
import { readImage } from '../image/read.ts'

const read = new WeakMap<Uint8Array, ImageContents>()

export function contentsOf(bytes: Uint8Array): ImageContents {
  const held = read.get(bytes)
  if (held !== undefined) return held
  const contents = readImage(bytes)
  read.set(bytes, contents)
  return contents
}

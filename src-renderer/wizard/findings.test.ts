// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from 'vitest'
import type { ImageFinding } from '../../shared/model/image.ts'
import { findingsToShow } from './findings.ts'

const size: ImageFinding = {
  code: 'wrong-size',
  level: 'stop',
  facts: { sizeBytes: 1, chipBytes: 2, restBytes: null },
}
const archive: ImageFinding = {
  code: 'not-an-image',
  level: 'stop',
  facts: { what: { kind: 'archive', format: 'xz' } },
}
const empty: ImageFinding = {
  code: 'not-an-image',
  level: 'stop',
  facts: { what: { kind: 'empty' } },
}

it('does not hold the size of an archive against the image inside, and keeps every other stop', () => {
  expect(findingsToShow([size, archive])).toEqual([archive])
  expect(findingsToShow([size, empty])).toEqual([size, empty])
  expect(findingsToShow([size])).toEqual([size])
})

// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { warnings } from '../../shared/data/guide.ts'
import { cautionList, mostCautions } from './caution-list.ts'

const must = warnings.filter(({ must_acknowledge }) => must_acknowledge)

describe('the cautions of a screen', () => {
  it('are three in full at most, and every one to tick comes once those before it are ticked', () => {
    const read = new Set<string>()
    for (let turn = 0; turn < warnings.length; turn++) {
      const list = cautionList(warnings, ({ id }) => read.has(id))
      const open = list.toTick.filter(({ id }) => !read.has(id))
      expect(open.length + list.dangers.length).toBeLessThanOrEqual(mostCautions)
      expect(open.length + list.later + read.size).toBe(must.length)
      const [first] = open
      if (first === undefined) break
      read.add(first.id)
    }
    expect(read.size).toBe(must.length)
  })

  it('lose none: the others are folded, and none of these needs a tick', () => {
    const list = cautionList(warnings, () => false)
    expect(list.toTick.length + list.dangers.length + list.folded.length + list.later).toBe(
      warnings.length,
    )
    expect(list.folded.filter(({ must_acknowledge }) => must_acknowledge)).toEqual([])
  })
})

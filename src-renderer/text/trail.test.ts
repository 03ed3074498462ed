// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { noChoices } from '../../shared/work.ts'
import { emptySnapshot } from '../wizard/empty-snapshot.ts'
import { wizardView } from '../wizard/view.ts'
import { modelOf, toldTrail } from './trail.ts'

const x230 = { board: 'x230', configuration: '8+4', chipIndex: 0 }

describe('the trail in words', () => {
  it('shows the answer of what is finished, and what the mainboard tells of the chip', () => {
    const [machine, programmer, chip] = toldTrail(
      wizardView(emptySnapshot, { ...noChoices, ...x230 }, []),
      'programmer',
    )
    expect(machine).toMatchObject({
      answer: { short: 'X230, bottom', full: 'ThinkPad X230, bottom chip' },
    })
    expect(programmer).toMatchObject({ answer: null })
    expect(chip).toMatchObject({ answer: { short: '8 MiB' } })
  })
})

it('shortens a name to what its owner calls it', () => {
  expect(
    ['ThinkPad X230', 'OptiPlex 9020 SFF', 'MacBook2,1', 'ASUS KGPE-D16'].map(modelOf),
  ).toEqual(['X230', '9020 SFF', 'MacBook2,1', 'KGPE-D16'])
})

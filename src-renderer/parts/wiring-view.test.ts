// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { emptySnapshot } from '../wizard/empty-snapshot.ts'
import { noChoices } from '../../shared/work.ts'
import { wizardView } from '../wizard/view.ts'
import { chipWords } from './WiringView.tsx'

const words = (programmerMv: number | null) =>
  chipWords(
    wizardView(
      emptySnapshot,
      {
        ...noChoices,
        guideProgrammer: 'pico',
        board: 'x230',
        configuration: '8+4',
        chipIndex: 0,
        chipPackage: 'soic8',
        programmerMv,
      },
      [],
    ),
  )

describe('what the drawing of the wires calls the place where they end', () => {
  it('is the chip, and how it is held', () => {
    expect(words(null)).toEqual({ chipTitle: 'Bottom chip', chipNote: 'clip on, from above' })
  })

  it('is the adapter where one was chosen, never the chip that 3.3 V destroys', () => {
    expect(words(1800)).toEqual({ chipTitle: '1.8 V adapter', chipNote: 'programmer side' })
  })
})

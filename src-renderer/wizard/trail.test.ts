// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { emptySnapshot } from './empty-snapshot.ts'
import { noChoices } from '../../shared/work.ts'
import type { Choices } from '../../shared/model/work.ts'
import type { StageId } from './stages.ts'
import { trailOf } from './trail.ts'
import { wizardView } from './view.ts'

const trail = (choices: Partial<Choices>, shown: StageId | null) =>
  trailOf(wizardView(emptySnapshot, { ...noChoices, ...choices }, []), shown)

const x230 = { board: 'x230', configuration: '8+4', chipIndex: 0 }
const pico = { guideProgrammer: 'pico', programmerId: 'practice', programmerAnswered: true }

describe('the trail', () => {
  it('has the machine and the four steps, and leads nowhere before anything is chosen', () => {
    const at = trail({}, 'board')
    expect(at.map(({ step, state, goes }) => [step, state, goes])).toEqual([
      [0, 'now', null],
      [1, 'open', null],
      [2, 'open', null],
      [3, 'open', null],
      [4, 'open', null],
    ])
  })

  it('leads back to what is finished, and nowhere from where it is', () => {
    const [machine, programmer, chip] = trail(x230, 'programmer')
    expect(machine).toMatchObject({ state: 'done', goes: 'board' })
    expect(programmer).toMatchObject({ state: 'now', goes: null })
    expect(chip).toMatchObject({ state: 'open', goes: null })
  })

  it('leads on again from a look back, and from another page', () => {
    expect(trail({ ...x230, ...pico }, 'board')[2]?.goes).toBe('on')
    expect(trail({ ...x230, ...pico }, null)[2]?.goes).toBe('on')
    expect(trail({ ...x230, ...pico }, 'package')[2]?.goes).toBeNull()
  })
})

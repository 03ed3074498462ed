// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { CautionStep } from '../../shared/cautions.ts'
import { emptySnapshot } from './empty-snapshot.ts'
import { handKeys } from '../../shared/wire-moments.ts'
import { noChoices, withChoices } from '../../shared/work.ts'
import { blockersOf, cautionAck, wireAck } from './stages.ts'
import { cautionsAt, wizardView } from './view.ts'
import type { WizardView } from './view.ts'

const x60 = {
  ...noChoices,
  guideProgrammer: 'pico',
  programmerId: 'practice',
  programmerAnswered: true,
  board: 'x60',
  chipPackage: 'soic8',
  supply: '3v3' as const,
}
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)

describe('cautions in the wizard', () => {
  const must = (view: WizardView, ...steps: CautionStep[]) =>
    ids(cautionsAt(view, ...steps).filter(({ must_acknowledge }) => must_acknowledge))

  it('asks for the dangers of a board at the board, and for those of the wiring before power comes on', () => {
    const bare = wizardView(emptySnapshot, x60, [])
    expect(must(bare, 'board')).toEqual(['W-INTEL-GPU'])
    expect(blockersOf('board', bare)).toEqual([{ code: 'cautions-open', count: 1 }])
    const read = [cautionAck('W-INTEL-GPU')]
    expect(blockersOf('board', wizardView(emptySnapshot, x60, read))).toEqual([])

    const wires = handKeys(bare.wiring).map(wireAck)
    const asked = must(bare, 'prepare', 'safety', 'wiring')
    expect(asked).toContain('W-X60-T60-VCC')
    expect(asked).not.toContain('W-INTEL-GPU')
    const allButOne = asked.slice(1).map(cautionAck)
    expect(blockersOf('wire', wizardView(emptySnapshot, x60, [...wires, ...allButOne]))).toEqual([
      { code: 'cautions-open', count: 1 },
    ])
    expect(
      blockersOf('wire', wizardView(emptySnapshot, x60, [...wires, ...asked.map(cautionAck)])),
    ).toEqual([])
  })

  it('asks at the package whether the user knows that no clip holds a WSON8', () => {
    const wson8 = { ...x60, board: 'x200s', chipPackage: 'wson8' }
    expect(must(wizardView(emptySnapshot, wson8, []), 'chip')).toEqual(['W-WSON8-CLIP'])
    expect(blockersOf('package', wizardView(emptySnapshot, wson8, []))).toEqual([
      { code: 'cautions-open', count: 1 },
    ])
  })

  it('keeps what was read about the board when the other chip of it comes next', () => {
    const read = [cautionAck('W-SURE-START'), cautionAck('W-POWER-LAST'), wireAck('CS')]
    const { acks } = withChoices({ ...x60, chipIndex: 0 }, read, { chipIndex: 1 })
    // The wires stay for the other chip, and only the wires.
    expect(acks).toEqual([cautionAck('W-SURE-START'), 'sits:CS=wire soic8.1 pico.7 '])
  })

  it('does not repeat after the wiring what was read there', () => {
    const read = wizardView(emptySnapshot, x60, [
      cautionAck('W-POWER-LAST'),
      cautionAck('W-POWER-FIRST-OFF'),
    ])
    expect(ids(cautionsAt(read, 'detect'))).not.toContain('W-POWER-LAST')
    expect(ids(cautionsAt(read, 'finish'))).not.toContain('W-POWER-FIRST-OFF')
    expect(ids(cautionsAt(read, 'prepare', 'safety', 'wiring'))).toContain('W-POWER-LAST')
  })
})

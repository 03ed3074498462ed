// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { adapterMv, supplyVerdict, usualProgrammerMv } from '../../shared/gate/supply.ts'
import { chipEntries } from '../../shared/data/chips.ts'
import { boards, packages, programmers } from '../../shared/data/guide.ts'
import { emptySnapshot } from './empty-snapshot.ts'
import { handKeys } from '../../shared/wire-moments.ts'
import { noChoices } from '../../shared/work.ts'
import type { Choices } from '../../shared/model/work.ts'
import { blockersOf, cautionAck, currentStage, wireAck } from './stages.ts'
import { cautionsAt, wizardView } from './view.ts'

/** As far as the wizard goes with these choices when every wire is ticked and every caution read. */
function furthest(choices: Choices) {
  const view = wizardView(emptySnapshot, choices, [])
  const acks = [
    ...handKeys(view.wiring).map(wireAck),
    ...cautionsAt(view, 'board', 'chip', 'prepare', 'safety', 'wiring').map(({ id }) =>
      cautionAck(id),
    ),
  ]
  const ticked = wizardView(emptySnapshot, choices, acks)
  return { stage: currentStage(ticked), blockers: blockersOf('package', ticked), view: ticked }
}

const begun: Choices = {
  ...noChoices,
  guideProgrammer: 'pico',
  programmerId: 'practice',
  programmerAnswered: true,
  board: 'bare',
  chipPackage: 'soic8',
}

describe('power on', () => {
  it('is never reached with any chip whose supply is unknown or ends below 3.3 V', () => {
    let stopped = 0
    for (const { id, name, supplyMv } of chipEntries()) {
      const { stage } = furthest({ ...begun, chipEntry: id })
      const fits = supplyVerdict(supplyMv, usualProgrammerMv) === 'fits'
      expect(stage, `${name}, ${supplyMv?.join(' to ') ?? 'supply unknown'}`).toBe(
        fits ? 'check' : 'package',
      )
      if (!fits) stopped++
    }
    expect(stopped).toBeGreaterThan(50)
  })

  it('is never reached without an answer about the supply, on any board, package and programmer', () => {
    for (const { id: guideProgrammer } of programmers)
      for (const { id: board } of boards)
        for (const { id: chipPackage } of packages)
          for (const supply of [null, '1v8'] as const) {
            const { stage } = furthest({
              ...begun,
              guideProgrammer,
              board,
              configuration: firstConfiguration(board),
              chipIndex: 0,
              chipPackage,
              supply,
              boardFeedsChip: false,
            })
            expect(stage, `${guideProgrammer}, ${board}, ${chipPackage}`).not.toBe('check')
          }
  })

  it('is not reached either on a board whose chips take 1.8 V, whatever was answered', () => {
    const low = boards.filter(({ power }) => power.feeds === 'adapter-1v8')
    expect(low.length).toBeGreaterThan(0)
    for (const { id: board } of low) {
      const choices = { ...begun, board, configuration: firstConfiguration(board), chipIndex: 0 }
      expect(furthest({ ...choices, supply: '3v3' }).stage, board).not.toBe('check')
    }
  })

  it('is reached through a 1.8 V adapter with the parts that 1.8 V fits, and with no other', () => {
    let reached = 0
    for (const { id, name, supplyMv } of chipEntries()) {
      const { stage, view } = furthest({ ...begun, chipEntry: id, programmerMv: adapterMv })
      const fits = supplyVerdict(supplyMv, adapterMv) === 'fits'
      expect(stage, name).toBe(fits ? 'check' : 'package')
      if (fits) expect(view.wiring?.vccFrom).toBe('programmer')
      if (fits) reached++
    }
    expect(reached).toBeGreaterThan(50)
  })

  it('is reached through an adapter on a board that asks for one', () => {
    for (const { id: board } of boards.filter(({ power }) => power.feeds === 'adapter-1v8')) {
      const choices = { ...begun, board, configuration: firstConfiguration(board), chipIndex: 0 }
      expect(
        furthest({ ...choices, supply: '1v8', programmerMv: adapterMv }).blockers,
        board,
      ).toEqual([])
    }
  })
})

const firstConfiguration = (board: string) =>
  boards.find(({ id }) => id === board)?.configurations[0]?.id ?? null

// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { boards, packages, programmers } from '../../shared/data/guide.ts'
import { handsOf } from '../../shared/wire-moments.ts'
import type { WireMoment } from '../../shared/wire-moments.ts'
import { noChoices } from '../../shared/work.ts'
import { emptySnapshot } from './empty-snapshot.ts'
import { cautionAck } from './stages.ts'
import { cautionsAt, wizardView } from './view.ts'
import type { WizardView } from './view.ts'
import { unreadNotes, wireNotes } from './wire-notes.ts'

const chosen = {
  ...noChoices,
  guideProgrammer: 'pico',
  programmerId: 'practice',
  programmerAnswered: true,
  board: 'x220',
  chipPackage: 'soic8',
  supply: '3v3' as const,
}
const viewOf = (more: object, acks: readonly string[] = []): WizardView =>
  wizardView(emptySnapshot, { ...chosen, ...more }, acks)
const hands = (view: WizardView) => handsOf(view.choices, view.wiring, view.acks)
const notesAt = (view: WizardView, key: string, withPower = false) => {
  const all = hands(view)
  const at = all.moments.find((moment) => moment.key === key)
  if (at === undefined) throw new Error(`no moment ${key}`)
  return wireNotes(view, all, at, withPower)
}
const covered = (notes: ReturnType<typeof wireNotes>) => notes.flatMap(({ covers }) => covers)

describe('what is read while wires are connected', () => {
  it('is everything that has to be acknowledged, whatever the programmer, package and mainboard', () => {
    let asked = 0
    for (const { id: guideProgrammer } of programmers)
      for (const { id: chipPackage } of packages)
        for (const board of [...boards.map(({ id }) => id), 'bare', 'unlisted']) {
          let view = viewOf({ guideProgrammer, chipPackage, board, boardFeedsChip: false })
          // As the page does it: what stood at a moment is read when the user goes on.
          const visit = (at: 'power' | WireMoment) => {
            const read = covered(wireNotes(view, hands(view), at)).map(cautionAck)
            view = viewOf({ guideProgrammer, chipPackage, board, boardFeedsChip: false }, [
              ...view.acks,
              ...read,
            ])
          }
          for (const at of ['power' as const, ...hands(view).moments]) visit(at)
          const must = cautionsAt(view, 'prepare', 'safety', 'wiring').filter(
            (each) => each.must_acknowledge,
          )
          asked += must.length
          expect(
            must.filter(({ id }) => !view.acks.has(cautionAck(id))),
            `${guideProgrammer} ${chipPackage} ${board}`,
          ).toEqual([])
          expect(unreadNotes(view, hands(view))).toEqual([])
        }
    expect(asked).toBeGreaterThan(500)
  })

  it('is never more than three at once on the way through the wires, for any mainboard with a Pico', () => {
    for (const { id: board } of boards)
      for (const asked of [false, true]) {
        let acks: readonly string[] = []
        const first = hands(viewOf({ board, boardFeedsChip: false })).moments
        for (const at of [...(asked ? ['power' as const] : []), ...first]) {
          const view = viewOf({ board, boardFeedsChip: false }, acks)
          const notes = wireNotes(view, hands(view), at, !asked && at === first[0])
          expect(notes.length, `${board} ${at === 'power' ? at : at.key}`).toBeLessThanOrEqual(3)
          acks = [...acks, ...covered(notes).map(cautionAck)]
        }
      }
  })

  it('says 5 V at the wire beside it: GND of a Pico, VCC of a Raspberry Pi', () => {
    const fives = (more: object, key: string) =>
      notesAt(viewOf(more), key).filter(({ covers }) => covers.includes('W-5V-NEIGHBOUR'))
    const said = (more: object, key: string) => fives(more, key).map(({ says }) => says)
    expect(said({}, 'GND')).toEqual([{ code: 'five-volts', pins: [39, 40] }])
    expect(fives({}, 'VCC')).toEqual([])
    expect(fives({ guideProgrammer: 'rpi-40' }, 'GND')).toEqual([])
    expect(said({ guideProgrammer: 'rpi-40' }, 'VCC')).toEqual([
      { code: 'five-volts', pins: [2, 4] },
    ])
    expect(said({ guideProgrammer: 'bbb' }, 'VCC')).toEqual([
      { code: 'five-volts', pins: [5, 6, 7, 8] },
    ])
  })

  it('has no power at the first wire when the programmer was seen to go, and one supply at VCC', () => {
    expect(covered(notesAt(viewOf({}), 'GND', true))).toContain('W-ALL-POWER-OFF')
    expect(covered(notesAt(viewOf({}), 'GND'))).not.toContain('W-ALL-POWER-OFF')
    expect(covered(notesAt(viewOf({}), 'VCC'))).toContain('W-ONE-SUPPLY')
    expect(notesAt(viewOf({ board: 'x60' }), 'VCC')[0]?.says).toMatchObject({
      code: 'board-supply',
      charger: true,
    })
  })

  it('does not doubt the CS pin of a firmware that is known', () => {
    expect(covered(notesAt(viewOf({}), 'CS'))).toContain('W-PICO-FW-PIN')
    expect(covered(notesAt(viewOf({ pinVariant: 'libreboot' }), 'CS'))).not.toContain(
      'W-PICO-FW-PIN',
    )
  })

  it('gives at the last moment what came to apply after its own had passed', () => {
    const passed = viewOf({}, [cautionAck('W-ALL-POWER-OFF'), cautionAck('W-POWER-FIRST-OFF')])
    expect(covered(notesAt(passed, 'chip'))).toEqual(
      expect.arrayContaining(['W-POWER-LAST', 'W-ONE-SUPPLY']),
    )
  })
})

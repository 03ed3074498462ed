// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { noChoices } from '../../shared/work.ts'
import type { Choices } from '../../shared/model/work.ts'
import { emptySnapshot } from '../wizard/empty-snapshot.ts'
import { wizardView } from '../wizard/view.ts'
import { toldHands } from './hands.ts'

const next = { name: 'top', where: 'near the screen' }

const hands = (choices: Partial<Choices>, other: typeof next | null = null) =>
  toldHands(
    wizardView(
      emptySnapshot,
      { ...noChoices, guideProgrammer: 'pico', chipPackage: 'soic8', ...choices },
      [],
    ),
    'Pico',
    other,
  )
    .map(({ what, why }) => `${what}. ${why}`)
    .join(' ')

describe('the hands after a write', () => {
  it('lift a clip only where there is one', () => {
    expect(hands({ board: 'x220' })).toContain('Take the clip off')
    expect(hands({ board: 'bare' })).not.toContain('clip')
    expect(hands({ board: 'kgpe-d16', configuration: '2', chipPackage: 'dip8' })).not.toContain(
      'clip',
    )
  })

  it('take the power away before they touch the chip', () => {
    expect(hands({ board: 'x220' })).toMatch(/^Unplug the Pico/)
    expect(hands({ board: 'bare' })).toMatch(/^Unplug the Pico/)
    expect(hands({ board: 'x60' })).toMatch(/^Disconnect power from the mainboard/)
    expect(hands({ board: 'x220', guideProgrammer: 'rpi-40' })).toMatch(/^Shut down the Pico/)
  })

  it('put a chip back where it came from, the board still without power', () => {
    expect(hands({ board: 'kgpe-d16', configuration: '2', chipPackage: 'dip8' })).toContain(
      'socket of the mainboard',
    )
    expect(hands({ board: 'bare' })).toContain('power last')
    expect(hands({ board: 'x220' })).toContain('power last')
  })

  it('moves the clip only without power, and plugs in again last', () => {
    const steps = hands({ board: 'x230', configuration: '8+4', chipIndex: 0 }, next)
    expect(steps).toMatch(/^Unplug the Pico\..*Move the clip to the top chip\..*Plug the Pico in/)
    expect(steps).toContain('Place: near the screen.')
  })
})

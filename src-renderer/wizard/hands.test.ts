import { describe, expect, it } from 'vitest'
import { emptySnapshot } from '../store/selectors.ts'
import { noChoices } from '../../shared/work.ts'
import type { Choices } from '../../shared/model/work.ts'
import { handsAfterwards } from './hands.ts'
import { wizardView } from './view.ts'

const hands = (choices: Partial<Choices>) =>
  handsAfterwards(
    wizardView(
      emptySnapshot,
      { ...noChoices, guideProgrammer: 'pico', chipPackage: 'soic8', ...choices },
      [],
    ),
    'Pico',
    null,
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
})

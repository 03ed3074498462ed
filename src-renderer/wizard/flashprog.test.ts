// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { emptySnapshot } from './empty-snapshot.ts'
import { noChoices } from '../../shared/work.ts'
import { flashprogCommand, shellWord } from './flashprog.ts'
import { wizardView } from './view.ts'

const commandFor = (programmer: string, id: string | null, clockHz: number | null) =>
  flashprogCommand(
    'check',
    wizardView(
      emptySnapshot,
      { ...noChoices, guideProgrammer: programmer, programmerId: id, clockHz },
      [],
    ),
  )

describe('the flashprog command', () => {
  it('names the port and the clock in the unit of its driver', () => {
    expect(commandFor('pico', 'serprog:dev=/dev/ttyACM1', 16e6)).toBe(
      'flashprog -p serprog:dev=/dev/ttyACM1,spispeed=16M',
    )
    expect(commandFor('rpi-40', null, 32768000)).toBe(
      'flashprog -p linux_spi:dev=/dev/spidev0.0,spispeed=32768',
    )
    expect(commandFor('pico', 'serprog:ip=[::1]:9', 512000)).toBe(
      "flashprog -p 'serprog:ip=[::1]:9,spispeed=512k'",
    )
  })

  it('reads twice for a backup', () => {
    const view = wizardView(emptySnapshot, { ...noChoices, guideProgrammer: 'pico' }, [])
    expect(flashprogCommand('backup', view).match(/ -r /g)).toHaveLength(2)
  })

  it('quotes what a shell would take apart', () => {
    expect(shellWord("it's here")).toBe(`'it'\\''s here'`)
  })
})

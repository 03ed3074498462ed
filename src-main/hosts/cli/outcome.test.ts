// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { FaultRecord } from '../../../shared/fault.ts'
import type { WiringCause } from '../../../shared/model/wiring.ts'
import { causeTitle } from '../../../shared/text/wiring.ts'
import { exitCodeOf, faultLines } from './outcome.ts'

describe('the exit code', () => {
  it('of a chip that is known and is not an SPI NOR flash is that of a chip', () => {
    const facts = { kind: 'spi-nand', names: ['Winbond W25N01GV'], idBytes: 'ffefaa21' } as const
    expect(exitCodeOf({ code: 'chip.other-kind', facts })).toBe(30)
    const lines = faultLines({ fault: { code: 'chip.other-kind', facts }, standing: null })
    expect(lines[0]).toBe('This chip is SPI NAND flash.')
    expect(lines.join(' ')).toContain('Winbond W25N01GV (chip ID FF EF AA 21)')
  })
})

describe('the causes of a fault', () => {
  const cause = { wires: [], share: 0.3 }
  const ids = ['clip-off', 'clip-shifted', 'clip-turned'] as const
  const titles = (loose: boolean) => ids.map((id) => causeTitle({ ...cause, id }, loose))

  it('name the clip of a chip on a mainboard, and none where no mainboard was named', () => {
    for (const title of titles(false)) expect(title).toMatch(/[Cc]lip/)
    for (const title of titles(true)) expect(title).toMatch(/^The chip /)
  })

  it('are told so in the lines of a run', () => {
    const causes = [{ ...cause, id: 'clip-turned' }] as unknown as readonly WiringCause[]
    const fault = {
      code: 'wiring.no-chip',
      facts: { idBytes: 'ff ff ff', looksLike: 'all-ff', causes, looks: [] },
    } as unknown as FaultRecord
    const told = (loose: boolean) => faultLines({ fault, standing: null, loose }).join('\n')
    expect(told(false)).toContain('- The clip or the chip is turned round, or one leg off (')
    expect(told(true)).toContain('- The chip is turned round, or one leg off (')
  })
})

describe('the hint of the command line', () => {
  it('for a programmer that falls silent is a clock to set, with the words to add', () => {
    const facts = { command: 'O_SPIOP', waitedMs: 1000, opsDone: 0 }
    const lines = faultLines({ fault: { code: 'link.silent', facts }, standing: null })
    expect(lines.at(-1)).toContain(',spispeed=1M')
    expect(lines.join('\n')).toContain('set an SPI clock')
  })

  it('for a bus that is not on the header is the list of programmers, and no other programmer to buy', () => {
    const facts = { port: '/dev/spidev10.0', role: 'own-flash' } as const
    const lines = faultLines({ fault: { code: 'link.off-header', facts }, standing: null })
    expect(lines.join('\n')).toContain('/dev/spidev10.0 is not on the header of this computer')
    expect(lines.join('\n')).toContain('--list-programmers')
    expect(lines.join('\n')).not.toContain('Pico')
  })

  it('for ranges of a chip whose bits are not known is -c, and not the list that was just refused', () => {
    const facts = { by: 'unknown-map', protection: null, registers: 'sr1=00' } as const
    const lines = faultLines({ fault: { code: 'chip.setting-refused', facts }, standing: null })
    expect(lines.at(-1)).toContain('-c')
    expect(lines.join('\n')).not.toMatch(/--wp-list|not set as asked/)
  })
})

// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from 'vitest'
import type { LostProgrammer } from '../model/work.ts'
import type { Reach } from '../programmer/kinds.ts'
import { reachOf } from '../programmer/reach.ts'
import { lostSentences } from './work.ts'

const lost = (reach: Reach): LostProgrammer => ({
  at: '2026-11-30T08:00:00.000Z',
  kind: reach === 'spidev' || reach === 'practice' ? reach : 'serprog',
  reach,
  name: 'pico-serprog',
})

it.each([
  ['serprog:dev=/dev/ttyACM0', 'serprog', 'serial', /USB cable/, /network/],
  ['serprog:ip=192.168.1.20:2000', 'serprog', 'network', /network/, /USB|cable|plug/],
  ['linux_spi:dev=/dev/spidev0.0', 'spidev', 'spidev', /SPI/, /USB|cable|network/],
  ['practice:size=8M', 'practice', 'practice', /practice/, /USB|cable|network/],
] as const)('%s that is lost is told in words for its kind', (id, kind, reach, says, never) => {
  expect(reachOf(id, kind)).toBe(reach)
  const text = lostSentences(lost(reach), 'x230.bin').join(' ')
  expect(text).toMatch(says)
  expect(text).not.toMatch(never)
  expect(text).toContain('Backup: x230.bin')
  expect(text).not.toMatch(/\d+ steps/)
})

it('names no backup where there is none, and promises no comparison with one', () => {
  const text = lostSentences(lost('serial'), null).join(' ')
  expect(text).not.toMatch(/backup/i)
})

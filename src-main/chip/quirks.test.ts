// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { chipEntries, flashChip } from '../../shared/data/chips.ts'
import { quirks, separations, withQuirks } from './quirks.ts'

const all = chipEntries().map((entry) => withQuirks(flashChip(entry), entry))
const withQuirk = (name: string) => all.filter((chip) => chip.quirks.includes(name))

describe('quirks', () => {
  it('have one name each, and each is needed by some chip', () => {
    const names = [...quirks, ...separations].map((quirk) => quirk.name)
    expect(new Set(names).size).toBe(names.length)
    for (const quirk of quirks) {
      expect(withQuirk(quirk.name).length, quirk.name).toBeGreaterThan(0)
    }
  })

  it('read the fail flags of N25Q and MT25Q from the flag status register', () => {
    const chips = withQuirk('flag-status-register')
    expect(
      chips.map((chip) => chip.names[0]).filter((name) => name?.startsWith('N25Q')),
    ).not.toEqual([])
    for (const chip of chips) {
      expect(chip.names[0], chip.id).toMatch(/^(N25Q|MT25Q)/)
      expect(chip.failFlags, chip.id).toMatchObject({ readOpcode: 0x70, clearOpcode: 0x50 })
    }
  })

  it('ask for the flag status register after each step on stacked dies only', () => {
    for (const chip of withQuirk('poll-flag-status'))
      expect(chip.sizeBytes, chip.id).toBeGreaterThanOrEqual(64 * 1024 * 1024)
  })

  it('know that SST26 parts wake up locked', () => {
    for (const chip of withQuirk('locked-at-power-on')) expect(chip.id).toMatch(/^sst-sst26/)
  })

  it('leave chips alone that need none', () => {
    const plain = all.find((chip) => chip.id === 'winbond-w25q128.v')
    expect(plain?.quirks).toEqual([])
  })
})

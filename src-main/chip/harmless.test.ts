// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { chipEntries, chipEntryById, flashChip } from '../../shared/data/chips.ts'
import type { ChipEntry } from '../../shared/data/chips.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import { answersAs, maySend, opcodeOf, SENT_BLIND } from './harmless.ts'
import type { SentAs } from './harmless.ts'
import { commonEntry, whatKeepsApart } from './merge.ts'
import { registerReadOpcode } from './opcodes.ts'
import { hiddenUnlockWrites, unprotectWrites } from './protection.ts'
import { registersToRead } from './status.ts'
import { withQuirks } from './quirks.ts'

const entries = chipEntries()

/** Every chip that the engine may work with: each entry by itself, and what entries of one ID have in common. */
function allChips(): { chip: FlashChip; of: readonly ChipEntry[] }[] {
  const groups = new Map<string, ChipEntry[]>()
  for (const entry of entries) {
    const key = `${entry.probe} ${entry.idBytes.join(' ')}`
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  const merged = [...groups.values()].filter(
    (group) => group.length > 1 && whatKeepsApart(group).length === 0,
  )
  return [...entries.map((entry) => [entry]), ...merged].map((of) => {
    const common = commonEntry(of)
    return { chip: withQuirks(flashChip(common), common), of }
  })
}

/** What an opcode would do to any of the parts, other than what it is sent for. */
const harmIn = (of: readonly ChipEntry[], opcode: number, ...meant: string[]): readonly string[] =>
  of.flatMap((entry) =>
    entry.meanings
      .filter((each) => each.opcode === opcode && each.effect !== 'read')
      .filter((each) => !meant.includes(each.means))
      .map((each) => `${entry.id}: ${opcode.toString(16)} is ${each.means}`),
  )

describe('opcodes that may mean something else', () => {
  const chips = allChips()

  it('no register read of any entry, nor of any group of one ID, enters QPI or another mode', () => {
    for (const { chip, of } of chips)
      for (const register of registersToRead(chip))
        expect(harmIn(of, registerReadOpcode[register])).toEqual([])
  })

  it('a register is believed only where no candidate answers with another one', () => {
    for (const { chip } of chips)
      for (const register of registersToRead(chip)) {
        const others = chip.meanings.filter(
          ({ opcode, means }) =>
            opcode === registerReadOpcode[register] &&
            !means.startsWith(register === 'config' ? 'read-conf' : `read-${register}`),
        )
        expect(others, `${chip.id} ${register}`).toEqual([])
      }
  })

  it('what is sent before the chip is known harms no part of the table', () => {
    for (const what of SENT_BLIND) expect(harmIn(entries, opcodeOf(what), what)).toEqual([])
  })

  it('modes, address registers and fail flags collide on no part that uses them', () => {
    for (const { chip, of } of chips) {
      const sent: SentAs[] = []
      const uses = chip.addressing === '4-byte-mode' ? chip.fourByteMode : null
      if (uses === 'b7' || uses === 'wren+b7') sent.push('enter-4-byte-mode', 'exit-4-byte-mode')
      if (chip.addressing === 'extended-register')
        sent.push(
          ...(chip.addressRegister?.write === 0x17
            ? (['write-bank', 'read-bank'] as const)
            : (['write-extended-address', 'read-extended-address'] as const)),
        )
      if (chip.failFlags?.readOpcode === 0x70) sent.push('read-flag-status', 'clear-flag-status')
      if (chip.failFlags?.clearOpcode === 0x30) sent.push('clear-status-flags')
      if (chip.protection?.unlockCommand === 0x98) sent.push('unlock-blocks')
      for (const what of sent) expect(harmIn(of, opcodeOf(what), what), what).toEqual([])
    }
  })

  it('lifting protection sends nothing that means something else on a candidate', () => {
    for (const { chip, of } of chips) {
      const registers = { sr1: 0xbc, sr2: 0x41, sr3: 0x04, config: 0, security: 0x80 }
      const plan = unprotectWrites(chip, { ...registers, sr2: 0x40 })
      for (const write of plan.can ? plan.writes : [])
        for (const { tx } of [write, ...(write.otherwise ?? [])])
          expect(harmIn(of, tx[0] ?? 0, 'unlock-blocks'), write.why).toEqual([])
      for (const write of hiddenUnlockWrites(chip)) expect(harmIn(of, write.tx[0] ?? 0)).toEqual([])
    }
  })

  it.each([
    ['macronix-mx25l25635f-mx25l25645g', 'sr2'],
    ['macronix-mx25u25635f', 'sr2'],
    ['macronix-mx25u51245g', 'sr2'],
    ['macronix-mx25l6473e', 'sr2'],
    ['macronix-mx25l6473f', 'sr2'],
  ] as const)('%s is never sent 35, which enters QPI there', (id, register) => {
    const chip = flashChip(chipEntryById(id)!)
    expect(registersToRead(chip)).not.toContain(register)
    expect(maySend(chip, 'read-sr2')).toBe(false)
  })

  it('35 is not sent where the chip itself says that it enters QPI by it', () => {
    const known = flashChip(chipEntryById('winbond-w25q80bv-w25q80dv')!)
    expect(registersToRead(known)).toContain('sr2')
    const says = { opcode: 0x35, means: 'enter-qpi', effect: 'mode' } as const
    expect(registersToRead({ ...known, meanings: [says] })).not.toContain('sr2')
  })

  it('98 is not sent to Eon parts, which leave a bank by it', () => {
    const eon = entries.filter(({ vendor }) => vendor === 'Eon')
    expect(eon.length).toBeGreaterThan(10)
    for (const entry of eon) expect(hiddenUnlockWrites(flashChip(entry)), entry.id).toEqual([])
  })

  it('83, which programs a page of DataFlash, may not be sent to an unknown chip', () => {
    const dataFlash = entries.filter(({ program }) => program === 'at45-buffer')
    expect(dataFlash.length).toBeGreaterThan(5)
    for (const entry of dataFlash) expect(harmIn([entry], 0x83)).not.toEqual([])
  })

  it('15 reads the ID of old Atmel parts, the configuration of Macronix, and SR3 of others', () => {
    expect(answersAs(flashChip(chipEntryById('macronix-mx25l3239e')!), 'read-sr3')).toBe(false)
    expect(answersAs(flashChip(chipEntryById('winbond-w25q128.v')!), 'read-sr3')).toBe(true)
  })
})

describe('protection that the table does not know', () => {
  it.each([
    'fudan-microelectronics-fm25q64',
    'boya-microelectronics-b.25q128as',
    'winbond-w25q512jv',
    'winbond-w25q512jv-m',
    'gigadevice-gd25q128e-gd25b128e-gd25r128e-gd25q128h-gd25b128h',
    'issi-is25lp128',
  ])('%s: SR3 bit 2 is read, and set it counts as protection that can be lifted', (id) => {
    const chip = flashChip(chipEntryById(id)!)
    expect(registersToRead(chip)).toContain('sr3')
    const registers = { sr1: 0, sr2: 0, sr3: 0x04 }
    const plan = unprotectWrites(chip, registers)
    expect(plan).toMatchObject({ can: true })
    expect(plan.can && plan.writes.length).toBeGreaterThan(0)
    // Nobody answers 15 there: all ones are not a register.
    expect(unprotectWrites(chip, { sr1: 0, sr2: 0, sr3: 0xff })).toEqual({ can: true, writes: [] })
  })

  it.each([
    ['Winbond W25Q80 family', 'ef 40 14', 0x40],
    ['Puya P25Q80H', '85 60 14', 0x40],
  ])(
    'CMP set on a chip of the %s is protection, whatever the other candidates know',
    (_, id, sr2) => {
      const idBytes = id.split(' ').map((byte) => Number.parseInt(byte, 16))
      const of = entries.filter((entry) => entry.idBytes.join() === idBytes.join())
      expect(of.length).toBeGreaterThan(1)
      const chip = flashChip(commonEntry(of))
      expect(registersToRead(chip)).toContain('sr2')
      const plan = unprotectWrites(chip, { sr1: 0, sr2, sr3: 0 })
      expect(plan.can && plan.writes.length).toBeGreaterThan(0)
    },
  )

  it('WPSEL of Macronix is set for good, and its locks are undone by 98', () => {
    const chip = flashChip(chipEntryById('macronix-mx25l3239e')!)
    const plan = unprotectWrites(chip, { sr1: 0, config: 0, security: 0x80 })
    expect(plan.can && plan.writes.map(({ tx }) => tx[0])).toEqual([0x98])
  })
})

// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { isFault } from '../../shared/fault.ts'
import type { SpiOp } from '../transport/spi.ts'
import * as command from './commands.ts'

const show = (op: SpiOp): string =>
  `${[...op.tx].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')} > ${op.rxBytes}`

function refusal(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (isFault(error, 'bug.bad-input')) return 'bug.bad-input'
    throw error
  }
  return 'accepted'
}

describe('chip commands', () => {
  it('encodes the identity commands as their datasheets print them', () => {
    expect(show(command.rdid())).toBe('9f > 3')
    expect(show(command.rems())).toBe('90 00 00 00 > 2')
    expect(show(command.res(2))).toBe('ab 00 00 00 > 2')
    expect(show(command.at25fId())).toBe('15 > 2')
    expect(show(command.st95Id(3))).toBe('83 00 00 00 > 3')
    expect(show(command.sfdp(0x0080ff, 64))).toBe('5a 00 80 ff 00 > 64')
  })

  it('sends addresses high byte first, in three or four bytes', () => {
    expect(show(command.read('3-byte', 0x123456, 256))).toBe('03 12 34 56 > 256')
    expect(show(command.read('4-byte-mode', 0x01234567, 1))).toBe('03 01 23 45 67 > 1')
    expect(show(command.read('4-byte-opcodes', 0xfedcba98, 1))).toBe('13 fe dc ba 98 > 1')
    const data = Uint8Array.of(0xaa, 0x55)
    expect(show(command.pageProgram('3-byte', 0x100, data))).toBe('02 00 01 00 aa 55 > 0')
    expect(show(command.pageProgram('4-byte-opcodes', 0x100, data))).toBe(
      '12 00 00 01 00 aa 55 > 0',
    )
    expect(show(command.eraseBlock(0x20, 3, 0x1000))).toBe('20 00 10 00 > 0')
    expect(show(command.eraseBlock(0xdc, 4, 0x01ff0000))).toBe('dc 01 ff 00 00 > 0')
    expect(show(command.chipErase(0xc7))).toBe('c7 > 0')
  })

  it('encodes word programming of SST25VF parts', () => {
    expect(show(command.aaiFirstWord(0x000102, 0x11, 0x22))).toBe('ad 00 01 02 11 22 > 0')
    expect(show(command.aaiNextWord(0x33, 0x44))).toBe('ad 33 44 > 0')
    expect(refusal(() => command.aaiFirstWord(0x101, 0, 0))).toBe('bug.bad-input')
  })

  it('reads and writes the registers by their names', () => {
    expect(show(command.readStatus('sr1', 512))).toBe('05 > 512')
    expect(show(command.readStatus('sr2'))).toBe('35 > 1')
    expect(show(command.readStatus('sr3'))).toBe('15 > 1')
    expect(show(command.readStatus('config'))).toBe('15 > 1')
    expect(show(command.readStatus('security'))).toBe('2b > 1')
    expect(show(command.writeStatus('sr1', 0x02, 0x42, 0x60))).toBe('01 02 42 60 > 0')
    expect(show(command.writeStatus('sr2', 0x02))).toBe('31 02 > 0')
    expect(show(command.writeStatus('sr3', 0x60))).toBe('11 60 > 0')
    expect(refusal(() => command.writeStatus('sr2', 0, 0))).toBe('bug.bad-input')
  })

  it('encodes every command without parameters as its one byte', () => {
    const single = [
      command.writeEnable(),
      command.writeDisable(),
      command.enableWriteStatus(),
      command.enter4ByteMode(),
      command.exit4ByteMode(),
      command.wake(),
      command.enableReset(),
      command.reset(),
      command.exitQpi(),
      command.clearFlagStatus(),
      command.globalBlockUnlock(),
    ]
    expect(single.map(show).join(', ')).toBe(
      '06 > 0, 04 > 0, 50 > 0, b7 > 0, e9 > 0, ab > 0, 66 > 0, 99 > 0, ff > 0, 50 > 0, 98 > 0',
    )
    expect(show(command.readFlagStatus())).toBe('70 > 1')
    expect(show(command.writeAddressRegister(0xc5, 1))).toBe('c5 01 > 0')
    expect(show(command.readAddressRegister(0xc8))).toBe('c8 > 1')
  })

  it('refuses what would wrap, overflow or read nothing', () => {
    const bad = [
      () => command.read('3-byte', 0x1000000, 1),
      () => command.read('3-byte', 0xffffff, 2),
      () => command.read('4-byte-opcodes', 0xffffffff, 2),
      () => command.read('3-byte', -1, 1),
      () => command.read('3-byte', 0.5, 1),
      () => command.read('3-byte', Number.NaN, 1),
      () => command.read('3-byte', 0, 0),
      () => command.pageProgram('3-byte', 0, new Uint8Array(0)),
      () => command.pageProgram('3-byte', 0, new Uint8Array(5000)),
      () => command.eraseBlock(0x120, 3, 0),
      () => command.eraseBlock(0x20, 3, 0x1000000),
      () => command.rdid(21),
      () => command.readStatus('sr1', Number.POSITIVE_INFINITY),
      () => command.sfdp(0xffffff, 2),
    ]
    expect(bad.map(refusal)).toEqual(bad.map(() => 'bug.bad-input'))
    expect(refusal(() => command.read('3-byte', 0xffffff, 1))).toBe('accepted')
    expect(refusal(() => command.read('4-byte-opcodes', 0xffffffff, 1))).toBe('accepted')
  })

  it('copies the data of a page, so that the caller may reuse its buffer', () => {
    const data = Uint8Array.of(1, 2, 3)
    const op = command.pageProgram('3-byte', 0, data)
    data.fill(0xff)
    expect(show(op)).toBe('02 00 00 00 01 02 03 > 0')
  })
})

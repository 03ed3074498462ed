// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { commandOf, understood } from './arguments.ts'
import { UsageError } from './options.ts'

const programmer = ['-p', 'serprog:dev=/dev/ttyACM0,spispeed=16M']

function refusalOfLine(...line: readonly string[]): string {
  try {
    commandOf(line)
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  return ''
}

describe('a name that is no UTF-8', () => {
  it('is refused wherever it stands: what Node gives is the name of another file', () => {
    const name = 'b\ufffdcher.rom'
    for (const line of [
      [...programmer, '-w', name],
      [...programmer, `-r${name}`],
      [...programmer, '-r', 'a.rom', '-o', name],
      ['image', name],
      ['--split', name],
      ['check', name],
    ])
      expect(() => understood(line)).toThrow(/not valid UTF-8.*another name/)
    expect(() => understood(['image', 'bücher.rom'])).not.toThrow()
  })
})

describe('--slot', () => {
  const image = (board: string, slot: string) =>
    refusalOfLine('image', 'a.rom', '--board', board, '--slot', slot)

  it('is refused with the names of the chips where the mainboard has no such chip', () => {
    const write = ['-w', 'a.rom', '--board', 'x230', '--slot', 'left']
    for (const said of [image('x230', 'left'), refusalOfLine(...programmer, ...write)])
      expect(said).toMatch(
        /--slot left: .*X230.* has no chip of this name. Its chips: bottom, top./,
      )
    expect(image('x60', '2')).toContain('Its chips: 1.')
  })

  it('takes the name in any case, the number, and any word for an unknown mainboard', () => {
    for (const slot of ['bottom', 'TOP', '1', '2']) expect(image('x230', slot)).toBe('')
    expect(image('x60', '1')).toBe('')
    expect(image('my own board', 'left')).toBe('')
  })
})

describe('lines that flashrom’s users know', () => {
  it.each([
    ['-c "MX25L6406E" -r dump.bin -V', 'read'],
    ['--chip=MX25L6406E --read=dump.bin', 'read'],
    ['-Vrdump.bin', 'read'],
    ['-VVV -o log.txt -w libreboot.rom', 'write'],
    ['-w -', 'write'],
    ['-v libreboot.rom', 'verify'],
    ['-E', 'erase'],
    ['--flash-name', 'flash-name'],
    ['--flash-size', 'flash-size'],
    ['--clock-ladder', 'clock-ladder'],
    ['--progress', 'probe'],
  ])('%s: %s', (words, kind) => {
    const command = commandOf([...programmer, ...words.split(' ')])
    expect(command).toMatchObject({ kind: 'chip', operation: { kind } })
  })

  it.each([
    ['internal', 'the flash of this computer itself'],
    ['internal:laptop=force_I_want_a_brick', 'the flash of this computer itself'],
    ['ch341a_spi', '5 V'],
    ['ft2232_spi:type=2232H', 'not a programmer that Pin One knows'],
    ['serprog:/dev/ttyACM0', 'serprog:dev=/dev/ttyACM0'],
  ])('-p %s says why and what to use', (named, words) => {
    expect(refusalOfLine('-p', named)).toContain(words)
  })

  it.each([
    'serprog:dev=/dev/ttyACM0:115200:foo',
    'serprog:dev=/dev/ttyACM0:115200:foo,spispeed=1M',
    'serprog:ip=host:99999',
    'serprog:ip=host:1:2',
    'linux_spi:dev=spidev0.0',
    'linux_spi:dev=/dev/spidev0.0,spispeed=-1',
    'practice:chip',
    'practice:chip=NOPE',
    'practice:chip=W25Q64JV,fault=nope',
    'practice:chip=W25Q64JV,timing=slow',
  ])('-p %s is wrong words, not a missing device', (named) => {
    expect(refusalOfLine('-p', named)).not.toBe('')
  })

  it('files of the practice chip stay on the command line and out of the id that the app is given', () => {
    const command = commandOf([
      '-p',
      'practice:chip=W25Q64JV,file=/tmp/a,content=./b',
      '--flash-name',
    ])
    expect(command).toMatchObject({
      programmer: {
        id: 'practice:chip=W25Q64JV',
        practice: { file: '/tmp/a', contentPath: './b' },
      },
    })
  })

  it.each(['-r', '--backup'])('%s - would mix bytes with words, so a file is asked for', (word) => {
    expect(refusalOfLine(...programmer, word, '-')).toContain('Name a file')
  })
})

// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { commandOf } from './arguments.ts'
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

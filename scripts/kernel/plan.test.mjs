// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { boards, boots, deviceTree, emulatorWords, otherAnswers, stepsOf } from './plan.mjs'

const recorded = readFileSync('e2e/rigs/spidev-stand-in/edges.txt', 'utf8')

describe('the boards of the proof on a kernel', () => {
  it.each(Object.entries(boards))(
    '%s: the tree gives Linux the memory below the pen',
    (_, board) => {
      const tree = deviceTree(board, Uint8Array.of(1, 0xab))
      const cell = (number) => `0x${(number % 2 ** 32).toString(16)}`
      expect(tree).toContain(`${cell(board.memory)} 0x0 ${cell(board.pen - board.memory)}>`)
      expect(tree).toContain('rng-seed = [01 ab];')
      expect(tree.match(/compatible = "pin-one,smc-spi"/g)).toHaveLength(2)
    },
  )

  it('keeps all processors but one asleep', () => {
    for (const board of Object.values(boards)) {
      const words = emulatorWords(board, boots[0], (name) => `/x/${name}`)
      expect(words.filter((word) => word.includes('cpu-num='))).toHaveLength(board.processors - 1)
      expect(words.join(' ')).toContain('fmc-model=mx25l25635f,spi-model=w25q64')
      expect(words.join(' ')).toContain('spidev.bufsiz=4096')
    }
  })
})

describe('what a guest said', () => {
  it('is read step by step, and errors on the bus are a failure', () => {
    const log =
      'boot\r\nSTEP|w25q64|reads|0|12.5|8|16|0\r\nSTEP|w25q64|writes|0|1.0|8|16|2\r\nSTEP|x|y|50|1|0|0|0'
    expect(stepsOf(log)).toEqual([
      { chip: 'w25q64', name: 'reads', ok: true, seconds: 12.5, messages: 8, transfers: 16 },
      { chip: 'w25q64', name: 'writes', ok: false, seconds: 1, messages: 8, transfers: 16 },
      { chip: 'x', name: 'y', ok: false, seconds: 1, messages: 0, transfers: 0 },
    ])
  })

  it('agrees with the record of spidev’s edges, but for what the controller answers', () => {
    const log = (answers) => `EDGES\r\n${answers.replaceAll('\n', '\r\n')}\r\nEDGES END\r\n`
    expect(otherAnswers(log(recorded), recorded)).toEqual([])
    const own = recorded.replace(/^WR_MODE 3 .*$/m, 'WR_MODE 3 errno 22 -> 00')
    expect(otherAnswers(log(own), recorded)).toEqual([])
    const other = recorded.replace(/^(rx 4097\s+).*$/m, '$14097')
    expect(otherAnswers(log(other), recorded)).toEqual([['rx 4097 errno 90', 'rx 4097 4097']])
    const { answers } = boards.armhf
    const finer = recorded.replace(/^(tx 64 \+ tx 4032\s+).*$/m, '$14096')
    expect(otherAnswers(log(finer), recorded, answers)).toEqual([])
    expect(otherAnswers(log(recorded), recorded, answers)).toHaveLength(1)
    expect(otherAnswers('', recorded).length).toBeGreaterThan(40)
  })
})

// SPDX-License-Identifier: GPL-3.0-or-later
/** Command lines about a programmer that this process offers or simulates: `practice`, `demo` and `bridge`. */
import { needs, none, parsedLine, UsageError } from './options.ts'
import type { ParsedOption } from './options.ts'
import { single } from './argument-values.ts'
import { checkPractice, programmerArgument } from './programmer-argument.ts'
import { usageWords } from '../../../shared/text/cli-usage.ts'
import type { Command } from './command.ts'
import { tellingOf, tellingSpecs } from './telling-arguments.ts'

const practiceWords = [
  'chip',
  'fault',
  'timing',
  'file',
  'seed',
  'content',
  'wp',
  'latency',
] as const

function deviceOf(options: readonly ParsedOption[]): string {
  return practiceWords
    .flatMap((word) => {
      const value = single(options, word)?.value
      return value === undefined || value === null ? [] : [`${word}=${value}`]
    })
    .join(',')
}

export function practiceCommand(line: readonly string[]): Command {
  const { options, words } = parsedLine(line, [
    none('help', 'h'),
    needs('listen'),
    needs('pty'),
    ...practiceWords.map((word) => needs(word)),
  ])
  if (options.some(({ long }) => long === 'help')) return { kind: 'help', of: 'practice' }
  const listen = single(options, 'listen')?.value ?? null
  const pty = single(options, 'pty')?.value ?? null
  if (words.length > 0) throw new UsageError(usageWords.strayWords(words.join(' ')))
  if ((listen === null) === (pty === null)) throw new UsageError(usageWords.practiceNeeds())
  if (listen !== null) mustBeAddress(listen, '127.0.0.1:4000')
  const device = deviceOf(options)
  checkPractice(`practice:${device}`)
  return { kind: 'practice', listen, pty, device }
}

export function bridgeCommand(line: readonly string[]): Command {
  const { options, words } = parsedLine(line, [
    none('help', 'h'),
    needs('spidev'),
    needs('listen'),
    needs('spispeed'),
  ])
  if (options.some(({ long }) => long === 'help')) return { kind: 'help', of: 'all' }
  if (words.length > 0) throw new UsageError(usageWords.strayWords(words.join(' ')))
  const path = single(options, 'spidev')?.value ?? null
  const listen = single(options, 'listen')?.value ?? null
  if (path === null || listen === null) throw new UsageError(usageWords.bridgeNeeds())
  mustBeAddress(listen, '127.0.0.1:7127')
  const speed = single(options, 'spispeed')?.value ?? null
  const { clockHz } = programmerArgument(
    `linux_spi:dev=${path}${speed === null ? '' : `,spispeed=${speed}`}`,
  )
  return { kind: 'bridge', path, listen, clockHz }
}

export function demoCommand(line: readonly string[]): Command {
  const { options, words } = parsedLine(line, [
    none('help', 'h'),
    ...tellingSpecs,
    ...practiceWords.map((word) => needs(word)),
  ])
  if (options.some(({ long }) => long === 'help')) return { kind: 'help', of: 'practice' }
  if (words.length > 0) throw new UsageError(usageWords.strayWords(words.join(' ')))
  const device = deviceOf(options)
  return {
    kind: 'demo',
    programmer: programmerArgument(device === '' ? 'practice' : `practice:${device}`),
    ...tellingOf(options),
  }
}

function mustBeAddress(listen: string, example: string): void {
  if (!/^.+:\d{1,5}$/.test(listen)) throw new UsageError(usageWords.noListen(listen, example))
}

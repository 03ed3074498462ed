// SPDX-License-Identifier: GPL-3.0-or-later
import { join, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { proseOf, sourcesUnder, textsOfSource } from './spoken.mjs'

// The engine says what is, as codes and facts; shared/text says it in words. So no sentence stands in these rooms, nor
// in the command line, which only puts them into lines.
const rooms = ['chip', 'flash', 'image', 'transport', 'app', 'hosts/cli']

/** What is no sentence: it is read by another program, or is a thing's own name. */
const named = [
  // Declarations of C functions.
  ['transport/libc.ts', /^(?:int|void) \w+\(/],
  // A command to type.
  ['app/firmware.ts', /^udisksctl /],
  // A folder of macOS.
  ['app/data-directory.ts', /^Application Support$/],
  // Names of arguments, in messages for developers.
  ['chip/commands.ts', /^(?:register value|address register)$/],
  ['flash/write.ts', /^the image$/],
  // What programmers call themselves on the wire, or are called.
  ['transport/spidev/bridge.ts', /^Pin One bridge/],
  ['transport/practice/programmer.ts', /^Pin One practice$/],
  // What stands in the memory of a practice chip, and is looked for there.
  ['transport/practice/contents.ts', /^practice X, seed X, not real firmware$/],
  ['transport/practice/nor-replies.ts', /^practice security register X$/],
  ['image/read.ts', /^not real firmware$/],
  // Lines of facts: a chip, a backup, a part, a row of the list, figures of the progress.
  ['hosts/cli/', /^[\sX,:]*(?:(?:ID|SHA-256) X)?\n?$/],
  // A command to type, and what scripts read.
  ['hosts/cli/bridge-command.ts', /^ssh /],
  ['hosts/cli/run.ts', /^error: X\nhelp: pin-one --help\n$/],
  [
    'hosts/cli/protection-command.ts',
    /^(?:Dis|En)abled hardware protection$|rotection (?:range|mode)|^start=X/,
  ],
  // The table of README.
  ['hosts/cli/peer-options.ts', /^the same(?:, and more)?$|^Pin One does$/],
  // What scripts read.
  ['hosts/cli/machine-read.ts', /^vendor="X" name="X"$|^SFDP-capable chip$/],
]

const isNamed = (file, text) =>
  named.some(([name, words]) => file.startsWith(name) && words.test(text))

const prose = rooms.flatMap((room) =>
  sourcesUnder(join('src-main', room))
    .map((path) => path.split(sep).slice(1).join('/'))
    .map((file) => [file, proseOf(join('src-main', file)).filter((text) => !isNamed(file, text))]),
)

describe('the engine', () => {
  it('holds no sentence', () => {
    expect(prose.filter(([, texts]) => texts.length > 0)).toEqual([])
  })
})

/** What on the page is no word of it. */
const namedOnPage = [
  // Commands to type, and what is sent to no one.
  ['parts/FoundCard.tsx', /^sudo /],
  ['wizard/setup-steps.ts', /^(?:sudo|echo) /],
  ['wizard/flashprog.ts', /sha256sum/],
  // What stands in the memory of a practice chip.
  ['wizard/practice-image.ts', /^Pin One practice image|^Practice, one more time/],
  // Names of things, and of elements of the page.
  ['parts/WiringCard.tsx', /^Pin One$/],
  ['reference/figures.tsx', /^Raspberry Pi $/],
  ['parts/useStepKeys.ts', /^input, select/],
  // Codes that a table of words tells.
  ['wizard/suspects.ts', /^(?:most|less) likely$/],
  // Errors for developers.
  ['parts/drawing/', /^(?:X has no body|no pin for X|a wire without its net)$/],
]

describe('the page', () => {
  it('holds no sentence but in its tables of words', () => {
    const left = sourcesUnder('src-renderer')
      .filter((path) => !path.startsWith(join('src-renderer', 'text')))
      .flatMap((path) => textsOfSource(path))
      .map(({ where, text }) => [where.slice('src-renderer/'.length), text])
      .filter(([, text]) => /[a-z]{3}/.test(text) && /[a-z]{2}[:,.]? [a-z]{2}/i.test(text))
      .filter(([where, text]) =>
        namedOnPage.every(([name, words]) => !where.startsWith(name) || !words.test(text)),
      )
    expect(left).toEqual([])
  })
})

describe('the search for sentences', () => {
  it('finds them as literals and templates, wherever they stand', () => {
    const code = `
      throw new Fault('chip.x', { what: 'the chip is gone' })
      const note = (ms: number) => \`ready after \${ms} ms\`
      const joined = 'the ' + part + ' is ' + 'gone'
      const short = [\`Practice: \${name}\`, 'no chip']
      throw new UsageError('no such option')
      const both = { text: a ? 'one two three' : \`\${b ? 'four five six' : ''}\` }
    `
    expect(proseOf('x.ts', code)).toEqual([
      'the chip is gone',
      'ready after X ms',
      'the X is gone',
      'Practice: X',
      'no chip',
      'no such option',
      'one two three',
      'four five six',
    ])
  })

  it('leaves codes, types and what is for developers alone', () => {
    const code = `
      import { a } from './some file of three'
      type T = 'a type of three words'
      throw new Fault('bug.bad-input', { what: 'three words here' })
      throw new RangeError('nothing to be merged')
      const code = 'clear-lock'
    `
    expect(proseOf('x.ts', code)).toEqual([])
  })
})

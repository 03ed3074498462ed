// SPDX-License-Identifier: GPL-3.0-or-later
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sentencesOf, sourcesUnder, textsOfData, textsOfSource, wordsIn } from './spoken.mjs'

// How Pin One speaks. One word stands for one thing, so that a reader of a second language and a translator never have
// to guess; the name of each rule is the word or the act to use instead.
const rules = {
  'two sentences, and no semicolon': /;/,
  'mainboard, or the name of the Linux board':
    /(?<!\bLinux )\bboards?\b(?<!--(?:ignore-)?board)|\bsingle-board/i,
  'mainboard or computer': /(?<!virtual )\bmachines?\b/i,
  'chip, or chip model':
    /\b(?:this|that|these|those|which|named|Macronix) parts?\b(?! (?:of|for|on|from|with|is missing)\b)|\bcandidates?\b|\bParts seen\b/i,
  marking:
    /\b(?:the|your|its|by its|typed) prints?\b|\bprinted on (?:it|the chip)\b|\bpart number\b/i,
  'leg or pin': /\bWP pin\b|\b(?<!thermal )pads?\b(?! (?:the|it)\b)/i,
  wire: /\bjumpers?\b|\b(?:data|signal|all) lines?\b/i,
  'power or supply voltage':
    /\b(?:feed|feeds|fed|feeding|rails?)\b|\bswitch(?:ed)? (?:the|its) supply\b/i,
  image: /\bROMs?\b/,
  backup: /(?<!\bhex )\bdump(?:s|ed)?\b|\bold contents\b/i,
  write:
    /\b(?<!external )flashing\b|\bflashed\b|\b(?:to flash|flash (?:another|both|the chip|it))\b|\bprogramm(?:ing|ed)\b|\b(?:and|then) programs?\b/i,
  'verify, or read back and compare': /\b(?:proves?|proved|proven|proof)\b/i,
  'unfinished write': /\bbr(?:eak|eaks|oke|oken) off\b|\bnot settled\b|\binterrupted\b/i,
  'turn protection off, turn it on again':
    /\b(?:lift|lifts|lifted|lifting)\b|\b(?:put|putting|bring|brought) (?:it )?back afterwards\b|\bbrought back\b/i,
  'SPI clock': /\bspeeds?\b|(?<!SPI )\bslow(?:er)? clock\b/i,
  manufacturer: /\bmakers?\b|\bvendors?\b(?! (?:files?|recovery|area)\b)/i,
  step: /\bstages?\b/i,
  'Libreboot guide': /\b(?<!Libreboot )the guide\b/i,
  'practice chip': /\bsimulated\b|\bvirtual chip\b/i,
  'the work by its name': /\bjobs?\b/i,
  'Danger, Caution or Note': /^(?:Care|Mind|Warnings?)$/,
  'what the chip does, not what it says':
    /\bhears?\b|\bheard\b|\b(?:chip|programmer) (?:says|said|asks|asked)\b|\bwho it is\b|\blets? go\b|\bcall(?:s|ed) itself\b/i,
  'choose, need, use, remove, last':
    /\b(?:take|takes|taking|took|taken)\b(?! (?:(?:it|the clip|the chip) )?off\b| too long\b)/i,
  'plain words and no idiom':
    /\bhands off\b|\bat hand\b|\b(?:press|presses|push)\b[^.]*\bhome\b|\bnext door\b|\b(?:can|may) lie\b|\bhungry\b|\bin its time\b|\banew\b|\blikeli(?:est|er)\b|\bmeanwhile\b|\ball the same\b/i,
  'if, and not should': /(?:^|[.:] )Should\b|\bshall\b/,
  'Pin One made an error': /\bour fault\b/i,
  'verified, in small letters': /\bVERIFIED\b/,
}

/** Lines that other programs read or that name something as it is called: by file and words. */
const allowed = [
  // Typed, and read, by those who come from flashprog.
  ['src-main/hosts/cli/machine-read.ts', /^VERIFIED\.$|^vendor="/],
  ['shared/text/en/cli-', /--(?:ignore-)?board\b|practice:board=/],
  ['src-main/hosts/web/', /charset=|http-equiv/],
  // A list of commands and headings of a table, not sentences.
  ['src-main/hosts/cli/side-commands.ts', /^ {4}X; XX$/],
  // The name of a figure, and of the one page of the guide that all is based on.
  ['src-renderer/text/en/progress.ts', /^Speed$/],
  ['shared/text/en/remedies.ts', /\{board\}/],
  // A path, and the name that ISP is short for.
  ['shared/text/en/guide-programmers.ts', /serprog_<board>/],
  ['shared/text/en/guide-glossary.ts', /^In-system programming:/],
  // Headwords: what readers meet elsewhere and look up here.
  ['shared/text/en/guide-glossary.ts', /^(?:Jumper leads|Rail)$/],
  // Two files, two halves: the parts of an image.
  ['src-renderer/text/en/image.ts', /the parts\b/i],
  // The machine has the mainboard in it and goes by a name; the computer is the one that runs Pin One.
  ['src-renderer/text/en/board.ts', /\bmachines?\b/i],
  ['src-renderer/text/en/frame.ts', /^Machine$/],
  // The names of contacts on a mainboard.
  ['shared/text/en/guide-boards.ts#internalFlash', /jumper/],
  // The question of the field's own report, word for word.
  ['shared/text/en/marking.ts', /the chip says/],
]

const spoken = [
  ...sourcesUnder(
    'src-renderer',
    join('shared', 'text'),
    join('src-main', 'hosts', 'cli'),
    join('src-main', 'hosts', 'electron'),
    join('src-main', 'hosts', 'web'),
  )
    // What users type is theirs; German has rules of its own.
    .filter((file) => !/asked(?:-german)?\.ts$/.test(file) && !/[\\/]de[\\/]/.test(file)),
  join('shared', 'text', 'en', 'remedies.ts'),
  join('shared', 'spelling.ts'),
  join('src-main', 'app', 'log.ts'),
  join('shared', 'ch341a.ts'),
].flatMap((file) => textsOfSource(file))

const pages = join('shared', 'text', 'en', 'guide-pages')
const titles = readdirSync(pages).flatMap((name) => textsOfData(join(pages, name), ['title']))

const told = [...spoken, ...titles]

const isAllowed = ({ where, text }) =>
  allowed.some(([file, words]) => where.startsWith(file) && words.test(text))

const breaches = (texts, rule) =>
  texts
    .filter((each) => rule.test(each.text) && !isAllowed(each))
    .map(({ where, text }) => `${where}: ${text}`)

const longer = (most) =>
  told
    .filter(({ where }) => !where.includes('cli-help.ts#helpText'))
    .flatMap(({ where, text }) =>
      sentencesOf(text)
        .filter((sentence) => wordsIn(sentence) > most)
        .map((sentence) => `${where}: ${sentence}`),
    )

describe('how Pin One speaks', () => {
  it.each(Object.entries(rules))('says: %s', (_, rule) => {
    expect(breaches(told, rule)).toEqual([])
  })

  it('reads texts out of every room that speaks', () => {
    for (const room of ['src-renderer/text/en', 'shared/text/en', 'shared/text/en/cli-'])
      expect(told.filter(({ where }) => where.startsWith(room)).length, room).toBeGreaterThan(30)
  })

  it('needs no more than 20 words for a sentence', () => {
    expect(longer(20)).toEqual([])
  })

  it('labels no button with Yes, No or OK', () => {
    expect(told.filter(({ text }) => /^(?:Yes|No|OK)\b[.,]?$/i.test(text))).toEqual([])
  })

  it('would find what is retired', () => {
    const samples = {
      'two sentences, and no semicolon': 'Unplug it; then look.',
      'mainboard, or the name of the Linux board': 'The board feeds the chip.',
      marking: 'Read the print on the chip.',
      'choose, need, use, remove, last': 'This chip takes 1.8 V.',
      'plain words and no idiom': 'Seat the clip anew.',
      'what the chip does, not what it says': 'The chip says EF 40 17.',
      'unfinished write': 'What if it breaks off?',
    }
    for (const [name, text] of Object.entries(samples)) expect(text, name).toMatch(rules[name])
    for (const fine of ['Take the clip off.', 'a breadboard', 'The chip took too long'])
      for (const rule of Object.values(rules)) expect(fine).not.toMatch(rule)
    const code =
      "export const a = { b: `Take ${c}; go`, d: 'x' === e ? 'Ask it' : 'no text' } as const"
    expect(textsOfSource('sample.ts', code)).toEqual([
      { where: 'sample.ts#a.b', text: 'Take X; go' },
      { where: 'sample.ts#a.d', text: 'Ask it' },
      { where: 'sample.ts#a.d', text: 'no text' },
    ])
  })
})

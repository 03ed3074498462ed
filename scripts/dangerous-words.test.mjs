// SPDX-License-Identifier: GPL-3.0-or-later
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cautionWords } from '../shared/text/cautions.ts'
import { remedies } from '../shared/text/remedies.ts'
import { sentencesOf, sourcesUnder, textsOfData, textsOfSource } from './spoken.mjs'
import { causeText } from '../shared/text/wiring.ts'
import { checkText } from '../src-renderer/text/check.ts'
import { frame } from '../src-renderer/text/frame.ts'
import { helpAt } from '../src-renderer/text/help.ts'

// Sentences that were wrong, or led to harm when they were followed. Each case is held over every text there is.
const guide = join('shared', 'data', 'guide')
const told = [
  ...sourcesUnder('src-renderer', join('shared', 'text'))
    .filter((file) => !file.endsWith('asked.ts'))
    .flatMap((file) => textsOfSource(file)),
  ...textsOfSource(join('shared', 'text', 'en', 'remedies.ts')),
  ...readdirSync(join(guide, 'pages'))
    .map((name) => join(guide, 'pages', name))
    .flatMap((file) => textsOfData(file, ['title', 'text', 'p', 'care', 'danger', 'note'])),
]
const caution = (id) => {
  const found = cautionWords[id]
  if (found === undefined) throw new Error(id)
  return found
}
const saying = (words, unless) => told.filter(({ text }) => words.test(text) && !unless.test(text))
const none = /$^/

describe('words that were wrong or dangerous', () => {
  it('"Power goes first" was read as: connect power first', () => {
    expect(caution('W-POWER-FIRST-OFF')).toMatchObject({
      title: 'Disconnect power first',
      text: expect.stringMatching(/^Disconnect power before you move the clip or a wire\./),
    })
    expect(saying(/power (?:goes|comes) first/i, none)).toEqual([])
  })

  it('a button that let the programmer go left a 1.8 V chip under 3.3 V: unplugging is the act', () => {
    expect(checkText.stopLead).toMatch(/^Unplug the programmer now\./)
    expect(checkText.powerOff).toBe('I unplugged the programmer')
    expect(saying(/let the programmer go/i, none)).toEqual([])
  })

  it('"any of the listed ones will do" held only where size, commands and voltage agree', () => {
    expect(caution('W-MULTI-DEF').text).toMatch(
      /only where size, commands and supply voltage of all agree/,
    )
    expect(
      saying(/cannot read the marking, stop here\. A guess could use the wrong voltage/, none),
    ).toHaveLength(1)
  })

  it('a dot was said to be leg 1, where only a moulded mark decides', () => {
    expect(caution('W-PAINTED-DOT').text).toMatch(/moulded dimple/)
    expect(
      saying(
        /\bdot\b[^.]*\bleg 1\b/i,
        /painted dot may not|dot or (?:other|another) mark|painted dots/i,
      ),
    ).toEqual([])
  })

  it('the clip was put on beside the live 3.3 V pin of a Linux board', () => {
    const said = checkText.offLinux('Raspberry Pi')
    expect(said).toMatch(/3\.3 V pin .* has power while it runs/)
    expect(said).toMatch(/Shut down the Raspberry Pi before you connect the chip/)
  })

  it('CS of the other chip went to VCC with a bare wire in one place, through a resistor in another', () => {
    const toVcc = told.filter(({ text }) =>
      sentencesOf(text).some((one) =>
        /\bCS\b.*\bother chip\b.*\bVCC\b|\bother chip\b.*\bCS\b.*\bVCC\b/i.test(one),
      ),
    )
    expect(toVcc.length).toBeGreaterThan(4)
    expect(toVcc.filter(({ text }) => !/Ω|ohm|resistor|through X/i.test(text))).toEqual([])
    expect(causeText['two-chips']?.check).toMatch(/through 47 Ω, never with a bare wire/)
  })

  it('WP was to be tied to VCC on a mainboard, which drives it itself', () => {
    expect(caution('W-WPHOLD-BOARD').text).toMatch(/^Leave them alone/)
    // A fact of one mainboard's own header, as the guide states it.
    const header = /^An SPI header exists\. WP and HOLD must be tied to VCC on it\.$/
    expect(saying(/\bWP\b[^.]*\btied\b|\btie WP\b/i, header)).toEqual([])
    for (const { text } of told.filter(
      ({ where }) => !/[\\/]de[\\/]/.test(where) && /remedies|protection/.test(where),
    ))
      if (/WP \(\{leg:WP\}\)[^.]*\bVCC\b/.test(text)) expect(text).toMatch(/loose chip/)
  })

  it('the coin cell was to be out in one place, and only where the page says so in another', () => {
    for (const { text } of saying(/remove the coin cell|coin cell (?:out|off)/i, none))
      expect(text).toMatch(/page of the mainboard/)
    expect(caution('W-BATTERIES').text).toMatch(/For the coin cell, follow the page/)
  })

  it('"Too little voltage does no harm", yet reads and writes can fail', () => {
    expect(caution('W-VOLTAGE').text).toMatch(/With too little, reads and writes can fail/)
    expect(saying(/no harm/i, none)).toEqual([])
  })

  it('the red wire was to be at leg 1, and not every clip has one', () => {
    expect(saying(/red wire/i, none)).toEqual([])
    expect(JSON.stringify(remedies['wiring.unstable'])).toMatch(/the mark of the clip for leg 1/)
  })

  it('"Power off. Safe to move" was concluded from USB alone', () => {
    expect(frame.wires.off).toMatch(/^Programmer unplugged\./)
    expect(saying(/\bpower off\b[^]*\bsafe\b|\bsafe to move\b/i, none)).toEqual([])
  })

  it('"board" meant the mainboard in one lamp and the Raspberry Pi in the next', () => {
    expect(frame.wires.boardOff).toBe('Disconnect power from the mainboard first')
    expect(frame.wires.shutDown('Raspberry Pi')).toBe('Shut down the Raspberry Pi first')
  })

  it('a chip was to be thrown away for a lock that the table did not know', () => {
    expect(saying(/replace the chip\b|has to be replaced/i, /probe|WSON8/)).toEqual([])
  })

  it('hands were to touch a chip that gets hot before its power was gone', () => {
    const hot = helpAt('check').filter(({ answer }) => /5 V instead/.test(answer))
    expect(hot).toHaveLength(1)
    expect(hot[0].answer).toMatch(/^Unplug the programmer/)
  })

  it('every file that is looked at can be read', () => {
    expect(told.filter(({ where }) => where.includes('cautions.ts#')).length).toBeGreaterThan(100)
    expect(told.length).toBeGreaterThan(1000)
  })
})

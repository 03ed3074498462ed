// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import * as de from './de/chip-looking.ts'
import * as deWire from './de/wire.ts'
import * as deNotes from './de/wire-notes.ts'
import * as en from './en/chip-looking.ts'
import * as enWire from './en/wire.ts'
import * as enNotes from './en/wire-notes.ts'

describe.each([
  ['English', en, enWire, enNotes, /breadboard/],
  ['German', de, deWire, deNotes, /Steckbrett/],
] as const)('the words for a loose chip, %s', (_, { chipLookingText }, wire, notes, breadboard) => {
  it('tell nobody to turn a mainboard, or to look for legs that go through one', () => {
    const shown = [...Object.values(chipLookingText.counts), ...chipLookingText.printSteps]
    expect(shown.filter((text) => text?.includes('ainboard'))).toEqual([])
  })

  it('name the breadboard at the first wire and where the chip is put in', () => {
    expect(notes.wireNoteText.noPowerText.loose).toMatch(breadboard)
    expect(wire.momentText.chipTitle.loose).toMatch(breadboard)
  })

  it('say at the first wire what comes last, wherever the chip is', () => {
    const { 'on-board': soldered, loose } = notes.wireNoteText.noPowerText
    for (const text of [soldered, loose]) expect(text).toMatch(/\b(?:last|zuletzt)\b/)
  })

  it('send nobody to search for a marking that could not be read', () => {
    expect(chipLookingText.supplySteps[0]).toMatch(/marking|Aufdruck/)
    expect(chipLookingText.supplyStepsUnread.join(' ')).not.toMatch(/web|marking|Aufdruck/i)
  })
})

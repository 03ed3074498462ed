// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { Work } from './model/work.ts'
import {
  changedWork,
  mountingOf,
  newWork,
  noChoices,
  noWork,
  resumedWork,
  unlistedBoard,
  withChoices,
} from './work.ts'
import { workOf, workText } from './work-checks.ts'

describe('choices', () => {
  it('forgets the package, the print and the ticked wires when the board changes', () => {
    const before = {
      ...noChoices,
      board: 'x200',
      chipPackage: 'soic8',
      marking: 'W25Q64',
      imageId: 'i',
    }
    const after = withChoices(before, ['wire:CS', 'caution:W-PIN1'], { board: 'x230' })
    expect(after.choices).toEqual({ ...noChoices, board: 'x230' })
    expect(after.acks).toEqual([])
  })

  it('keeps everything when the same value is chosen again', () => {
    const before = { ...noChoices, board: 'x200', chipPackage: 'soic8' }
    expect(withChoices(before, ['wire:CS'], { board: 'x200' })).toEqual({
      choices: before,
      acks: ['wire:CS'],
    })
  })

  it('keeps the mainboard and what was read about it when the programmer is chosen after it, and the other way round', () => {
    const x230 = { ...noChoices, board: 'x230', configuration: '8+4', chipIndex: 0 }
    const read = ['caution:W-SURE-START', 'caution:W-POWER-LAST', 'wire:CS']
    const pico = { guideProgrammer: 'pico', programmerId: 'p', programmerAnswered: true }
    const both = withChoices(x230, read, pico)
    expect(both).toEqual({ choices: { ...x230, ...pico }, acks: ['caution:W-SURE-START'] })
    expect(withChoices(both.choices, both.acks, { board: 'x200' }).choices).toEqual({
      ...noChoices,
      ...pico,
      board: 'x200',
    })
  })

  it('does not clear what the same change sets', () => {
    const { choices } = withChoices(noChoices, [], { board: 'bare', chipPackage: 'dip8' })
    expect(choices.chipPackage).toBe('dip8')
  })

  it('knows a bare chip is loose and a socketed one is socketed', () => {
    expect(mountingOf(noChoices, null)).toBeNull()
    expect(mountingOf({ ...noChoices, board: 'bare' }, true)).toBe('loose')
    expect(mountingOf({ ...noChoices, board: 'x200' }, null)).toBe('on-board')
    expect(mountingOf({ ...noChoices, board: 'x200' }, true)).toBe('socketed')
    // A mainboard that is not in the list has its chip soldered on, like any other.
    expect(mountingOf({ ...noChoices, board: unlistedBoard }, null)).toBe('on-board')
  })
})

const chip = {
  id: 'c',
  vendor: 'V',
  names: ['N'],
  idBytes: [1, 2, 3],
  sizeBytes: 8,
  supplyMv: [2700, 3600] as const,
}
const reached = { position: 0, chip, backupId: 'b', verified: null }
const x230 = { ...noChoices, board: 'x230', configuration: '8+4', chipIndex: 0 }
const bottom: Work = {
  ...noWork,
  choices: x230,
  acks: ['wire:CS'],
  chips: [reached],
  connected: true,
}

describe('the work', () => {
  it('a tick that the image is the right one is cleared with every file', () => {
    const read = changedWork(bottom, { acks: { 'caution:W-WRONG-ROM': true } })
    expect(read.acks).toContain('caution:W-WRONG-ROM')
    const first = changedWork(read, { choices: { imageId: 'a' } })
    expect(first.acks).not.toContain('caution:W-WRONG-ROM')
    const again = changedWork(first, { acks: { 'caution:W-WRONG-ROM': true } })
    const second = changedWork(again, { choices: { imageId: 'b' } })
    expect(second.acks).not.toContain('caution:W-WRONG-ROM')
    expect(second.acks).toContain('wire:CS')
  })

  it('keeps what was seen of the bottom chip, and that wires are connected, on the way to the top chip', () => {
    const top = changedWork(bottom, { choices: { chipIndex: 1, doneChips: [0] } })
    expect(top).toMatchObject({ chips: [reached], connected: true, acks: [] })
  })

  it('forgets the chips with another mainboard, and nothing with another package', () => {
    expect(changedWork(bottom, { choices: { board: 'x200' } }).chips).toEqual([])
    expect(changedWork(bottom, { choices: { chipPackage: 'wson8' } }).chips).toEqual([reached])
    expect(newWork(bottom)).toMatchObject({ chips: [], connected: true, choices: noChoices })
  })

  it('is the same after it was kept in its file, but for what a restart takes', () => {
    const kept = workOf(workText({ ...bottom, choices: { ...x230, imageId: 'i' }, stage: 'image' }))
    expect(kept).toMatchObject({ choices: { ...x230, imageId: 'i' }, chips: [reached] })
    if (kept === null) throw new Error('not kept')
    expect(resumedWork(kept)).toMatchObject({ choices: x230, stage: null, lost: null })
  })

  it('does not believe a file that is damaged, of another version or too much', () => {
    const text = workText(bottom)
    for (const bad of [
      '',
      text.slice(0, -9),
      text.replace('"schema":1', '"schema":2'),
      text.replace('"chipIndex":0', '"chipIndex":"0"'),
      text.replace('"connected":true', ''),
      JSON.stringify({ ...JSON.parse(text), acks: Array.from({ length: 2000 }, () => 'a') }),
    ])
      expect(workOf(bad), bad.slice(0, 60)).toBeNull()
  })
})

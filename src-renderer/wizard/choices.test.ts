import { describe, expect, it } from 'vitest'
import { mountingOf, noChoices, withChoices } from './choices.ts'

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

  it('does not clear what the same change sets', () => {
    const { choices } = withChoices(noChoices, [], { board: 'bare', chipPackage: 'dip8' })
    expect(choices.chipPackage).toBe('dip8')
  })

  it('knows a bare chip is loose and a socketed one is socketed', () => {
    expect(mountingOf(noChoices, null)).toBeNull()
    expect(mountingOf({ ...noChoices, board: 'bare' }, true)).toBe('loose')
    expect(mountingOf({ ...noChoices, board: 'x200' }, null)).toBe('on-board')
    expect(mountingOf({ ...noChoices, board: 'x200' }, true)).toBe('socketed')
  })
})

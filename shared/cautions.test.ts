import { describe, expect, it } from 'vitest'
import { allCautions, cautionsFor, conditionRules, noChoices } from './cautions.ts'
import { boards, warnings } from './data/guide.ts'

const board = (id: string) => boards.find((candidate) => candidate.id === id) ?? null
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)

describe('cautions', () => {
  it('has a rule for every condition that the data says in words, and no other', () => {
    const inWords = warnings.filter(({ applies }) => applies.condition !== null)
    expect([...conditionRules].sort()).toEqual(ids(inWords).sort())
  })

  it('warns of 1.8 V while the supply is unknown, and stops once it is a 3 V part', () => {
    const atChip = (supplyMaxMv: number | null) =>
      ids(cautionsFor('chip', { ...noChoices, supplyMaxMv }))
    expect(atChip(null)).toContain('W-1V8')
    expect(atChip(1950)).toContain('W-1V8')
    expect(atChip(3600)).not.toContain('W-1V8')
  })

  it('tells the owner of an X60 to leave VCC off, and nobody else', () => {
    const at = (id: string) =>
      ids(cautionsFor('wiring', { ...noChoices, board: board(id), mounting: 'on-board' }))
    expect(at('x60')).toContain('W-X60-T60-VCC')
    expect(at('x230')).not.toContain('W-X60-T60-VCC')
  })

  it('shows dangers first and drops what was acknowledged', () => {
    const view = {
      ...noChoices,
      programmerId: 'pico',
      packageId: 'soic8',
      mounting: 'loose' as const,
    }
    const shown = cautionsFor('wiring', view)
    const firstOther = shown.findIndex(({ severity }) => severity !== 'danger')
    expect(firstOther).toBeGreaterThan(0)
    expect(shown.slice(firstOther).every(({ severity }) => severity !== 'danger')).toBe(true)
    expect(ids(cautionsFor('wiring', view, new Set(['W-POWER-LAST'])))).not.toContain(
      'W-POWER-LAST',
    )
    expect(ids(shown)).toContain('W-POWER-LAST')
  })

  it('asks for the vendor files of an X230 and not of an X200', () => {
    expect(ids(allCautions({ ...noChoices, board: board('x230') }))).toContain('W-VENDOR-FILES')
    expect(ids(allCautions({ ...noChoices, board: board('x200') }))).not.toContain('W-VENDOR-FILES')
  })
})

import { describe, expect, it } from 'vitest'
import { emptySnapshot } from '../store/selectors.ts'
import { noChoices } from '../../shared/work.ts'
import { wizardView } from './view.ts'

const askHz = (board: string | null, clockHz: number | null) =>
  wizardView(
    emptySnapshot,
    { ...noChoices, guideProgrammer: 'pico', chipPackage: 'soic8', board, clockHz },
    [],
  ).askHz

describe('the clock to ask for', () => {
  it('is no more than the board bears', () => {
    expect(askHz('x60', 16_000_000)).toBe(4_096_000)
    expect(askHz('x60', null)).toBe(4_096_000)
    expect(askHz('x60', 1_000_000)).toBe(1_000_000)
  })

  it('is what was chosen where the board sets no limit, and for a chip that is on none', () => {
    expect(askHz('x220', 16_000_000)).toBe(16_000_000)
    expect(askHz('x220', null)).toBeNull()
    expect(askHz('bare', 16_000_000)).toBe(16_000_000)
  })
})

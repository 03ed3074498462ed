import { describe, expect, it } from 'vitest'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { SessionInfo } from '../../shared/model/snapshot.ts'
import { emptySnapshot } from '../store/selectors.ts'
import { sizeText } from '../text/size.ts'
import { noChoices } from '../../shared/work.ts'
import type { Choices } from '../../shared/model/work.ts'
import { unexpectedChip } from './expected.ts'
import { wizardView } from './view.ts'

const mib = 1024 * 1024

function seen(sizeBytes: number, choices: Partial<Choices>) {
  const chip = { id: 'x', vendor: 'Winbond', names: ['W25Q32JV'], sizeBytes, supplyMv: null }
  const session = {
    chip: chip as unknown as FlashChip,
    candidates: [],
    backup: null,
  } as unknown as SessionInfo
  const view = wizardView({ ...emptySnapshot, session }, { ...noChoices, ...choices }, [])
  return unexpectedChip(view, sizeText)
}

describe('the chip that answers', () => {
  const x230 = { board: 'x230', configuration: '8+4', chipIndex: 0 }

  it('is the expected one by its size', () => {
    expect(seen(8 * mib, x230)).toBeNull()
    expect(seen(4 * mib, { ...x230, chipIndex: 1 })).toBeNull()
    expect(seen(4 * mib, { board: 'bare' })).toBeNull()
  })

  it('may be the other chip of the board, which is then named', () => {
    expect(seen(4 * mib, x230)).toEqual({
      found: 'Winbond W25Q32JV, 4 MiB',
      expected: 'the bottom chip of 8 MiB',
      rather: { index: 1, name: 'top chip' },
    })
    expect(seen(8 * mib, { ...x230, chipIndex: 1 })?.rather).toEqual({
      index: 0,
      name: 'bottom chip',
    })
  })

  it('may be none of the board', () => {
    expect(seen(16 * mib, x230)).toMatchObject({ rather: null })
  })
})

// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { boards } from '../../shared/data/guide.ts'
import { usualPracticeChip } from '../../shared/data/practice-chips.ts'
import { noChoices } from '../../shared/work.ts'
import { parsePracticeId } from '../../src-main/transport/practice/options.ts'
import { practicePartOf } from '../../src-main/transport/practice/parts.ts'
import { emptySnapshot } from './empty-snapshot.ts'
import { practiceChipFor, practiceMarking } from './practice-chip.ts'
import { readPrint } from './print.ts'
import { wizardView } from './view.ts'

const mib = 1_048_576
const nowhere = { board: null, configuration: null, boardChip: null, position: 0 }

/** The id that is opened for this chip of this mainboard. */
const idAt = (
  board: string,
  configuration: string | null,
  chipIndex: number | null,
  programmerId = 'practice:timing=off',
) =>
  wizardView(emptySnapshot, { ...noChoices, programmerId, board, configuration, chipIndex }, [])
    .programmerId

describe('the practice chip', () => {
  it('follows from the choices: bottom and top chip of a ThinkPad X230', () => {
    expect(idAt('x230', '8+4', 0)).toBe('practice:chip=W25Q64JV,board=x230,slot=1,timing=off')
    expect(idAt('x230', '8+4', 1)).toBe('practice:chip=W25Q32JV,board=x230,slot=2,timing=off')
    expect(idAt('x230', '16-upgrade', 0)).toBe('practice:chip=W25Q128JV,board=x230,timing=off')
    expect(idAt('bare', null, null)).toBe('practice:timing=off')
  })

  it('is one that this mainboard is found with, where practice knows it', () => {
    expect(idAt('hp8560w', '8', 0)).toContain('chip=MX25L6406E,')
    expect(idAt('t440p', '8+4', 1)).toContain('chip=W25Q32JV,')
  })

  it('needs 1.8 V only where a source says so of the mainboard', () => {
    const low = boards.flatMap(({ id, configurations }) =>
      configurations.flatMap((configuration) =>
        (configuration.chips ?? []).flatMap((_, index) => {
          const opened = idAt(id, configuration.id, index) ?? ''
          return parsePracticeId(opened).part.supplyMv[0] < 2000 ? [id] : []
        }),
      ),
    )
    expect(low).toEqual(['gru-kevin'])
  })

  it('exists for every chip of every mainboard whose size is known, and holds its share of the flash', () => {
    const wrong: string[] = []
    let count = 0
    for (const { id, configurations, covered_by_guide: covered } of boards)
      for (const configuration of covered ? configurations : [])
        for (const [index, chip] of (configuration.chips ?? []).entries()) {
          if (chip.size_bytes === null) continue
          count += 1
          const opened = idAt(id, configuration.id, index) ?? ''
          const { part, on } = parsePracticeId(opened)
          if (part.sizeBytes !== chip.size_bytes || on?.place.length !== chip.size_bytes)
            wrong.push(`${opened}: ${part.sizeBytes / mib} MiB, ${on?.place.length}`)
          if (practiceMarking(opened) !== part.name) wrong.push(`${opened}: no marking`)
        }
    expect(wrong).toEqual([])
    expect(count).toBeGreaterThan(80)
  })

  it('stays the chip that was named, and its contents those of the seed that was named', () => {
    const named = 'practice:chip=W25Q128JV,fault=open-miso,seed=7'
    expect(idAt('x230', '8+4', 1, named)).toBe(named)
    expect(idAt('x230', '8+4', 0, 'practice:chip=W25Q64JV')).toBe('practice:chip=W25Q64JV')
    expect(idAt('x230', '8+4', 1, 'practice:board=x60')).toBe('practice:board=x60')
  })

  it('is the usual one where the size is not known, another one at each position, and no word is added to other programmers', () => {
    expect(practiceChipFor('practice', nowhere)).toBe('practice')
    expect(practiceChipFor('practice', { ...nowhere, position: 1 })).toBe('practice:seed=2')
    for (const id of ['serprog:dev=/dev/ttyACM0', 'serprog:ip=practice:80', 'linux_spi:dev=/dev/x'])
      expect(idAt('x230', '8+4', 1, id)).toBe(id)
  })

  it('is marked as the part that main practises on, by name, by size, or as the usual one', () => {
    for (const [size, bytes] of [
      ['8M', 8 * mib],
      ['4M', 4 * mib],
      ['512K', mib / 2],
    ] as const)
      expect(practiceMarking(`practice:size=${size},timing=off`)).toBe(practicePartOf(bytes).name)
    expect(practiceMarking('practice')).toBe(usualPracticeChip)
    expect(practiceMarking('practice')).toBe(parsePracticeId('practice').part.name)
    expect(practiceMarking('practice:chip=W25Q64FW,timing=real')).toBe('W25Q64FW')
    expect(practiceMarking('practice:chip=NOBODY')).toBeNull()
    expect(practiceMarking('serprog:dev=/dev/ttyACM0')).toBeNull()
  })

  it('has a marking that says which chip it is, without a question', () => {
    for (const size of [1, 2, 4, 8, 16]) {
      const marking = practiceMarking(`practice:size=${size}M`) ?? ''
      expect(readPrint(marking, []).settled?.entry.sizeBytes, marking).toBe(size * mib)
    }
  })
})

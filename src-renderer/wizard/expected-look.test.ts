// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { boards, programmers } from '../../shared/data/guide.ts'
import { adapterMv, supplyVerdict, usualProgrammerMv } from '../../shared/gate/supply.ts'
import { noChoices } from '../../shared/work.ts'
import type { Choices } from '../../shared/model/work.ts'
import { emptySnapshot } from './empty-snapshot.ts'
import { capacityPrint, expectedLook, viewAfterLook } from './expected-look.ts'
import { blockersOf } from './stages.ts'
import { wizardView } from './view.ts'

const at = (choices: Partial<Choices>) =>
  wizardView(emptySnapshot, { ...noChoices, guideProgrammer: 'pico', ...choices }, [])
const bottom = { board: 'x230', configuration: '8+4', chipIndex: 0 }
const codes = (choices: Partial<Choices>) =>
  blockersOf('package', viewAfterLook(at(choices), 'soic8')).map(({ code }) => code)

describe('the look at a chip of a known mainboard', () => {
  it('needs no marking where a source states package and supply', () => {
    expect(expectedLook(at(bottom))).toMatchObject({ supply: '3v3', supplyMv: 3300 })
    expect(codes(bottom)).toEqual([])
  })

  it('leaves the wires locked where no source states the supply, whatever the package', () => {
    const x220 = { board: 'x220', configuration: '8', chipIndex: 0 }
    expect(expectedLook(at(x220)).packages.map(({ id }) => id)).toEqual(['soic8'])
    expect(codes(x220)).toContain('voltage-unknown')
    expect(codes({ board: 'unlisted' })).toContain('voltage-unknown')
    expect(codes({ board: 'bare' })).toContain('voltage-unknown')
    // A chip that replaces the one of the sources is not theirs.
    expect(codes({ ...bottom, configuration: '16-upgrade' })).toContain('voltage-unknown')
  })

  it('does not answer with the source against letters that were typed', () => {
    expect(codes({ ...bottom, marking: '25Q64' })).toContain('voltage-unknown')
    expect(codes({ ...bottom, marking: 'W25Q64FW' })).toContain('voltage-too-high')
    expect(codes({ ...bottom, supply: '1v8' })).toContain('voltage-too-high')
  })

  it.each([
    ['', null],
    [', also when an earlier answer says 3.3 V', '3v3'],
  ] as const)(
    'never passes a chip whose source says another voltage than what reaches it%s',
    (_, supply) => {
      let passed = 0
      for (const { id: guideProgrammer } of programmers)
        for (const { id: board, configurations } of boards)
          for (const { id: configuration, chips } of configurations)
            for (const chipIndex of (chips ?? []).keys())
              for (const programmerMv of [null, adapterMv]) {
                const view = at({
                  guideProgrammer,
                  board,
                  configuration,
                  chipIndex,
                  programmerMv,
                  supply,
                })
                const { supplyMv } = expectedLook(view)
                // Where no source speaks, the answer counts.
                if (supplyMv === null && supply !== null) continue
                const [chip] = expectedLook(view).packages
                if (blockersOf('package', viewAfterLook(view, chip?.id ?? 'soic8')).length > 0)
                  continue
                passed++
                const mv = supplyMv ?? 0
                const band = [mv * 0.9, mv * 1.1] as const
                expect(supplyVerdict(band, programmerMv ?? usualProgrammerMv), board).toBe('fits')
              }
      expect(passed).toBeGreaterThan(20)
    },
  )

  it('names the digits of the capacity only where makers agree on them', () => {
    expect([8, 4, 16, 2].map((mib) => capacityPrint(mib * 1_048_576))).toEqual([
      '64',
      '32',
      '128',
      '16',
    ])
    expect([null, 1_048_576, 524_288].map(capacityPrint)).toEqual([null, null, null])
  })
})

// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { emptySnapshot } from './empty-snapshot.ts'
import { noChoices, noWork } from '../../shared/work.ts'
import type { SessionInfo, Snapshot } from '../../shared/model/snapshot.ts'
import type { Choices, ReachedChip } from '../../shared/model/work.ts'
import { chipsDone, powerAfterwards } from './hands.ts'
import { wizardView } from './view.ts'

describe('on to the next chip', () => {
  const at = (choices: Partial<Choices>, more: Partial<Snapshot> = {}) =>
    wizardView(
      { ...emptySnapshot, ...more },
      {
        ...noChoices,
        guideProgrammer: 'pico',
        chipPackage: 'soic8',
        board: 'x220',
        programmerId: 'serprog:dev=/dev/ttyACM0',
        ...choices,
      },
      [],
    )
  const practice = {
    id: 'practice:chip=W25Q64JV',
    kind: 'practice',
    label: '',
    access: 'ok',
    accessDetail: null,
    usb: null,
  } as const
  const pico = { ...practice, id: 'serprog:dev=/dev/ttyACM0', kind: 'serprog' } as const
  const session = { programmer: pico, chip: null, candidates: [] } as unknown as SessionInfo

  it('waits until the programmer is seen to be gone', () => {
    expect(powerAfterwards(at({}, { session, programmers: [pico, practice] }))).toBe('on')
    // Closed by the app, and still plugged in.
    expect(powerAfterwards(at({}, { programmers: [pico, practice] }))).toBe('on')
    expect(powerAfterwards(at({}, { programmers: [practice] }))).toBe('seen')
  })

  it('asks its user where nothing can be seen of what feeds the chip', () => {
    const programmers = [practice]
    const remote = 'serprog:ip=192.0.2.7:2000'
    expect(powerAfterwards(at({ programmerId: remote }, { programmers }))).toBe('unseen')
    expect(powerAfterwards(at({ board: 'x60' }, { programmers }))).toBe('unseen')
    expect(
      powerAfterwards(
        at({ guideProgrammer: 'rpi-40', programmerId: '/dev/spidev0.0' }, { programmers }),
      ),
    ).toBe('unseen')
  })

  it('counts a chip only while nothing has changed it since it was read back', () => {
    const chip = { sizeBytes: 8_388_608 } as ReachedChip['chip']
    const verified = { imageId: 'i' } as ReachedChip['verified']
    const chips = (second: ReachedChip['verified']) =>
      chipsDone(
        at(
          { board: 'x230', configuration: '8+4', chipIndex: 1, doneChips: [0, 1] },
          {
            work: {
              ...noWork,
              chips: [
                { position: 0, chip, backupId: null, verified },
                {
                  position: 1,
                  chip: { ...chip, sizeBytes: 4_194_304 },
                  backupId: null,
                  verified: second,
                },
              ],
            },
          },
        ),
      ).map(({ name, sizeBytes, proved }) => [name, sizeBytes, proved])
    expect(chips(verified)).toEqual([
      ['bottom', 8_388_608, true],
      ['top', 4_194_304, true],
    ])
    expect(chips(null)[1]).toEqual(['top', 4_194_304, false])
  })
})

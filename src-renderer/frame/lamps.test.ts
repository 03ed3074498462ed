// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import type { RecoveryInfo } from '../../shared/model/job.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { emptySnapshot } from '../wizard/empty-snapshot.ts'
import { frame } from '../text/frame.ts'
import { chipEntries, flashChip } from '../../shared/data/chips.ts'
import type { ReachedChip } from '../../shared/model/work.ts'
import { noChoices, noWork } from '../../shared/work.ts'
import { wireAck } from '../wizard/stages.ts'
import { wizardView } from '../wizard/view.ts'
import { contentsLamp, wiresLamp } from './Lamps.tsx'

const port = 'serprog:dev=/dev/ttyACM0'
const listed = (id: string): FoundProgrammer => ({
  id,
  kind: 'serprog',
  label: '',
  access: 'ok',
  accessDetail: null,
  usb: null,
})
const lamp = (board: string, configuration: string, programmers: readonly FoundProgrammer[]) =>
  wiresLamp(
    wizardView(
      { ...emptySnapshot, programmers },
      {
        ...noChoices,
        guideProgrammer: 'pico',
        programmerId: port,
        board,
        configuration,
        chipPackage: 'soic8',
      },
      [wireAck('CS')],
    ),
  ).text

describe('the lamp of the wires', () => {
  const others = [listed('practice:chip=W25Q64JV')]
  it('says that they may be moved only when the programmer is seen to be gone', () => {
    expect(lamp('x220', '8', [...others, listed(port)])).toBe(frame.wires.unplug)
    expect(lamp('x220', '8', others)).toBe(frame.wires.off)
    expect(lamp('x220', '8', [])).toBe(frame.wires.unplug)
  })

  it('asks for the power of the board where the board feeds the chip, programmer or not', () => {
    expect(lamp('x60', '2', [...others, listed(port)])).toBe(frame.wires.boardOff)
    expect(lamp('x60', '2', others)).toBe(frame.wires.boardOff)
  })

  it('stays a warning when "Go on to the top chip" was pressed with the programmer still plugged in', () => {
    const next = (programmers: readonly FoundProgrammer[]) =>
      wiresLamp(secondChip({ programmers })).text
    expect(next([...others, listed(port)])).toBe(frame.wires.unplug)
    expect(next(others)).toBe(frame.wires.off)
  })
})

const [entry] = chipEntries()
if (entry === undefined) throw new Error('no chips')
const first: ReachedChip = {
  position: 0,
  chip: flashChip(entry),
  backupId: 'b',
  verified: {
    imageId: 'i',
    name: '',
    sha256: 'aa',
    at: '',
    stats: {
      erasedBytes: 0,
      programmedBytes: 0,
      blankBytes: 0,
      unchangedBytes: 0,
      erases: 0,
      latePages: 0,
      elapsedMs: 0,
    },
    protection: null,
  },
}

function secondChip(part: Partial<Snapshot>, chipIndex = 1) {
  const choices = {
    ...noChoices,
    guideProgrammer: 'pico',
    programmerId: port,
    board: 'x230',
    configuration: '8+4',
    chipIndex,
    chipPackage: 'soic8',
  }
  const work = { ...noWork, connected: true, chips: [first] }
  return wizardView({ ...emptySnapshot, ...part, work }, choices, [])
}

const unfinished: RecoveryInfo = {
  operation: 'write',
  chipId: first.chip.id,
  chipName: '',
  startedAt: '',
  image: null,
  backup: null,
  cause: 'killed',
  contents: { state: 'tried-unknown', why: 'link-lost' },
  heldBy: null,
  programmerId: port,
  lifted: null,
}

it('does not send anybody to the wires while a write is unfinished, as its page says', () => {
  const others = [listed('practice:chip=W25Q64JV')]
  expect(wiresLamp(secondChip({ programmers: others, recovery: unfinished })).text).toBe(
    frame.wires.offKeep,
  )
})

describe('the lamp of the contents', () => {
  it('knows nothing of the top chip after the bottom chip was verified', () => {
    expect(contentsLamp(secondChip({})).text).toBe(frame.contents.none)
  })

  it('goes on to say what was verified after the programmer was unplugged', () => {
    expect(contentsLamp(secondChip({}, 0)).text).toBe('Verified')
  })
})

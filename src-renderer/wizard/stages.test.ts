// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { notTouched } from '../../shared/model/chip-contents.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { BackupInfo } from '../../shared/model/image.ts'
import type { JobInfo } from '../../shared/model/job.ts'
import type { SessionInfo, Snapshot } from '../../shared/model/snapshot.ts'
import { flashChip } from '../../shared/data/chips.ts'
import { chipEntries } from '../../shared/data/chips.ts'
import { emptySnapshot } from './empty-snapshot.ts'
import type { VerifiedWrite, Work } from '../../shared/model/work.ts'
import { handKeys } from '../../shared/wire-moments.ts'
import { noChoices, noWork } from '../../shared/work.ts'
import type { Choices } from '../../shared/model/work.ts'
import { blockersOf, cautionAck, currentStage, isUnplugged, reachable, wireAck } from './stages.ts'
import { cautionsAt, wizardView } from './view.ts'

const entry = (name: string) => {
  const found = chipEntries().find((candidate) => candidate.name.includes(name))
  if (found === undefined) throw new Error(`no chip ${name}`)
  return found
}

const chosen: Choices = {
  ...noChoices,
  guideProgrammer: 'pico',
  programmerId: 'practice',
  programmerAnswered: true,
  board: 'x200',
  configuration: '4',
  chipPackage: 'soic8',
  marking: 'W25Q64JV',
  chipEntry: entry('W25Q64JV-.Q').id,
}

const verified: VerifiedWrite = {
  imageId: 'i',
  name: 'a.rom',
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
}
const workOf = (chip: FlashChip, written: VerifiedWrite | null): Work => ({
  ...noWork,
  chips: [{ position: 0, chip, backupId: null, verified: written }],
})

const image = { id: 'i', name: 'a.rom', sizeBytes: 8, sha256: '', sha1: '' }
const backup: BackupInfo = {
  id: 'b',
  fileName: 'b.bin',
  takenAt: '',
  chipId: '',
  chipName: '',
  idBytes: '',
  board: null,
  programmer: '',
  clockHz: 0,
  sizeBytes: 0,
  sha256: '',
  sha1: '',
  reads: 2,
  oneByte: null,
  note: '',
}

function session(chip: FlashChip | null, extra: Partial<SessionInfo> = {}): SessionInfo {
  return {
    programmer: {
      id: 'practice',
      kind: 'practice',
      label: '',
      access: 'ok',
      accessDetail: null,
      usb: null,
    },
    clockAskedHz: null,
    clockHz: 1,
    about: { name: '', firmware: null, notes: [] },
    releasesPins: true,
    chip,
    candidates: [],
    differences: [],
    programmerMv: 3300,
    answeredSupplyMv: null,
    protection: null,
    backup: null,
    ...extra,
  }
}

/** Every wire ticked, and every caution of the wiring and of the image read. */
function allAcks(choices: Choices): string[] {
  const view = wizardView(emptySnapshot, choices, [])
  return [
    ...handKeys(view.wiring).map(wireAck),
    ...cautionsAt(view, 'prepare', 'safety', 'wiring', 'image').map(({ id }) => cautionAck(id)),
  ]
}

const stageOf = (snapshot: Snapshot, choices: Choices, acks: readonly string[] = []) =>
  currentStage(wizardView(snapshot, choices, acks))

describe('stages', () => {
  it('a page does not change while the chip is being identified, nor away from a recovery', () => {
    const asking = {
      id: 'j',
      request: { kind: 'identify' as const },
      state: 'running' as const,
      phase: 'identify' as const,
      doneBytes: 0,
      totalBytes: 0,
      phaseMs: 0,
      contents: notTouched,
      backup: null,
      result: null,
      fault: null,
    }
    const chip = flashChip(entry('W25Q64'))
    expect(
      stageOf({ ...emptySnapshot, session: session(chip), job: asking }, chosen, allAcks(chosen)),
    ).toBe('check')
  })

  it('asks for the mainboard, then walks the four steps in order as the choices fill', () => {
    const acks = allAcks(chosen)
    const chip = flashChip(entry('W25Q64JV-.Q'))
    const open = { ...emptySnapshot, session: session(chip) }
    const saved = { ...emptySnapshot, session: session(chip, { backup }) }
    expect(stageOf(emptySnapshot, noChoices)).toBe('board')
    expect(stageOf(emptySnapshot, { ...noChoices, board: 'x200', configuration: '4' })).toBe(
      'programmer',
    )
    expect(stageOf(emptySnapshot, { ...chosen, programmerAnswered: false })).toBe('programmer')
    expect(stageOf(emptySnapshot, { ...chosen, board: null })).toBe('board')
    expect(stageOf(emptySnapshot, { ...chosen, chipPackage: null })).toBe('package')
    expect(stageOf(emptySnapshot, chosen)).toBe('wire')
    expect(stageOf(emptySnapshot, chosen, acks)).toBe('check')
    expect(stageOf(open, chosen, acks)).toBe('backup')
    expect(stageOf(saved, chosen, acks)).toBe('image')
    const withImage = { ...saved, images: [image] }
    const ready = { ...chosen, imageId: 'i' }
    expect(stageOf(withImage, ready, acks)).toBe('image')
    // The press on that page starts the write; one that ended with the chip as it was is shown on the next.
    const wrote = (imageId: string, state: JobInfo['state']) =>
      ({ state, request: { kind: 'write', imageId, backup: 'session' } }) as JobInfo
    for (const state of ['running', 'failed', 'cancelled'] as const)
      expect(stageOf({ ...withImage, job: wrote('i', state) }, ready, acks)).toBe('write')
    expect(stageOf({ ...withImage, job: wrote('j', 'failed') }, ready, acks)).toBe('image')
    const wrongRom = cautionAck('W-WRONG-ROM')
    const unread = acks.filter((ack) => ack !== wrongRom)
    expect(stageOf(withImage, { ...chosen, imageId: 'i' }, unread)).toBe('image')
    const written = { ...withImage, work: workOf(chip, verified) }
    const done = { ...chosen, imageId: 'i' }
    expect(
      stageOf({ ...written, session: session(chip, { backup, written: 'aa' }) }, done, acks),
    ).toBe('done')
    // Unplugging ends the session; the page that told the user to do it must not turn away.
    const unplugged = { ...written, session: null }
    expect(stageOf(unplugged, done, acks)).toBe('done')
    expect(stageOf({ ...unplugged, images: [] }, done, acks)).toBe('done')
    expect(stageOf(unplugged, { ...chosen, imageId: 'another' }, acks)).toBe('check')
    // A chip that is connected later may be another one of its kind: this connection has to verify it.
    expect(
      stageOf({ ...written, session: session(chip, { backup: null, written: null }) }, done, acks),
    ).toBe('backup')
    // Nothing was verified of the other chip of the mainboard.
    expect(stageOf(unplugged, { ...done, chipIndex: 1 }, acks)).toBe('check')
    expect(stageOf({ ...withImage, work: workOf(chip, null) }, done, acks)).toBe('image')
  })

  it('believes that the wires are without power only when the programmer is seen to be gone', () => {
    const id = 'serprog:dev=/dev/ttyACM0'
    const there = {
      id,
      kind: 'serprog',
      label: '',
      access: 'ok',
      accessDetail: null,
      usb: null,
    } as const
    const at = (more: Partial<Snapshot>, programmerId = id) =>
      isUnplugged(wizardView({ ...emptySnapshot, ...more }, { ...chosen, programmerId }, []))
    const read = { programmers: [{ ...there, id: 'practice:chip=W25Q64JV' }] }
    expect(at({ programmers: [there] })).toBe(false)
    expect(at(read)).toBe(true)
    // A list that nobody has read yet shows nobody.
    expect(at({})).toBe(false)
    expect(at({ ...read, session: session(null) })).toBe(false)
    expect(at(read, 'serprog:ip=192.0.2.1:7127')).toBe(false)
    expect(at(read, 'linux_spi:dev=/dev/spidev0.0')).toBe(false)
    expect(at({}, 'practice:chip=W25Q64JV')).toBe(true)
    // The board of an X60 feeds its chip, whether or not the programmer is there.
    const x60 = { ...chosen, programmerId: id, board: 'x60', configuration: '2' }
    expect(isUnplugged(wizardView({ ...emptySnapshot, ...read }, x60, []))).toBe(false)
  })

  it('opens on recover while a write has not ended verified, whatever was chosen', () => {
    const recovery = {
      chipId: 'x',
      chipName: 'X',
      startedAt: '',
      image: null,
      backup: null,
      operation: 'write' as const,
      programmerId: null,
      lifted: null,
      cause: 'killed' as const,
      contents: notTouched,
      heldBy: null,
    }
    expect(stageOf({ ...emptySnapshot, recovery }, noChoices)).toBe('recover')
  })

  it('keeps wiring locked while the supply is unknown, and stops at a 1.8 V part for good', () => {
    const unknown = wizardView(emptySnapshot, { ...chosen, chipEntry: null }, [])
    expect(blockersOf('package', unknown)[0]).toEqual({ code: 'voltage-unknown', name: null })
    const low = wizardView(emptySnapshot, { ...chosen, chipEntry: entry('W25Q64FW').id }, [])
    const [stop] = blockersOf('package', low)
    expect(stop).toMatchObject({ code: 'voltage-too-high', programmerMv: 3300, maxMv: 1950 })
    const answered = wizardView(emptySnapshot, { ...chosen, chipEntry: null, supply: '3v3' }, [])
    expect(blockersOf('package', answered)).toEqual([])
  })

  it('asks which of two chips, and refuses a programmer that can harm', () => {
    expect(
      blockersOf(
        'board',
        wizardView(emptySnapshot, { ...chosen, board: 'x230', configuration: '8+4' }, []),
      ),
    ).toEqual([{ code: 'choose-chip-of-board' }])
    expect(
      blockersOf(
        'programmer',
        wizardView(emptySnapshot, { ...chosen, guideProgrammer: 'ch341a' }, []),
      ),
    ).toEqual([{ code: 'programmer-refused' }])
  })

  it('names the wires that are still open, and locks the rail while a job runs', () => {
    const view = wizardView(emptySnapshot, chosen, [wireAck('GND'), wireAck('CS')])
    expect(blockersOf('wire', view)[0]).toEqual({
      code: 'wires-open',
      signals: ['CLK', 'MOSI', 'MISO', 'VCC', 'chip'],
    })
    const job = {
      id: 'j',
      request: { kind: 'backup' as const, passes: 2 as const, board: null },
      state: 'running' as const,
      phase: 'read' as const,
      doneBytes: 0,
      totalBytes: 1,
      phaseMs: 0,
      contents: notTouched,
      backup: null,
      result: null,
      fault: null,
    }
    expect([...reachable(wizardView({ ...emptySnapshot, job }, chosen, allAcks(chosen)))]).toEqual([
      'backup',
    ])
  })
})

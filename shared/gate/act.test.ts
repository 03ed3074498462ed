// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { notTouched } from '../model/chip-contents.ts'
import { blockersFor, voltageBlocker } from './act.ts'
import type { Act, GateView } from './act.ts'
import type { FlashChip } from '../model/chip.ts'
import type { BackupInfo, ImageInfo } from '../model/image.ts'
import type { JobInfo, RecoveryInfo } from '../model/job.ts'
import type { SessionInfo } from '../model/snapshot.ts'

const chip: FlashChip = {
  id: 'winbond-w25q64jv',
  vendor: 'Winbond',
  names: ['W25Q64JV'],
  probe: 'rdid',
  idBytes: [0xef, 0x40, 0x17],
  sizeBytes: 0x80_0000,
  pageBytes: 256,
  program: 'page',
  pageProgramTypicalMs: 0.4,
  pageProgramMaxMs: 3,
  addressing: '3-byte',
  fourByteMode: null,
  addressRegister: null,
  erase: [],
  chipErase: { opcode: 0xc7, typicalMs: 20_000, maxMs: 100_000 },
  supplyMv: [2700, 3600],
  statusWrite: null,
  protection: null,
  quadEnable: null,
  security: null,
  failFlags: null,
  meanings: [],
  quirks: [],
  facts: [],
  tested: null,
}

const backup: BackupInfo = {
  id: 'backup-1',
  fileName: 'one.bin',
  takenAt: '2026-11-24T04:00:00Z',
  chipId: chip.id,
  chipName: 'W25Q64JV',
  idBytes: 'ef4017',
  board: null,
  programmer: 'pico-serprog',
  clockHz: 16_000_000,
  sizeBytes: chip.sizeBytes,
  sha256: 'a',
  sha1: 'b',
  reads: 2,
  oneByte: null,
  note: '',
}

const image: ImageInfo = {
  id: 'image-1',
  name: 'libreboot.rom',
  sizeBytes: chip.sizeBytes,
  sha256: 'c',
  sha1: 'd',
}

const recovery: RecoveryInfo = {
  operation: 'write',
  chipId: chip.id,
  chipName: 'W25Q64JV',
  startedAt: '2026-11-23T20:00:00Z',
  image,
  backup,
  programmerId: null,
  lifted: null,
  cause: 'killed',
  contents: notTouched,
  heldBy: null,
}

const session: SessionInfo = {
  programmer: {
    id: 'serprog:dev=/dev/ttyACM0',
    kind: 'serprog',
    label: 'Pico',
    access: 'ok',
    accessDetail: null,
    usb: null,
  },
  clockAskedHz: null,
  clockHz: 16_000_000,
  about: { name: 'pico-serprog', firmware: null, notes: [] },
  releasesPins: true,
  programmerMv: 3300,
  answeredSupplyMv: null,
  chip,
  candidates: [chip],
  differences: [],
  protection: null,
  backup,
}

const open: GateView = {
  session,
  job: null,
  image,
  findings: [],
  accepted: null,
  ownImage: false,
  backup: 'session',
  recovery: null,
  programmerMv: 3300,
  answeredSupplyMv: null,
}

const job = (state: JobInfo['state']): JobInfo => ({
  id: 'job-1',
  request: { kind: 'backup', passes: 2, board: null },
  state,
  phase: 'read',
  doneBytes: 0,
  totalBytes: 1,
  phaseMs: 0,
  contents: notTouched,
  backup: null,
  result: null,
  fault: null,
})

const codes = (act: Act, view: Partial<GateView>): string[] =>
  blockersFor(act, { ...open, ...view }).map((blocker) => blocker.code)

const withSession = (part: Partial<SessionInfo>): Partial<GateView> => ({
  session: { ...session, ...part },
})

const acts: readonly Act[] = ['identify', 'read', 'backup', 'write', 'erase', 'verify', 'settings']

describe('the gates', () => {
  it('stand open when everything is known and a backup of this session exists', () => {
    for (const act of acts) expect(codes(act, {})).toEqual([])
  })

  it.each(['own-flash', 'off-header'] as const)(
    'keep writing and erasing from a bus of the computer itself (%s), whatever else is known',
    (spiBus) => {
      const there = withSession({ spiBus })
      for (const act of ['write', 'erase', 'settings'] as const)
        expect(codes(act, there)).toContain('spi-bus-not-on-header')
      for (const act of ['identify', 'read', 'backup', 'verify'] as const)
        expect(codes(act, there)).toEqual([])
      for (const act of acts) expect(codes(act, withSession({ spiBus: 'header' }))).toEqual([])
    },
  )

  it('let only looking for a chip through before one is known', () => {
    const none = withSession({ chip: null, candidates: [] })
    expect(codes('identify', none)).toEqual([])
    for (const act of acts.slice(1)) expect(codes(act, none)).toEqual(['no-chip'])
    for (const act of acts) expect(codes(act, { session: null })).toEqual(['no-session'])
  })

  it('stay closed while the chip answers, but not steadily, and say so', () => {
    const looked = {
      state: 'failed',
      request: { kind: 'identify' },
      fault: {
        code: 'wiring.unsteady',
        facts: { idBytes: 'ef4017', what: 'write-enable', failed: 1, tests: 4 },
      },
    } as unknown as JobInfo
    const unsteady = { ...withSession({ chip: null, candidates: [] }), job: looked }
    expect(codes('identify', unsteady)).toEqual([])
    for (const act of acts.slice(1)) expect(codes(act, unsteady)).toEqual(['answers-unsteadily'])
  })

  it('stay closed while an ambiguous ID has not been settled by the marking', () => {
    const both = withSession({ chip: null, candidates: [chip, { ...chip, names: ['W25Q64FV'] }] })
    const blockers = blockersFor('write', { ...open, ...both })
    expect(blockers).toEqual([
      { code: 'chip-not-chosen', names: ['W25Q64JV', 'W25Q64FV'], differences: [] },
    ])
  })

  it('refuse a second job while one runs or is stopping, and not after it has ended', () => {
    for (const state of ['running', 'stopping'] as const)
      for (const act of acts) expect(codes(act, { job: job(state) })).toContain('job-running')
    for (const state of ['done', 'failed', 'cancelled'] as const)
      expect(codes('write', { job: job(state) })).toEqual([])
  })

  it('keep registers as they are while a write is unfinished or the voltage is not known', () => {
    expect(codes('settings', { recovery })).toEqual(['recovery-open'])
    expect(codes('settings', { programmerMv: null })).toEqual(['programmer-voltage-unknown'])
    expect(codes('settings', withSession({ backup: null }))).toEqual([])
  })

  it('refuse writing and erasing without a backup from equal reads in this session', () => {
    const none = withSession({ backup: null })
    expect(codes('write', none)).toEqual(['no-backup'])
    expect(codes('erase', none)).toEqual(['no-backup'])
    for (const act of ['read', 'backup', 'verify'] as const) expect(codes(act, none)).toEqual([])
  })

  it('ignore a backup of another chip or another size', () => {
    for (const part of [{ chipId: 'macronix-mx25l6406e' }, { sizeBytes: 0x40_0000 }])
      expect(codes('write', withSession({ backup: { ...backup, ...part } }))).toEqual([
        'backup-of-other-chip',
      ])
  })

  it('never accept a new backup of a half-written chip for restoring it', () => {
    const fresh = { ...withSession({ backup: { ...backup, id: 'backup-2' } }), recovery }
    expect(codes('write', fresh)).toEqual(['recovery-open'])
    expect(codes('write', { ...withSession({ backup: null }), recovery })).toEqual([
      'recovery-open',
    ])
    expect(codes('write', { recovery })).toEqual([])
  })

  it('accept the backup of the unfinished write for its own chip only', () => {
    expect(codes('write', { recovery, backup: 'recovery' })).toEqual([])
    expect(codes('write', { backup: 'recovery' })).toEqual(['no-recovery'])
    expect(codes('write', { recovery: { ...recovery, backup: null }, backup: 'recovery' })).toEqual(
      ['recovery-without-backup'],
    )
    expect(codes('write', { recovery: { ...recovery, chipId: 'x' }, backup: 'recovery' })).toEqual([
      'recovery-other-chip',
    ])
  })

  it('refuse an image of another size for writing and for comparing', () => {
    const half = { image: { ...image, sizeBytes: chip.sizeBytes / 2 } }
    expect(codes('write', half)).toEqual(['image-wrong-size'])
    expect(codes('verify', half)).toEqual(['image-wrong-size'])
    expect(codes('write', { image: null })).toEqual(['no-image'])
  })

  it('refuse to write what a finding stops, and still compare it', () => {
    const view: Partial<GateView> = {
      findings: [
        { code: 'refused-name', level: 'stop', facts: {} },
        { code: 'no-known-structure', level: 'caution', facts: {} },
      ],
    }
    expect(codes('write', view)).toEqual(['image-refused', 'image-cautions-open'])
    expect(codes('verify', view)).toEqual([])
    expect(codes('backup', view)).toEqual([])
  })

  it('refuse to write with a caution that was not accepted for this very file', () => {
    const findings = [
      { code: 'no-known-structure', level: 'caution', facts: {} },
      { code: 'mac-blank', level: 'caution', facts: {} },
      { code: 'identical', level: 'note', facts: {} },
    ] as const
    const accepted = (of: readonly string[], sha256 = image.sha256) =>
      codes('write', { findings, accepted: { sha256, codes: of } })
    expect(codes('write', { findings })).toEqual(['image-cautions-open'])
    expect(accepted(['no-known-structure'])).toEqual(['image-cautions-open'])
    expect(accepted(['no-known-structure', 'mac-blank'], 'another')).toEqual([
      'image-cautions-open',
    ])
    expect(accepted(['no-known-structure', 'mac-blank'])).toEqual([])
    expect(codes('verify', { findings })).toEqual([])
    expect(codes('write', { findings, ownImage: true })).toEqual([])
  })

  it('never count a stop as accepted', () => {
    const findings = [{ code: 'refused-name', level: 'stop', facts: {} }] as const
    const accepted = { sha256: image.sha256, codes: ['refused-name'] } as const
    expect(codes('write', { findings, accepted })).toEqual(['image-refused'])
  })

  it('let an expert overrule a stop about the mainboard, and no other stop', () => {
    const facts = {
      board: 'ThinkPad X200',
      claim: { from: 'id-block', vendor: 'LENOVO', part: 'ThinkPad T400', version: null },
    } as const
    const board = { code: 'other-board', level: 'stop', facts } as const
    const archive = {
      code: 'not-an-image',
      level: 'stop',
      facts: { what: { kind: 'archive', format: 'xz' } },
    } as const
    const size = { image: { ...image, sizeBytes: chip.sizeBytes / 2 } }
    expect(codes('write', { findings: [board] })).toEqual(['image-refused'])
    expect(codes('write', { findings: [board], ignoreBoard: true })).toEqual([])
    expect(codes('write', { findings: [board, archive], ignoreBoard: true })).toEqual([
      'image-refused',
    ])
    expect(codes('write', { ...size, ignoreBoard: true })).toEqual(['image-wrong-size'])
  })

  it('refuse chips that are programmed in a way the engine does not speak', () => {
    for (const program of ['none', 'at45-buffer'] as const)
      expect(codes('write', withSession({ chip: { ...chip, program } }))).toEqual([
        'chip-not-writable',
      ])
    expect(codes('erase', withSession({ chip: { ...chip, chipErase: null } }))).toEqual([
      'chip-not-erasable',
    ])
  })
})

describe('the voltage gate', () => {
  it('stays locked for a chip with an unknown supply', () => {
    for (const act of acts.slice(1))
      expect(codes(act, withSession({ chip: { ...chip, supplyMv: null } }))).toEqual([
        'voltage-unknown',
      ])
  })

  it('opens for an unknown chip once the user has read its supply, if that fits', () => {
    const unknown = { ...chip, supplyMv: null }
    expect(voltageBlocker(unknown, 3300, [2700, 3600])).toBeNull()
    expect(voltageBlocker(unknown, 3300, [1650, 1950])?.code).toBe('voltage-too-high')
  })

  it('believes the table before the answer', () => {
    const low = { ...chip, supplyMv: [1650, 1950] as const }
    expect(voltageBlocker(low, 3300, [2700, 3600])?.code).toBe('voltage-too-high')
    expect(voltageBlocker(low, 1800)).toBeNull()
  })

  it('locks a programmer whose voltage is not known or too low', () => {
    expect(voltageBlocker(chip, null)?.code).toBe('programmer-voltage-unknown')
    expect(voltageBlocker(chip, 1800)?.code).toBe('voltage-too-low')
    expect(voltageBlocker(chip, 5000)?.code).toBe('voltage-too-high')
    expect(voltageBlocker(chip, Number.NaN)?.code).toBe('voltage-too-high')
  })

  it('opens exactly inside the range, over all millivolts', () => {
    for (let mv = 0; mv <= 6000; mv += 50)
      expect(voltageBlocker(chip, mv) === null).toBe(mv >= 2700 && mv <= 3600)
  })
})

// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { faultRecord } from '../../shared/fault.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import { backupReads, readChip } from './backup.ts'
import { compareReads } from './compare.ts'
import type { FlashDevice } from './device.ts'
import { testChip } from '../testing/chips.ts'
import { testRun } from '../testing/run.ts'

interface Behaviour {
  /** What the n-th whole read returns, counted from 0. */
  readonly pass: (n: number) => Uint8Array
  /** What the n-th ID read returns. */
  readonly id?: (n: number) => Uint8Array
  readonly toggles?: (n: number) => boolean
  readonly readRejects?: unknown
}

const ID = Uint8Array.of(0xef, 0x40, 0x10)
const size = testChip().sizeBytes

/** Answers as told; everything that would change a chip is missing and would throw. */
function deviceThat(behaviour: Behaviour): { device: FlashDevice; left: () => number } {
  let passes = 0
  let ids = 0
  let tests = 0
  let left = 0
  const never = (): never => {
    throw new Error('a backup must not do this')
  }
  const device: FlashDevice = {
    chip: testChip(),
    clockHz: 4_000_000,
    read(range, run, phase) {
      run.progress(phase ?? 'read', range.length, range.length)
      return behaviour.readRejects === undefined
        ? Promise.resolve(behaviour.pass(passes++))
        : Promise.reject(behaviour.readRejects)
    },
    readId: () => Promise.resolve(behaviour.id?.(ids++) ?? ID),
    latchToggles: () => Promise.resolve(behaviour.toggles?.(tests++) ?? true),
    leave: () => {
      left++
      return Promise.resolve()
    },
    verify(wanted, run, phase) {
      return device
        .read({ offset: 0, length: size }, run, phase)
        .then((bytes) => compareReads(wanted, bytes))
    },
    apply: never,
    readSecurity: never,
    readRegisters: never,
    writeRegister: never,
  }
  return { device, left: () => left }
}

const counted = (): Uint8Array =>
  Uint8Array.from({ length: size }, (_, at) => (at * 7 + (at >> 8)) & 0xff)
const filled = (byte: number): Uint8Array => new Uint8Array(size).fill(byte)

const faultOf = (promise: Promise<unknown>): Promise<FaultRecord | null> =>
  promise.then(() => null, faultRecord)

describe('a backup', () => {
  it('is what two equal reads gave, and says why it is believed', async () => {
    const { device, left } = deviceThat({ pass: counted })
    const run = testRun()
    const { bytes, passes, believed } = await backupReads(device, 2, run)
    expect(bytes).toEqual(counted())
    expect(passes).toBe(2)
    expect(believed).toEqual({ code: 'varied', passes: 2, sizeBytes: size })
    expect(run.changes()).toBe(0)
    expect(left()).toBe(1)
  })

  it('reports both reads as one phase that never runs backwards', async () => {
    const run = testRun()
    await backupReads(deviceThat({ pass: counted }).device, 3, run)
    const reads = run.reports.filter((report) => report.phase === 'read')
    expect(reads.map((report) => report.done)).toEqual([size, 2 * size, 3 * size])
    expect(new Set(reads.map((report) => report.total))).toEqual(new Set([3 * size]))
  })

  it('is refused when one bit of one byte differs in any of the reads, and says where and at which clock', async () => {
    for (const [passes, odd] of [
      [2, 0],
      [2, 1],
      [3, 2],
    ] as const) {
      const { device, left } = deviceThat({
        pass: (n) => {
          const bytes = counted()
          if (n === odd) bytes[0x1234] = (bytes[0x1234] ?? 0) ^ 0x10
          return bytes
        },
      })
      expect(await faultOf(backupReads(device, passes, testRun()))).toMatchObject({
        code: 'wiring.reads-differ',
        facts: {
          firstOffset: 0x1234,
          differingBytes: 1,
          ranges: [{ offset: 0x1234, length: 1 }],
          clockHz: 4_000_000,
        },
      })
      expect(left()).toBe(1)
    }
  })

  it('takes no number of reads but 2 and 3', async () => {
    for (const passes of [0, 1, 4, 2.5, Number.NaN])
      expect(
        await faultOf(backupReads(deviceThat({ pass: counted }).device, passes, testRun())),
      ).toMatchObject({ code: 'bug.bad-input' })
  })

  it('is refused when the ID changes between the reads, in them, or is not the one identified', async () => {
    const other = Uint8Array.of(0xef, 0x40, 0x11)
    for (let changed = 0; changed < 4; changed++) {
      const { device } = deviceThat({ pass: counted, id: (n) => (n === changed ? other : ID) })
      expect(await faultOf(backupReads(device, 2, testRun())), `${changed}`).toMatchObject({
        code: 'chip.changed-underway',
        facts: { was: 'ef4010', now: 'ef4011' },
      })
    }
  })

  it('is refused when a chip without an ID no longer gives its self-description after the read', async () => {
    const sign = Uint8Array.of(0x53, 0x46, 0x44, 0x50)
    const { device } = deviceThat({ pass: counted, id: (n) => (n === 1 ? ID : sign) })
    const nameless = { ...device, chip: testChip({ probe: 'sfdp', idBytes: [] }) }
    expect(await faultOf(readChip(nameless, testRun()))).toEqual({
      code: 'chip.changed-underway',
      facts: { was: '53464450', now: 'ef4010' },
    })
  })

  it('puts the chip back also when the link is lost', async () => {
    const lost = new Error('gone')
    const { device, left } = deviceThat({ pass: counted, readRejects: lost })
    await expect(readChip(device, testRun())).rejects.toBe(lost)
    expect(left()).toBe(1)
  })

  it('stops between reads when asked', async () => {
    const run = testRun()
    const { device } = deviceThat({
      pass: () => {
        run.abort.abort()
        return counted()
      },
    })
    expect(await faultOf(backupReads(device, 2, run))).toEqual({
      code: 'gate.cancelled',
      facts: { contents: 'untouched' },
    })
  })
})

describe('equal reads that prove nothing', () => {
  it('are believed when the chip is blank and alive', async () => {
    for (const [byte, fill] of [
      [0xff, 'all-ff'],
      [0x00, 'all-00'],
    ] as const) {
      const { device } = deviceThat({ pass: () => filled(byte) })
      const { believed } = await backupReads(device, 2, testRun())
      expect(believed).toEqual({ code: 'blank-alive', fill })
    }
  })

  it('are refused when the write enable latch does not follow, even once', async () => {
    for (let failing = 0; failing < 4; failing++) {
      const { device } = deviceThat({ pass: () => filled(0xff), toggles: (n) => n !== failing })
      expect(await faultOf(backupReads(device, 2, testRun()))).toEqual({
        code: 'wiring.implausible',
        facts: { what: 'all-ff', sizeBytes: size, repeatsAt: null },
      })
    }
  })

  it('are refused when the ID is lost while it is asked again', async () => {
    const { device } = deviceThat({
      pass: () => filled(0xff),
      id: (n) => (n === 12 ? filled(0xff).subarray(0, 3) : ID),
    })
    expect(await faultOf(backupReads(device, 2, testRun()))).toMatchObject({
      code: 'chip.changed-underway',
      facts: { now: 'ffffff' },
    })
  })

  it('are refused as a half that repeats, unless the chip itself states its size', async () => {
    const half = counted().subarray(0, size / 2)
    const repeated = (): Uint8Array => Uint8Array.from([...half, ...half])
    const pass = { pass: repeated }
    expect(await faultOf(backupReads(deviceThat(pass).device, 2, testRun()))).toEqual({
      code: 'wiring.implausible',
      facts: { what: 'half-size-repeat', sizeBytes: size, repeatsAt: size / 2 },
    })
    const { believed } = await backupReads(deviceThat(pass).device, 2, testRun(), {
      sizeStatedByChip: true,
    })
    expect(believed).toEqual({ code: 'size-stated', sizeBytes: size })
  })

  it('are refused when they are too short', async () => {
    const { device } = deviceThat({ pass: () => counted().subarray(1) })
    expect(await faultOf(backupReads(device, 2, testRun()))).toMatchObject({
      code: 'bug.unexpected',
    })
  })
})

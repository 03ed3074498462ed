// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { chipEntries, flashChip } from '../../shared/data/chips.ts'
import { Fault, faultRecord } from '../../shared/fault.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type { ProtectionState } from '../../shared/model/protection.ts'
import { decodeProtection } from '../chip/status.ts'
import { readProtection, withUnprotected } from './protect.ts'
import { deviceWith, openRig } from '../testing/rig.ts'
import type { Rig } from '../testing/rig.ts'
import { testRun } from '../testing/run.ts'
import type { TestRun } from '../testing/run.ts'
import { writeImage } from './write.ts'
import type { WriteJob, WriteOutcome } from './write.ts'
import { noise } from '../testing/random.ts'

const SIZE = 0x1_0000
const BP = 0x0c
const before = noise(SIZE, 1)
const wanted = noise(SIZE, 2)
/** 64 KiB; the table knows its two BP bits but not where they protect, so any of them set protects everything. */
const SMALL = 'chip=MX25L512E,fault=protected'

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
const bits = ({ nor }: Rig): number => nor.registers.kept().sr1 ?? 0

interface Done {
  readonly rig: Rig
  readonly run: TestRun
  readonly outcome: WriteOutcome | null
  readonly fault: FaultRecord | null
}

async function write(
  id: string,
  part: Partial<WriteJob> | ((rig: Rig) => Partial<WriteJob>),
  run = testRun(),
): Promise<Done> {
  const rig = await openRig(id, before)
  const job: WriteJob = {
    device: rig.device,
    wanted,
    before,
    run,
    unprotect: 'restore-afterwards',
    seed: 3,
    ...(typeof part === 'function' ? part(rig) : part),
  }
  const done = await writeImage(job).then(
    (outcome) => ({ outcome, fault: null }),
    (error: unknown) => ({ outcome: null, fault: faultRecord(error) }),
  )
  await rig.close()
  return { rig, run, ...done }
}

describe('block locks that no register shows', () => {
  const HIDDEN = 'chip=TEST-64K,fault=hidden-wps'

  it('are reported as an erase that did nothing, with the block as it was and no flag claimed', async () => {
    const { rig, fault } = await write(HIDDEN, { unprotect: 'no' })
    expect(fault).toMatchObject({
      code: 'chip.operation-ignored',
      facts: { what: 'erase', unchanged: true, first: true, unlockTried: false, lock: 'off' },
    })
    expect(same(rig.nor.memory, before)).toBe(true)
  })

  it('are undone when protection may be lifted, and the write is verified', async () => {
    const { rig, outcome } = await write(HIDDEN, {})
    expect(outcome?.contents).toBe('verified')
    expect(outcome?.protection?.after.unlockedByCommand).toBe(true)
    expect(same(rig.nor.memory, wanted)).toBe(true)
  })

  it('that 98 does not undo leave the chip as it was, and the fault says that it was tried', async () => {
    const { rig, fault } = await write(HIDDEN, (opened) => ({
      device: deviceWith(opened.device, {
        writeRegister: () => opened.device.readRegisters(),
      }),
    }))
    expect(fault).toMatchObject({
      code: 'chip.operation-ignored',
      facts: { unchanged: true, unlockTried: true },
    })
    expect(same(rig.nor.memory, before)).toBe(true)
  })

  it('a WP pin held low with the lock bit set is named by the registers', async () => {
    const locked = 'chip=MX25L6406E,fault=protected:lock=pin'
    const rig = await openRig(locked)
    const run = testRun()
    const state = await readProtection(rig.device, run)
    const fault = await withUnprotected(rig.device, state, { choice: 'leave-off' }, run, () =>
      Promise.reject(new Error('not reached')),
    ).catch(faultRecord)
    await rig.close()
    expect(fault).toMatchObject({ code: 'chip.protection-locked', facts: { by: 'wp-pin' } })
  })
})

describe('a write into a protected range', () => {
  it('is refused before anything is sent that changes the chip', async () => {
    const { rig, run, fault } = await write(SMALL, { unprotect: 'no' })
    expect(fault).toMatchObject({
      code: 'chip.protected',
      facts: { protection: { protectedRange: 'unknown' } },
    })
    expect(run.changes()).toBe(0)
    expect(bits(rig)).toBe(BP)
    expect(same(rig.nor.memory, before)).toBe(true)
  })

  it('goes through once the user has chosen to lift protection, and brings it back', async () => {
    const shown: ProtectionState[] = []
    const { rig, run, outcome } = await write(SMALL, {
      onUnprotected: (was, now) => void shown.push(was, now),
    })
    expect(outcome?.contents).toBe('verified')
    expect(same(rig.nor.memory, wanted)).toBe(true)
    expect(bits(rig)).toBe(BP)
    expect(shown.map((state) => state.protectedRange)).toEqual(['unknown', 'none'])
    expect(outcome?.protection?.before.registers).toEqual(outcome?.protection?.after.registers)
    expect(run.changes()).toBe(1)
  })

  it('leaves protection off when that was chosen', async () => {
    const { rig, outcome } = await write(SMALL, { unprotect: 'leave-off' })
    expect(outcome?.contents).toBe('verified')
    expect(outcome?.protection?.after.protectedRange).toBe('none')
    expect(bits(rig)).toBe(0)
  })

  it('brings protection back when the write fails, and reports the write', async () => {
    const { rig, fault } = await write(`${SMALL}+bad-page:address=0x100`, {})
    expect(['data.verify-mismatch', 'data.program-wrong', 'chip.operation-ignored']).toContain(
      fault?.code,
    )
    expect(bits(rig)).toBe(BP)
  })

  it('brings protection back when the user stops the write', async () => {
    const run = testRun()
    const { rig, fault } = await write(SMALL, { onUnprotected: () => run.abort.abort() }, run)
    expect(fault?.code).toBe('gate.cancelled')
    expect(bits(rig)).toBe(BP)
    expect(same(rig.nor.memory, before)).toBe(true)
  })

  it('says that the image is verified and only its protection is not back', async () => {
    const verified: boolean[] = []
    const { rig, fault } = await write(SMALL, ({ device }) => {
      let writes = 0
      return {
        onVerified: () => void verified.push(true),
        device: deviceWith(device, {
          writeRegister: (asked, run) =>
            ++writes === 1 ? device.writeRegister(asked, run) : device.readRegisters(),
        }),
      }
    })
    expect(fault).toMatchObject({ code: 'chip.protection-not-restored' })
    expect(verified).toEqual([true])
    expect(same(rig.nor.memory, wanted)).toBe(true)
  })
})

describe('protection that an earlier write lifted and was not there to bring back', () => {
  const owed = { sr1: BP }
  const open = 'chip=MX25L512E'

  it('comes back once every byte is verified', async () => {
    const { rig, outcome } = await write(open, { unprotect: 'restore-afterwards', owed })
    expect(outcome?.contents).toBe('verified')
    expect(bits(rig)).toBe(BP)
    expect(outcome?.protection?.after.protectedRange).toBe('unknown')
  })

  it('comes back to a chip that holds the image already', async () => {
    const { rig, run, outcome } = await write(open, { owed, wanted: before })
    expect(outcome?.identical).toBe(true)
    expect(bits(rig)).toBe(BP)
    expect(run.changes()).toBe(1)
  })

  it('is left as it is where it was never lifted, and nothing is sent', async () => {
    const { rig, run } = await write(SMALL, { owed, wanted: before, unprotect: 'no' })
    expect(bits(rig)).toBe(BP)
    expect(run.changes()).toBe(0)
  })

  it('is restored as before, when the chip has kept only a part of it', async () => {
    const { rig } = await write(SMALL.replace('protected', 'protected:bp=1'), { owed })
    expect(bits(rig)).toBe(BP)
  })

  it('stays owed when the write fails again', async () => {
    const { rig, fault } = await write(`${open},fault=bad-page:address=0x100`, { owed })
    expect(fault).not.toBeNull()
    expect(bits(rig)).toBe(0)
  })
})

describe('locks of single blocks', () => {
  it('that a command has unlocked are not said to be back: they come with the next power-up', async () => {
    const chip = chipEntries()
      .map(flashChip)
      .find(({ protection }) => protection?.unlockCommand === 0x98)
    if (chip === undefined) throw new Error('no such chip')
    const rig = await openRig(SMALL)
    const registers = { sr1: 0 }
    const device = deviceWith(rig.device, {
      readRegisters: () => Promise.resolve(registers),
      writeRegister: () => Promise.resolve(registers),
    })
    const locked = decodeProtection(chip, registers)
    expect(locked.perBlockLocks).toBe(true)
    const { after } = await withUnprotected(
      { ...device, chip },
      locked,
      { choice: 'restore-afterwards' },
      testRun(),
      () => Promise.resolve(null),
    )
    expect(after).toMatchObject({
      protectedRange: 'none',
      unlockedByCommand: true,
    })
    await rig.close()
  })
})

describe('a lock', () => {
  it('is recognised for what it is, and nothing is erased', async () => {
    const contents = noise(0x10_0000, 4)
    for (const [lock, code, word] of [
      ['pin', 'chip.protection-locked', 'wp-pin'],
      ['power', 'chip.protection-locked', 'power'],
      ['permanent', 'chip.protection-locked', 'permanent'],
    ] as const) {
      const rig = await openRig(`chip=W25Q128JV,fault=protected:lock=${lock}`)
      const was = rig.nor.memory.slice()
      const image = was.slice()
      image.set(contents, 0x20_0000)
      const fault = await writeImage({
        device: rig.device,
        wanted: image,
        before: was,
        run: testRun(),
        unprotect: 'restore-afterwards',
      }).then(() => null, faultRecord)
      expect(fault, lock).toMatchObject({ code })
      expect(JSON.stringify(fault?.facts), lock).toContain(word)
      expect(same(rig.nor.memory, was), lock).toBe(true)
      await rig.close()
    }
  })
})

describe('protection of a part of the chip', () => {
  it('does not block a write elsewhere, and is left as it is', async () => {
    const rig = await openRig('chip=W25Q128JV,fault=protected:bp=1')
    const was = rig.nor.memory.slice()
    const image = was.slice()
    image.fill(0x00, 0x1000, 0x1010)
    const job = { device: rig.device, before: was, run: testRun(), unprotect: 'no' } as const
    const outcome = await writeImage({ ...job, wanted: image })
    expect(outcome).toMatchObject({ contents: 'verified', protection: null })
    expect(same(rig.nor.memory, image)).toBe(true)
    expect(bits(rig)).toBe(0x04)

    const top = image.slice()
    top.fill(0x00, 0xff_fff0)
    const fault = await writeImage({ ...job, before: image, run: testRun(), wanted: top }).then(
      () => null,
      faultRecord,
    )
    expect(fault).toMatchObject({
      code: 'chip.protected',
      facts: { protection: { protectedRange: { offset: 0xfc_0000, length: 0x4_0000 } } },
    })
    expect(same(rig.nor.memory, image)).toBe(true)
    await rig.close()
  })
})

describe('reading protection', () => {
  it('is refused when two looks at the registers differ', async () => {
    const rig = await openRig('chip=MX25L512E')
    let looks = 0
    const device = deviceWith(rig.device, {
      readRegisters: () => Promise.resolve({ sr1: looks++ === 0 ? 0x00 : 0x0c }),
    })
    await expect(readProtection(device, testRun())).rejects.toMatchObject({
      code: 'wiring.unstable',
    })
    await rig.close()
  })

  it('stops on request before the bus is used', async () => {
    const rig = await openRig('chip=MX25L512E')
    const run = testRun()
    run.abort.abort()
    const never = (): never => {
      throw new Error('the bus was used')
    }
    const device = deviceWith(rig.device, { readRegisters: never })
    await expect(readProtection(device, run)).rejects.toBeInstanceOf(Fault)
    await rig.close()
  })
})

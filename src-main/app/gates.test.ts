// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { JobRequest } from '../../shared/model/job.ts'
import type { SpiBusRole } from '../../shared/model/spi-bus.ts'
import { practiceDriver } from '../transport/practice/driver.ts'
import type { ProgrammerDriver } from '../transport/spi.ts'
import { backup, refused, smallChip, useDesk, write } from '../testing/desk.ts'

const desk = useDesk()
const { open, run, snapshot } = desk

/** A practice programmer whose wires can come loose: then one reply in four is lost, and every opcode sent is noted. */
function loosening(losing = 0x9f) {
  const wires = { loose: false, sent: [] as number[] }
  const driver: ProgrammerDriver = {
    ...practiceDriver,
    async open(id, options) {
      const transport = await practiceDriver.open(id, options)
      let asked = 0
      return {
        clockHz: transport.clockHz,
        limits: transport.limits,
        about: transport.about,
        transfer: (op) => {
          const [opcode = 0] = op.tx
          if (wires.loose) wires.sent.push(opcode)
          return wires.loose && opcode === losing && ++asked % 4 === 0
            ? Promise.resolve(new Uint8Array(op.rxBytes))
            : transport.transfer(op)
        },
        close: () => transport.close(),
      }
    },
  }
  return { wires, driver }
}

describe('the gates', () => {
  it.each(['write', 'erase'] as const)(
    'refuse to %s through wires that have come loose since the backup, and send questions alone',
    async (kind) => {
      const { wires, driver } = loosening()
      await desk.app.close()
      await desk.start([driver])
      await open()
      await run(backup)
      const image = await desk.nextImage()
      wires.loose = true
      const request: JobRequest =
        kind === 'write' ? write(image.id) : { kind, backup: 'session', unprotect: 'no' }
      expect(await run(request)).toMatchObject({
        state: 'failed',
        contents: { state: 'not-touched' },
        fault: { code: 'wiring.unsteady', facts: { what: 'replies', failed: 4, tests: 16 } },
      })
      // Write disable (04) ends every job.
      expect(new Set(wires.sent)).toEqual(new Set([0x9f, 0x5a, 0x04]))
      wires.loose = false
      expect((await run(request)).state).toBe('done')
    },
  )

  it('refuse to write where an ID is right each time and the same bytes are not', async () => {
    // What is lost reads 00, and the chip holds FF.
    const { wires, driver } = loosening(0x03)
    await desk.app.close()
    await desk.start([driver])
    await open()
    await run(backup)
    const image = await desk.nextImage()
    wires.loose = true
    expect(await run(write(image.id))).toMatchObject({
      state: 'failed',
      contents: { state: 'not-touched' },
      fault: { code: 'wiring.unsteady', facts: { what: 'contents' } },
    })
    // WREN (06) moves the write enable latch only, and no program or erase follows it.
    expect(new Set(wires.sent)).toEqual(new Set([0x9f, 0x5a, 0x05, 0x03, 0x06, 0x04]))
  })

  it('refuse a write without a backup of this session, and leave the chip alone', async () => {
    await open()
    const { id } = await desk.app.api.call('image.put', {
      name: 'a.rom',
      bytes: new Uint8Array(65_536).fill(1),
    })
    expect(await refused(desk.app.api.call('job.start', write(id)))).toMatchObject({
      code: 'gate.closed',
    })
    expect((await snapshot()).job?.request.kind).toBe('identify')
  })

  it('take a backup of an earlier session for none', async () => {
    await open()
    await run(backup)
    await desk.app.api.call('session.close', undefined)
    await open()
    expect(
      await refused(
        desk.app.api.call('job.start', { kind: 'erase', backup: 'session', unprotect: 'no' }),
      ),
    ).toMatchObject({ code: 'gate.closed' })
  })

  it('refuse an image of the wrong size before anything is erased', async () => {
    await open()
    await run(backup)
    const { id } = await desk.app.api.call('image.put', {
      name: 'half.rom',
      bytes: new Uint8Array(32_768).fill(1),
    })
    expect(await refused(desk.app.api.call('job.start', write(id)))).toMatchObject({
      code: 'image.wrong-size',
      facts: { sizeBytes: 32_768, chipBytes: 65_536 },
    })
  })

  it.each([
    ['DO_NOT_FLASH_x230.rom', 1, 'image.refused-name'],
    ['blank.rom', 0xff, 'image.blank'],
  ] as const)('refuse %s', async (name, fill, code) => {
    await open()
    await run(backup)
    const { id } = await desk.app.api.call('image.put', {
      name,
      bytes: new Uint8Array(65_536).fill(fill),
    })
    expect(await refused(desk.app.api.call('job.start', write(id)))).toMatchObject({ code })
  })

  it('keep a 1.8 V chip from a 3.3 V programmer, and open with the right adapter', async () => {
    await open('practice:chip=W25Q64FW')
    expect(await refused(desk.app.api.call('job.start', backup))).toMatchObject({
      code: 'chip.voltage',
      facts: { programmerMv: 3300 },
    })
    await desk.app.api.call('session.open', {
      programmerId: 'practice:chip=W25Q64FW',
      clockHz: null,
      programmerMv: 1800,
    })
    await run({ kind: 'identify' })
    expect(await run({ kind: 'read' })).toMatchObject({ state: 'done' })
  })

  it('stay locked for a chip whose supply nobody knows, until the user answers', async () => {
    await open('practice:chip=TEST-64K')
    expect(await refused(desk.app.api.call('job.start', backup))).toMatchObject({
      code: 'gate.closed',
    })
    await desk.app.api.call('session.answer-supply', { supplyMv: [2700, 3600] })
    expect(await run(backup)).toMatchObject({ state: 'done' })
  })

  it('let one job run at a time', async () => {
    await open()
    const first = desk.app.api.call('job.start', backup)
    expect(await refused(desk.app.api.call('job.start', { kind: 'read' }))).toMatchObject({
      code: 'gate.job-running',
    })
    await first
  })

  it('name the field of a call that makes no sense', async () => {
    const bad = {
      kind: 'write',
      imageId: 'x',
      backup: 'none',
      unprotect: 'no',
    } as unknown as JobRequest
    expect(await refused(desk.app.api.call('job.start', bad))).toMatchObject({
      code: 'bug.bad-input',
      facts: { what: expect.stringContaining('job.start: backup') as string },
    })
  })

  it('refuse a chip name that no table has, with names near to it', async () => {
    await desk.app.api.call('session.open', { programmerId: smallChip, clockHz: null })
    expect(
      await refused(desk.app.api.call('session.choose-chip', { name: 'W25Q64XY' })),
    ).toMatchObject({
      code: 'chip.no-such-name',
    })
  })
})

describe('an SPI bus of this computer that is not on its header', () => {
  /** A practice chip behind such a bus: everything about it is right but its place. */
  const behind = (spiBus: SpiBusRole): ProgrammerDriver => ({
    ...practiceDriver,
    open: async (id, options) => {
      const transport = await practiceDriver.open(id, options)
      return { ...transport, about: { ...transport.about, spiBus } }
    },
  })

  it.each(['own-flash', 'off-header'] as const)(
    '%s: the app itself refuses every job that changes the chip, whatever front asks',
    async (role) => {
      await desk.app.close()
      await desk.start([behind(role)])
      await open()
      await run(backup)
      const image = await desk.nextImage()
      const before = await desk.app.api.call('backup.get', {
        backupId: (await snapshot()).session?.backup?.id ?? '',
      })
      for (const choice of ['session', 'skip', 'recovery'] as const) {
        const jobs: readonly JobRequest[] = [
          { kind: 'write', imageId: image.id, backup: choice, unprotect: 'no' },
          { kind: 'write', imageId: image.id, backup: choice, unprotect: 'leave-off' },
          { kind: 'erase', backup: choice, unprotect: 'no' },
        ]
        for (const job of jobs) {
          const fault = await refused(desk.app.api.call('job.start', job))
          expect(fault.code, JSON.stringify(job)).toBe('gate.closed')
          expect(fault.facts).toMatchObject({
            blockers: expect.arrayContaining([{ code: 'spi-bus-not-on-header', role }]) as unknown,
          })
        }
      }
      // Reading is allowed, and proves that nothing was changed.
      await run(backup)
      const after = await desk.app.api.call('backup.get', {
        backupId: (await snapshot()).session?.backup?.id ?? '',
      })
      expect(Buffer.compare(before, after)).toBe(0)
    },
  )

  it.each(['header', 'unknown'] as const)('%s: the same write is allowed', async (role) => {
    await desk.app.close()
    await desk.start([behind(role)])
    await open()
    await run(backup)
    const image = await desk.nextImage()
    expect(await run(write(image.id))).toMatchObject({ state: 'done' })
  })
})

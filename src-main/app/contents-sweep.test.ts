// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Every sentence about the contents of a chip, held against the chip itself: at every window of a write the link dies
 * (before or after the chip saw the window), or the window never arrives. The chips are of 64 and 256 KiB, so that every
 * kind of window can be tried at every place where it matters; see `tried` for the few that are left out.
 */
import { describe, expect, it } from 'vitest'
import type { Contents } from '../../shared/model/chip-contents.ts'
import type { UnprotectChoice } from '../../shared/model/job.ts'
import { standingOf } from '../../shared/standing.ts'
import { sayContents } from '../../shared/text/chip-contents.ts'
import { stillClock } from '../testing/run.ts'
import { PracticeDevice } from '../transport/practice/device.ts'
import { openPractice } from '../transport/practice/driver.ts'
import type { NorChip } from '../transport/practice/nor-chip.ts'
import type { RegisterValues } from '../transport/practice/nor-registers.ts'
import { parsePracticeId } from '../transport/practice/options.ts'
import type { ProgrammerDriver, SpiTransport } from '../transport/spi.ts'
import { Fault } from '../../shared/fault.ts'
import { backup, useDesk, write } from '../testing/desk.ts'

const desk = useDesk()

/** A chip, what it is like before each write, and whether the user lets protection be lifted. */
interface Bench {
  readonly id: string
  readonly unprotect: UnprotectChoice
}

type Breaks = 'dies-before' | 'dies-after' | 'does-nothing'

/** Opcodes after which the chip may hold something else; before and after the others, a link that dies is one case. */
const CHANGING: ReadonlySet<number> = new Set([
  0x01, 0x02, 0x06, 0x11, 0x20, 0x31, 0x52, 0x81, 0x98, 0xd8,
])

/**
 * Numbers of the windows to try: all, but of what repeats (read, poll, read, poll ...; latch, poll, page ...) the first
 * three and the last.
 */
function tried(opcodes: readonly number[]): readonly number[] {
  const places = new Map<string, number[]>()
  for (const index of opcodes.keys()) {
    const shape = opcodes.slice(Math.max(0, index - 1), index + 2).join()
    places.set(shape, [...(places.get(shape) ?? []), index + 1])
  }
  const some = [...places.values()].flatMap((at) => [...at.slice(0, 3), ...at.slice(3).slice(-1)])
  return some.sort((one, other) => one - other)
}

/** A practice programmer whose chip the test can look at. In the armed job, one window goes wrong. */
class Rig {
  readonly chip: NorChip
  readonly #id: string
  readonly #contents: Uint8Array
  readonly #registers: RegisterValues
  #armed: { readonly nth: number; readonly how: Breaks } | null = null
  #opcodes: number[] = []
  #dead = false

  constructor(id: string) {
    this.#id = id
    this.chip = new PracticeDevice(parsePracticeId(id)).chip
    this.#contents = this.chip.memory.slice()
    this.#registers = this.chip.registers.kept()
  }

  /** What the chip holds before each write. */
  get before(): Uint8Array {
    return this.#contents
  }

  /** The chip as it was at first, behind a good programmer. */
  renew(): void {
    this.disarm()
    this.chip.memory.set(this.#contents)
    this.chip.registers.restore(this.#registers)
  }

  arm(nth: number, how: Breaks): void {
    this.#armed = { nth, how }
    this.#opcodes = []
  }

  /** Back to a good programmer; returns the opcodes that were sent since it was armed. */
  disarm(): readonly number[] {
    this.#armed = null
    this.#dead = false
    return [...this.#opcodes]
  }

  readonly driver: ProgrammerDriver = {
    kind: 'practice',
    list: () => Promise.resolve([]),
    accepts: () => true,
    open: async (_, options): Promise<SpiTransport> => {
      this.chip.settle()
      this.chip.powerCycle(0)
      const { chip } = this
      const real = await openPractice({ ...parsePracticeId(this.#id), chip }, options)
      const { transport, close } = real
      return {
        clockHz: transport.clockHz,
        limits: transport.limits,
        about: transport.about,
        close,
        transfer: async (op) => {
          this.#opcodes.push(op.tx[0] ?? 0)
          const how = this.#armed?.nth === this.#opcodes.length ? this.#armed.how : null
          if (how === 'dies-after') await transport.transfer(op)
          this.#dead ||= how === 'dies-before' || how === 'dies-after'
          if (this.#dead) throw new Fault('link.lost', { opsDone: this.#opcodes.length })
          return how === 'does-nothing' ? new Uint8Array(op.rxBytes) : transport.transfer(op)
        },
      }
    },
  }
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

async function open({ id }: Bench): Promise<void> {
  await desk.open(id)
  const { session } = await desk.snapshot()
  if (session?.chip?.supplyMv === null)
    await desk.app.api.call('session.answer-supply', { supplyMv: [2700, 3600] })
}

/** What page, command line, desktop and log say, and whether a write is open, against what the chip holds. */
async function mustBeTrue(at: string, rig: Rig, before: Uint8Array, wanted: Uint8Array) {
  const known = await desk.snapshot()
  const standing = standingOf(known)
  if (standing === null) throw new Error('nothing is known')
  const now = rig.chip.memory
  const words = ['fault.contents', 'lamp.contents', 'desktop.end', 'report.job'] as const
  for (const place of words) {
    const said = sayContents(place, standing)
    if (/not changed|no command was sent/i.test(said))
      expect(same(now, before), `${at}: ${said}`).toBe(true)
    if (/is changed|is unfinished|unfinished:/i.test(said) && !/Not known/.test(said))
      expect(same(now, before), `${at}: ${said}`).toBe(false)
    if (/(?<!not )verified|holds what was asked/i.test(said))
      expect(same(now, wanted), `${at}: ${said}`).toBe(true)
  }
  mustHaveSeen(at, standing.contents, now, before)
  // A chip that is neither as it was nor as wanted leaves the write open, with a way back that names its file.
  if (!same(now, before) && !same(now, wanted)) {
    expect(known.recovery, `${at}: nothing is open`).not.toBeNull()
    expect(sayContents('fault.way-back', standing), at).toContain('restore the backup')
    expect(sayContents('fault.leave', standing), at).toContain('Do not start')
  }
  return standing.contents
}

/** The comparison that a value names can have been made on this array. */
function mustHaveSeen(at: string, contents: Contents, now: Uint8Array, before: Uint8Array): void {
  if (contents.state === 'not-touched' || contents.state === 'tried-unknown') return
  const { basis } = contents
  expect(basis.sizeBytes, at).toBe(now.length)
  if (basis.firstOffset !== null)
    expect(now[basis.firstOffset], `${at}: first difference`).not.toBe(before[basis.firstOffset])
  else if (contents.state === 'compared-equal') expect(basis.comparedBytes, at).toBe(now.length)
}

interface Turn {
  readonly contents: Contents
  /** Opcodes of the windows of the write. */
  readonly sent: readonly number[]
  readonly fault: string | null
}

interface Ready {
  readonly bench: Bench
  readonly rig: Rig
  readonly wanted: Uint8Array
  readonly imageId: string
  readonly backupId: string
}

/** A backup of the chip, and an image that needs an erase, and elsewhere a program alone. */
async function ready(bench: Bench): Promise<Ready> {
  const rig = new Rig(bench.id)
  await desk.app.close()
  await desk.start([rig.driver], stillClock())
  await open(bench)
  const saved = await desk.run(backup)
  if (saved.result?.kind !== 'backup') throw new Error('no backup')
  const wanted = rig.before.slice()
  wanted.fill(0x5a, 0x1010, 0x1130)
  wanted[0x2345] = (wanted[0x2345] ?? 0) & 0x0f
  const image = await desk.app.api.call('image.put', { name: 'next.rom', bytes: wanted })
  return { bench, rig, wanted, imageId: image.id, backupId: saved.result.backup.id }
}

/** One write with one window gone wrong, then the same chip with a good programmer until it is as wanted. */
async function turn(
  { bench, rig, wanted, imageId, backupId }: Ready,
  nth: number,
  how: Breaks,
): Promise<Turn> {
  const { before } = rig
  const at = `${bench.id} window ${nth} ${how}`
  rig.renew()
  await open(bench)
  expect((await desk.run({ kind: 'adopt', backupId })).fault, at).toBeNull()
  const request = { ...write(imageId), unprotect: bench.unprotect }
  rig.arm(nth, how)
  const job = await desk.run(request)
  const contents = await mustBeTrue(at, rig, before, wanted)
  const left = rig.chip.memory.slice()
  if (job.fault?.code === 'link.lost' && contents.state === 'tried-unknown')
    expect(contents.why, at).toBe('link-lost')
  const sent = rig.disarm()
  // The chip answers again: it is compared by itself, and what is said then is as true.
  await open(bench)
  expect(same(rig.chip.memory, left), at).toBe(true)
  // Of a chip on which no write is open, the job that found it says that it has changed nothing itself.
  const settled = (await desk.snapshot()).recovery === null
  await mustBeTrue(`${at}, again`, rig, settled ? left : before, wanted)
  const { recovery } = await desk.snapshot()
  if (recovery !== null) {
    const again = await desk.run({ ...request, backup: 'recovery' })
    expect(again.contents.state, `${at}: ${again.fault?.code}`).toBe('verified')
    expect(same(rig.chip.memory, wanted), at).toBe(true)
    expect((await desk.snapshot()).recovery, at).toBeNull()
  }
  return { contents, sent, fault: job.fault?.code ?? null }
}

const lifts = 'restore-afterwards'

describe('what is said of the contents of a chip', () => {
  it.each([
    ['a chip of the table', { id: 'practice:chip=MX25L512E', unprotect: 'no' }],
    ['one that enters QPI by 35', { id: 'practice:chip=TEST-64K-QPI', unprotect: 'no' }],
    ['one with CMP set', { id: 'practice:chip=TEST-64K-CMP,fault=cmp', unprotect: lifts }],
    ['one with block locks', { id: 'practice:chip=TEST-256K-WPS,fault=wps', unprotect: lifts }],
    [
      'one with block locks that no register shows',
      { id: 'practice:chip=TEST-64K,fault=hidden-wps', unprotect: lifts },
    ],
  ] as const)('is true of %s, at every window', async (_, bench) => {
    const bound = await ready(bench)
    const calm = await turn(bound, 0, 'does-nothing')
    expect(calm.contents.state).toBe('verified')
    expect(calm.sent.length).toBeGreaterThan(10)
    const seen = new Set<string>()
    for (const nth of tried(calm.sent)) {
      const opcode = calm.sent[nth - 1] ?? 0
      const ways = ['dies-before', 'does-nothing'] as const
      for (const how of CHANGING.has(opcode) ? ([...ways, 'dies-after'] as const) : ways) {
        const { contents, fault } = await turn(bound, nth, how)
        // Behind the proof nothing is left that could fail: the protection is only looked at once more.
        if (how !== 'does-nothing' && contents.state !== 'verified')
          expect(fault, `window ${nth} ${how}`).toBe('link.lost')
        seen.add(contents.state)
      }
    }
    expect(seen).toContain('not-touched')
    expect(seen).toContain('tried-unknown')
  })
})

// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { Fault } from '../../shared/fault.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import type { SessionInfo, Snapshot } from '../../shared/model/snapshot.ts'
import { noWatch } from '../../shared/model/watch.ts'
import type { ChipTrouble } from '../../shared/model/work.ts'
import { lookAck, noChoices, noWork } from '../../shared/work.ts'
import type { Clock, SpiOp, SpiTransport } from '../transport/spi.ts'
import { createStore } from './store.ts'
import { createWatch, LEASE_MS, PERIOD_MS } from './watch.ts'
import { STEADY_LOOKS } from './watch-tally.ts'

const pico = 'serprog:dev=/dev/ttyACM0'
const listed: FoundProgrammer = {
  id: pico,
  kind: 'serprog',
  label: 'Pico',
  access: 'ok',
  accessDetail: null,
  usb: null,
}
const other: FoundProgrammer = { ...listed, id: 'practice:chip=W25Q64JV', kind: 'practice' }

const silentChip: ChipTrouble = {
  fault: { code: 'wiring.no-chip', facts: { idBytes: '000000', looksLike: 'all-00' } },
  wiring: null,
  clockHz: 1_000_000,
}

/** Sleepers wake when the time of the test has come to them, and not before. */
function manualClock() {
  let nowMs = 0
  let sleepers: { readonly atMs: number; readonly wake: () => void }[] = []
  const settle = async () => {
    for (let turn = 0; turn < 200; turn++) await Promise.resolve()
  }
  const clock: Clock = {
    nowMs: () => nowMs,
    sleep: (ms) => new Promise((wake) => sleepers.push({ atMs: nowMs + ms, wake })),
  }
  const advance = async (ms: number) => {
    const untilMs = nowMs + ms
    await settle()
    for (;;) {
      const [next] = sleepers.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)
      if (next === undefined) break
      sleepers = sleepers.filter((each) => each !== next)
      nowMs = next.atMs
      next.wake()
      await settle()
    }
    nowMs = untilMs
  }
  return { clock, advance }
}

/** A chip on wires: `id` is what 9F reads; `null` for a programmer that is gone. */
function scriptedChip() {
  const wires = {
    id: '000000' as string | null,
    long: () => 0x5a,
    open: 0,
    most: 0,
    sent: [] as number[],
    hold: null as Promise<void> | null,
  }
  let latch = false
  const transport: SpiTransport = {
    clockHz: 1_000_000,
    limits: { maxTxBytes: 256, maxRxBytes: 256, depth: 1 },
    about: { name: 'scripted', firmware: null, notes: [], releasesPins: true },
    async transfer({ tx, rxBytes, maxClockHz }: SpiOp) {
      wires.open += 1
      wires.most = Math.max(wires.most, wires.open)
      expect(maxClockHz).toBeLessThanOrEqual(500_000)
      await wires.hold
      wires.open -= 1
      if (wires.id === null) throw new Fault('link.lost', { opsDone: 0 })
      const [opcode = 0] = tx
      wires.sent.push(opcode)
      if (opcode === 0x06) latch = true
      if (opcode === 0x04) latch = false
      if (opcode === 0x05) return Uint8Array.of(latch ? 2 : 0)
      if (opcode === 0x03) return Uint8Array.from({ length: rxBytes }, wires.long)
      return Uint8Array.from(Buffer.from(wires.id, 'hex')).subarray(0, rxBytes)
    },
    close: () => Promise.resolve(),
  }
  return { wires, transport }
}

const session = { programmer: listed, chip: null, candidates: [] } as unknown as SessionInfo

function desk(part: Partial<Snapshot> = {}) {
  const { clock, advance } = manualClock()
  const { wires, transport } = scriptedChip()
  const work = { ...noWork, choices: { ...noChoices, programmerId: pico } }
  const store = createStore({
    tunnel: null,
    watch: noWatch,
    programmers: [],
    session: null,
    work,
    ...part,
  } as unknown as Snapshot)
  const done = { opened: 0, identified: 0, closed: 0 }
  const state = { busy: false, refuses: null as Fault | null, identify: () => {} }
  let current = part.session == null ? null : { transport, contents: null }
  const watch = createWatch({
    clock,
    store,
    sessions: {
      get current() {
        return current as never
      },
      async close() {
        done.closed += 1
        current = null
        store.publish({ session: null })
      },
    },
    jobs: {
      mustBeIdle() {
        if (state.busy) throw new Fault('gate.job-running', { kind: 'read' })
      },
      async start(request) {
        expect(request).toEqual({ kind: 'identify' })
        expect(wires.open).toBe(0)
        done.identified += 1
        state.identify()
        return 'job-1'
      },
    },
    async open() {
      if (state.refuses !== null) throw state.refuses
      done.opened += 1
      current = { transport, contents: null }
      store.publish({ session })
    },
  })
  const stays = async (ms: number) => {
    for (let left = ms; left > 0; left -= 1000) {
      watch.keep('page', true)
      await advance(Math.min(1000, left))
    }
  }
  const trouble = () => store.publish({ work: { ...store.snapshot.work, trouble: silentChip } })
  return { watch, store, wires, done, state, advance, stays, trouble, clock }
}

const silent = () =>
  desk({
    session,
    work: { ...noWork, trouble: silentChip, choices: { ...noChoices, programmerId: pico } },
  })

describe('the programmer', () => {
  it('is opened and the chip looked for when it is seen, once, and with nobody pressing', async () => {
    const { store, done, stays, state, trouble } = desk({ programmers: [other] })
    state.identify = trouble
    await stays(2000)
    expect(store.snapshot.watch.state).toBe('away')
    expect(done).toMatchObject({ opened: 0, identified: 0 })
    store.publish({ programmers: [other, listed] })
    await stays(2000)
    expect(done).toMatchObject({ opened: 1, identified: 1 })
    expect(store.snapshot.watch.state).toBe('asking')
  })
  it('that comes back is opened again, but not because an old list still shows it', async () => {
    const { store, done, stays, wires } = silent()
    store.publish({ programmers: [other, listed] })
    await stays(1000)
    wires.id = null
    await stays(1000)
    expect(done).toMatchObject({ closed: 1, opened: 0 })
    store.publish({ programmers: [other] })
    await stays(1000)
    expect(store.snapshot.watch.state).toBe('away')
    wires.id = '000000'
    store.publish({ programmers: [other, listed] })
    await stays(1000)
    expect(done).toMatchObject({ opened: 1, identified: 1 })
  })
  it('that the user let go stays closed until it was seen to be gone', async () => {
    const { store, done, stays, watch } = silent()
    store.publish({ programmers: [listed] })
    watch.letGo()
    store.publish({ session: null })
    store.publish({ programmers: [listed, other] })
    await stays(3000)
    expect(done.opened).toBe(0)
    store.publish({ programmers: [other] })
    store.publish({ programmers: [listed, other] })
    await stays(1000)
    expect(done.opened).toBe(1)
  })
  it('that cannot be opened is tried once for each time that it is plugged in, and says why', async () => {
    const { store, stays, state } = desk({ programmers: [listed] })
    state.refuses = new Fault('link.no-answer', { port: 'ttyACM0' })
    const heard: number[] = []
    store.subscribe(({ seq }) => heard.push(seq))
    await stays(10_000)
    expect(store.snapshot.watch.fault?.code).toBe('link.no-answer')
    expect(heard.length).toBeLessThan(5)
    store.publish({ programmers: [other] })
    await stays(1000)
    expect(store.snapshot.watch.fault).toBeNull()
  })
  it('that may not be opened yet is opened when it may, with nobody pressing', async () => {
    const denied: FoundProgrammer = { ...listed, access: 'denied' }
    const { store, done, stays, state } = desk({ programmers: [denied] })
    await stays(2000)
    expect(done.opened).toBe(0)
    // Refused although the list said that it may be opened: then the list says so too, until the right is mended.
    state.refuses = new Fault('link.denied', { port: 'ttyACM0', detail: { code: 'locked' } })
    store.publish({ programmers: [listed] })
    await stays(2000)
    expect(store.snapshot.watch.fault?.code).toBe('link.denied')
    store.publish({ programmers: [denied] })
    await stays(1000)
    state.refuses = null
    store.publish({ programmers: [listed] })
    await stays(1000)
    expect(done.opened).toBe(1)
    expect(store.snapshot.watch.fault).toBeNull()
  })
  it('that the user let go is not taken again when another program has ended with it', async () => {
    const { store, done, stays, watch } = silent()
    watch.letGo()
    store.publish({ session: null })
    store.publish({ programmers: [{ ...listed, access: 'busy' }] })
    await stays(1000)
    store.publish({ programmers: [listed] })
    await stays(2000)
    expect(done.opened).toBe(0)
  })
  it.each(['serprog:ip=10.0.0.2:1234', 'spidev:dev=/dev/spidev0.0', 'practice:chip=W25Q64JV'])(
    'that cannot be seen to come and go, %s, is never opened by itself',
    async (programmerId) => {
      const { done, stays, store } = desk({
        programmers: [{ ...listed, id: programmerId }],
        work: { ...noWork, choices: { ...noChoices, programmerId } },
      })
      await stays(3000)
      expect(done.opened).toBe(0)
      expect(store.snapshot.watch.state).toBe('off')
    },
  )
})

describe('the chip', () => {
  it('is asked five times a second, slowly, with harmless questions alone', async () => {
    const { store, stays, wires } = silent()
    await stays(2000)
    expect(store.snapshot.watch).toMatchObject({ state: 'asking', seen: 'none', asked: 11 })
    expect(new Set(wires.sent)).toEqual(new Set([0x04, 0xab, 0x9f]))
    wires.id = 'ef4017'
    await stays(400)
    expect([0x03, 0x05, 0x06].every((opcode) => wires.sent.includes(opcode))).toBe(true)
    expect([...new Set(wires.sent)].every((o) => [3, 4, 5, 6, 0x9f, 0xab].includes(o))).toBe(true)
    expect(wires.sent.lastIndexOf(0x04)).toBeGreaterThan(wires.sent.lastIndexOf(0x06))
  })
  it('that answers steadily is looked for by itself, and then left alone', async () => {
    const { store, stays, wires, done, state } = silent()
    await stays(1000)
    wires.id = 'ef4017'
    state.identify = () =>
      store.publish({ session: { ...session, chip: { id: 'a' } as unknown as FlashChip } })
    await stays(PERIOD_MS)
    expect(store.snapshot.watch.seen).toBe('answers')
    expect(done.identified).toBe(0)
    await stays(PERIOD_MS * STEADY_LOOKS)
    expect(done.identified).toBe(1)
    const { length } = wires.sent
    await stays(3000)
    expect(wires.sent).toHaveLength(length)
    expect(store.snapshot.watch.state).toBe('resting')
  })
  it('of which long reads differ is not steady, however good its ID', async () => {
    const { store, stays, wires, done } = silent()
    wires.id = 'ef4017'
    let turn = 0
    wires.long = () => turn++ % 251
    await stays(3000)
    expect(store.snapshot.watch.seen).toBe('answers')
    expect(done.identified).toBe(0)
  })
  it('that is found slowly and not at the clock of the session is tried less and less often', async () => {
    const { stays, wires, done } = silent()
    wires.id = 'ef4017'
    await stays(60_000)
    expect(done.identified).toBeGreaterThan(2)
    expect(done.identified).toBeLessThan(8)
  })
  it('shows better and worse against what was seen before the latest look', async () => {
    const { store, stays, wires } = silent()
    await stays(2000)
    wires.id = 'aa55aa'
    await stays(1400)
    expect(store.snapshot.watch).toMatchObject({ seen: 'answers', change: 'better', moved: true })
    const acks = [lookAck({ id: 'reseat', wire: null })]
    store.publish({ work: { ...store.snapshot.work, acks } })
    expect(store.snapshot.watch).toMatchObject({ change: 'none', moved: false })
    wires.id = '000000'
    await stays(1400)
    expect(store.snapshot.watch).toMatchObject({ seen: 'none', change: 'worse', moved: false })
  })
})

describe('it stops', () => {
  it('when the page leaves, when it says nothing more, and only with the last of two pages', async () => {
    const { watch, store, advance, wires } = silent()
    watch.keep('one', true)
    watch.keep('two', true)
    await advance(1000)
    watch.keep('one', false)
    await advance(1000)
    expect(store.snapshot.watch.state).toBe('asking')
    await advance(LEASE_MS)
    expect(store.snapshot.watch.state).toBe('off')
    const { length } = wires.sent
    await advance(5000)
    expect(wires.sent).toHaveLength(length)
    watch.keep('one', true)
    await advance(1000)
    expect(wires.sent.length).toBeGreaterThan(length)
  })
  it('asks no faster for two pages than for one', async () => {
    const { watch, store, advance } = silent()
    watch.keep('one', true)
    watch.keep('two', true)
    await advance(2000)
    expect(store.snapshot.watch.asked).toBe(11)
  })
  it('while a job runs', async () => {
    const { store, stays, wires, state } = silent()
    state.busy = true
    await stays(2000)
    expect(wires.sent).toEqual([])
    expect(store.snapshot.watch.state).toBe('resting')
  })
  it('whole also before two that are asked for at once, and those one after the other', async () => {
    const { watch, advance, wires } = silent()
    let release = (): void => {}
    wires.hold = new Promise((go) => {
      release = go
    })
    watch.keep('page', true)
    await advance(10)
    const order: string[] = []
    const act = (name: string) => async () => {
      order.push(`${name} begins`)
      for (let turn = 0; turn < 20; turn++) await Promise.resolve()
      order.push(`${name} ends`)
    }
    const job = async () => {
      const goOn = await watch.pause()
      order.push('a job begins')
      goOn()
    }
    const all = [watch.alone(act('one')), watch.alone(act('two')), job()]
    release()
    await Promise.all(all)
    expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'a job begins'])
  })
  it('with the look that is under way, whole, before anybody else begins', async () => {
    const { watch, advance, wires } = silent()
    let release = (): void => {}
    wires.hold = new Promise((go) => {
      release = go
    })
    watch.keep('page', true)
    await advance(10)
    expect(wires.open).toBeGreaterThan(0)
    let may = false
    const waiting = watch.pause().then((goOn) => {
      may = true
      return goOn
    })
    await advance(10)
    expect(may).toBe(false)
    release()
    const goOn = await waiting
    expect(wires.open).toBe(0)
    expect(wires.sent.slice(-4)).toEqual([0x9f, 0x9f, 0x9f, 0x9f])
    const { length } = wires.sent
    await advance(1000)
    expect(wires.sent).toHaveLength(length)
    goOn()
    await advance(1000)
    expect(wires.sent.length).toBeGreaterThan(length)
  })
})

describe('two pages that watch', () => {
  /** What was asked in three seconds, with these pages in front of a chip that is silent. */
  async function asked(pages: readonly string[]) {
    const { store, watch, wires, advance } = silent()
    const seen = pages.map(() => [] as string[])
    // Each front learns about every change, as the hosts tell it.
    for (const each of seen) store.subscribe(() => each.push(JSON.stringify(store.snapshot.watch)))
    for (let second = 0; second < 3; second++) {
      for (const page of pages) watch.keep(page, true)
      await advance(1000)
    }
    return { wires, seen }
  }

  it('share one watch: nothing is asked twice, and both see the same', async () => {
    const one = await asked(['one'])
    const two = await asked(['one', 'other'])
    expect(one.wires.sent.length).toBeGreaterThan(0)
    expect(two.wires.sent).toEqual(one.wires.sent)
    expect(two.wires.most).toBe(one.wires.most)
    const [first, second] = two.seen
    expect(first).not.toEqual([])
    expect(first).toEqual(second)
  })
})

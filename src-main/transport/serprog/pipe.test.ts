// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../shared/fault.ts'
import type { ByteLink } from './byte-link.ts'
import { stallMs, totalMs } from './deadline.ts'
import { Fifo } from './fifo.ts'
import { CommandPipe } from './pipe.ts'
import type { Timers } from './timers.ts'

/** A clock that stands still until told; timers run when it passes them. */
class HandTimers implements Timers {
  #nowMs = 0
  #pending: { readonly atMs: number; readonly act: () => void }[] = []

  nowMs(): number {
    return this.#nowMs
  }

  after(ms: number, act: () => void): () => void {
    const entry = { atMs: this.#nowMs + ms, act }
    this.#pending.push(entry)
    return () => {
      this.#pending = this.#pending.filter((other) => other !== entry)
    }
  }

  /** Lets time pass in steps, as timers ask for. */
  pass(ms: number): void {
    const endMs = this.#nowMs + ms
    for (;;) {
      const next = [...this.#pending].sort((a, b) => a.atMs - b.atMs)[0]
      if (!next || next.atMs > endMs) break
      this.#pending = this.#pending.filter((other) => other !== next)
      this.#nowMs = Math.max(this.#nowMs, next.atMs)
      next.act()
    }
    this.#nowMs = endMs
  }

  /** The host was suspended: time has passed, and no timer could run meanwhile. */
  jump(ms: number): void {
    this.#nowMs += ms
  }
}

interface Bench {
  readonly timers: HandTimers
  readonly pipe: CommandPipe
  readonly say: (...bytes: number[]) => void
  readonly written: Uint8Array[]
  readonly fail: (error: Error) => void
}

function bench(takesWrites = true): Bench {
  let say: (chunk: Uint8Array) => void = () => {}
  let fail: (error: Error) => void = () => {}
  const written: Uint8Array[] = []
  const link: ByteLink = {
    name: 'bench',
    kind: 'serial',
    write: (bytes) => {
      written.push(bytes)
      return takesWrites ? Promise.resolve() : new Promise((_, reject) => (fail = reject))
    },
    onData: (listener) => (say = listener),
    onClose: () => {},
    close: () => Promise.resolve(),
  }
  const timers = new HandTimers()
  const pipe = new CommandPipe(link, timers)
  pipe.setClock(10_000_000)
  return {
    timers,
    pipe,
    written,
    say: (...bytes) => say(Uint8Array.from(bytes)),
    fail: (error) => fail(error),
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The code of the fault, or what was answered. */
const outcome = (promise: Promise<Uint8Array>): Promise<string> =>
  promise.then(
    (reply) => `${reply.length} bytes`,
    (fault: Fault) => `${fault.code} ${JSON.stringify(fault.facts)}`,
  )

const read = (rxBytes: number): { tx: Uint8Array; rxBytes: number } => ({
  tx: Uint8Array.of(3, 0, 0, 0),
  rxBytes,
})

describe('deadlines', () => {
  it('end silence after two seconds and a little', async () => {
    const { timers, pipe } = bench()
    const result = outcome(pipe.window(read(16)))
    await turn()
    timers.pass(1900)
    expect(pipe.fault).toBeNull()
    timers.pass(300)
    expect(await result).toMatch(
      /^link\.silent {"command":"O_SPIOP","waitedMs":2\d\d\d,"opsDone":0}$/,
    )
  })

  it('are put off by every byte that arrives', async () => {
    const { timers, pipe, say } = bench()
    const result = outcome(pipe.window(read(4096)))
    await turn()
    for (const bytes of [1, 96, 2000, 2000]) {
      timers.pass(1500)
      say(...Array.from({ length: bytes }, () => 6))
    }
    expect(await result).toBe('4096 bytes')
  })

  it('are longer, and told, for a programmer that has answered before and stalls for three seconds', async () => {
    const { timers, pipe, say } = bench()
    const first = outcome(pipe.window(read(1)))
    await turn()
    say(6, 1)
    expect(await first).toBe('1 bytes')
    const told: number[] = []
    pipe.onQuiet = (waitedMs) => told.push(waitedMs)
    const second = outcome(pipe.window(read(1)))
    await turn()
    for (let ms = 0; ms < 3000; ms += 100) timers.pass(100)
    expect(pipe.fault).toBeNull()
    expect(told).toHaveLength(1)
    say(6, 2)
    expect(await second).toBe('1 bytes')
    const third = outcome(pipe.window(read(1)))
    await turn()
    for (let ms = 0; ms < 6000; ms += 100) timers.pass(100)
    expect(await third).toContain('link.silent')
  })

  it('end a reply that trickles without end', async () => {
    const { timers, pipe, say } = bench()
    const result = outcome(pipe.window(read(4096)))
    await turn()
    say(6)
    let waitedS = 0
    for (; !pipe.fault && waitedS < 4096; waitedS++) {
      timers.pass(1000)
      if (!pipe.fault) say(0)
    }
    expect(waitedS).toBeLessThan(10)
    expect(await result).toContain('link.silent')
  })

  it('forgive a host that slept while the answer was already waiting', async () => {
    const { timers, pipe, say } = bench()
    const result = outcome(pipe.window(read(1)))
    await turn()
    timers.jump(3_600_000)
    timers.pass(10)
    say(6, 42)
    expect(await result).toBe('1 bytes')
  })

  it('end a wait for a system that takes no more bytes', async () => {
    const { timers, pipe } = bench(false)
    const result = outcome(pipe.window(read(1)))
    await turn()
    timers.pass(5000)
    expect(await result).toContain('link.silent')
  })

  it('grow with the bytes and shrink with the clock', () => {
    const page = { requestBytes: 267, replyBytes: 0, spiBytes: 260 }
    const long = { requestBytes: 11, replyBytes: 65_536, spiBytes: 65_540 }
    expect(stallMs(page, 16_000_000)).toBeLessThan(2100)
    expect(stallMs(long, 32_000)).toBeGreaterThan(2 * 16_385)
    expect(stallMs(long, 0)).toBeLessThan(10_000)
    expect(totalMs(long, 16_000_000)).toBeGreaterThan(65_536 / 0.96)
    expect(Number.isFinite(totalMs(long, 0))).toBe(true)
  })
})

describe('the queue', () => {
  it('reports a failed write as link.lost and keeps its cause', async () => {
    const { pipe, fail } = bench(false)
    const lost = pipe.window(read(1)).catch((fault: Fault) => fault)
    await turn()
    fail(new Error('EIO'))
    expect(await lost).toMatchObject({ code: 'link.lost', cause: { message: 'EIO' } })
    expect(await outcome(pipe.window(read(1)))).toContain('link.lost')
  })

  it('rejects the next window after an unrequested reply, without calling the link lost', async () => {
    const { pipe, say } = bench()
    say(0x06)
    expect(await outcome(pipe.window(read(1)))).toContain('link.bad-reply')
    expect(await outcome(pipe.window(read(1)))).toContain('link.lost')
  })

  it('writes nothing while the system has not taken the write before', async () => {
    const { pipe, written } = bench(false)
    pipe.setLimits({ depth: 100, requestBytes: 8192, replyBytes: 8192 })
    void outcome(pipe.window(read(1)))
    await turn()
    void outcome(pipe.window(read(1)))
    await turn()
    expect(written).toHaveLength(1)
    expect(pipe.unsentBytes).toBe(11)
  })

  it('sends a window larger than the byte bounds when it is alone', async () => {
    const { pipe, written, say } = bench()
    pipe.setLimits({ depth: 100, requestBytes: 16, replyBytes: 16 })
    const results = [outcome(pipe.window(read(100))), outcome(pipe.window(read(100)))]
    await turn()
    expect(written).toHaveLength(1)
    say(6, ...Array.from({ length: 100 }, () => 7))
    await turn()
    expect(written).toHaveLength(2)
    say(6, ...Array.from({ length: 100 }, () => 7))
    expect(await Promise.all(results)).toEqual(['100 bytes', '100 bytes'])
  })

  it('hands out in the order it took in, however long it grows', () => {
    const fifo = new Fifo<number>()
    let taken = 0
    for (let i = 0; i < 10_000; i++) {
      fifo.push(i)
      if (i % 3 > 0) expect(fifo.shift()).toBe(taken++)
    }
    expect(fifo.length).toBe(10_000 - taken)
    expect(fifo.peek()).toBe(taken)
    expect(fifo.drain().at(-1)).toBe(9999)
    expect(fifo.shift()).toBeUndefined()
  })
})

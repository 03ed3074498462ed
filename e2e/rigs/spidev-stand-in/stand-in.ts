// SPDX-License-Identifier: GPL-3.0-or-later
/** Runs programs on a computer that seems to have spidev, with a virtual chip behind each node. See `stand-in.c`. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { makePracticeChip } from '../../../src-main/transport/practice/device.ts'
import type { NorChip } from '../../../src-main/transport/practice/nor-chip.ts'
import { defaultPracticeOptions } from '../../../src-main/transport/practice/options.ts'
import { practicePart } from '../../../src-main/transport/practice/parts.ts'

const source = path.resolve('e2e/rigs/spidev-stand-in/stand-in.c')
const HEAD_BYTES = 8
const TRANSFER_BYTES = 12
const never = (): boolean => false

/** Compiles the stand-in once per version of its source; throws with gcc's messages. */
export function standInProgram(): string {
  const version = createHash('sha256').update(fs.readFileSync(source)).digest('hex').slice(0, 16)
  const directory = path.join(os.tmpdir(), `pin-one-stand-in-${process.getuid?.() ?? 0}`)
  const program = path.join(directory, version)
  if (fs.existsSync(program)) return program
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 })
  const made = `${program}.${process.pid}`
  const gcc = spawnSync('gcc', ['-O2', '-Wall', '-Werror', '-o', made, source], {
    encoding: 'utf8',
  })
  if (gcc.error !== undefined)
    throw new Error('gcc is missing. On Debian: apt-get install gcc libc6-dev', {
      cause: gcc.error,
    })
  if (gcc.status !== 0) throw new Error(gcc.stderr)
  fs.renameSync(made, program)
  return program
}

export interface StandInOptions {
  /** Part behind `/dev/spidev0.0`. */
  readonly chip: string
  readonly bufsiz?: number
  /** More nodes that fail to open, with their error number. */
  readonly failing?: Readonly<Record<string, number>>
  /** CS does not rise between the transfers of a message, whatever cs_change says. */
  readonly ignoresCsChange?: boolean
}

/** The transfers through the node. */
export interface Traffic {
  messages: number
  windows: number
  bytes: number
  /** Largest clock of a transfer, Hz. */
  fastestHz: number
}

/** One chip on one node; starts programs with `words`. */
export class StandIn {
  static readonly node = '/dev/spidev0.0'
  readonly chip: NorChip
  traffic: Traffic = { messages: 0, windows: 0, bytes: 0, fastestHz: 0 }
  readonly #options: StandInOptions
  #hangs: () => boolean = never
  #hanging: () => void = () => {}
  readonly #directory = fs.mkdtempSync(path.join(os.tmpdir(), 'pin-one-spidev-'))
  readonly #server: net.Server
  readonly #clients = new Set<net.Socket>()
  /** The chip's time: real time, and the time that the bytes would take on real wires. */
  #us = 0
  #restSinceUs = performance.now() * 1000

  private constructor(options: StandInOptions) {
    this.#options = options
    this.chip = makePracticeChip(
      { ...defaultPracticeOptions(), part: practicePart(options.chip) },
      'time',
    )
    this.#server = net.createServer((socket) => this.#serve(socket))
  }

  static async start(options: StandInOptions): Promise<StandIn> {
    const made = new StandIn(options)
    await new Promise<void>((ready) => made.#server.listen(made.#socketPath, ready))
    return made
  }

  get #socketPath(): string {
    return path.join(this.#directory, 'chip')
  }

  /** A program and its arguments, to start instead of `command`. */
  words(...command: readonly string[]): readonly [string, ...string[]] {
    const failing = Object.entries(this.#options.failing ?? {})
    const nodes = [StandIn.node, ...failing.map(([node, error]) => `${node}:${error}`)].join(',')
    const bufsiz = String(this.#options.bufsiz ?? 4096)
    return [standInProgram(), this.#socketPath, bufsiz, nodes, ...command]
  }

  /**
   * After the first message that reads and satisfies `when`, no call on the node returns until `goOn`. Resolves when
   * this happens.
   */
  hang(when: () => boolean): Promise<void> {
    this.#hangs = when
    return new Promise((hanging) => {
      this.#hanging = hanging
    })
  }

  goOn(): void {
    this.#hangs = never
    fs.rmSync(`${this.#socketPath}.hang`, { force: true })
  }

  forgetTraffic(): void {
    this.traffic = { messages: 0, windows: 0, bytes: 0, fastestHz: 0 }
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.destroy()
    await new Promise((closed) => this.#server.close(closed))
    fs.rmSync(this.#directory, { recursive: true, force: true })
  }

  #serve(socket: net.Socket): void {
    this.#clients.add(socket)
    let kept = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('close', () => this.#clients.delete(socket))
    socket.on('data', (bytes) => {
      kept = Buffer.concat([kept, bytes])
      for (;;) {
        const used = this.#take(kept, socket)
        if (used === 0) return
        kept = kept.subarray(used)
      }
    })
  }

  /** Runs the message at the start of `bytes`; returns its length, or 0 while it is incomplete. */
  #take(bytes: Buffer, socket: net.Socket): number {
    if (bytes.length < HEAD_BYTES) return 0
    const count = bytes.readUInt32LE(4)
    const dataAt = HEAD_BYTES + TRANSFER_BYTES * count
    if (bytes.length < dataAt) return 0
    const transfers = Array.from({ length: count }, (_, index) => {
      const at = HEAD_BYTES + TRANSFER_BYTES * index
      return {
        bytes: bytes.readUInt32LE(at),
        speedHz: bytes.readUInt32LE(at + 4),
        csChange: bytes[at + 8] !== 0,
        sends: bytes[at + 9] !== 0,
        receives: bytes[at + 10] !== 0,
      }
    })
    const sent = transfers.reduce((sum, each) => sum + (each.sends ? each.bytes : 0), 0)
    if (bytes.length < dataAt + sent) return 0
    const received = transfers.reduce((sum, each) => sum + (each.receives ? each.bytes : 0), 0)
    const reply = new Uint8Array(received)
    this.#us += performance.now() * 1000 - this.#restSinceUs
    this.traffic.messages++
    let from = dataAt
    let into = 0
    let selected = false
    for (const [index, each] of transfers.entries()) {
      if (!selected) {
        this.chip.select(this.#us)
        this.traffic.windows++
      }
      selected = true
      this.traffic.bytes += each.bytes
      this.traffic.fastestHz = Math.max(this.traffic.fastestHz, each.speedHz)
      const byteUs = 8e6 / each.speedHz
      if (each.receives && !each.sends) {
        this.chip.receive(reply, into, into + each.bytes, this.#us, byteUs)
      } else {
        const data = each.sends ? bytes.subarray(from, from + each.bytes) : Buffer.alloc(each.bytes)
        this.chip.send(data, 0, each.bytes, this.#us, byteUs)
        if (each.receives) reply.fill(0xff, into, into + each.bytes)
      }
      this.#us += each.bytes * byteUs
      if (each.sends) from += each.bytes
      if (each.receives) into += each.bytes
      const rises = each.csChange && this.#options.ignoresCsChange !== true
      if (index < transfers.length - 1 && !rises) continue
      this.chip.deselect(this.#us)
      selected = false
    }
    this.#restSinceUs = performance.now() * 1000
    if (received === 0) return dataAt + sent
    // Before the reply: a client that has received it must find every next message hanging.
    if (this.#hangs()) {
      this.#hangs = never
      fs.writeFileSync(`${this.#socketPath}.hang`, '')
      this.#hanging()
    }
    socket.write(reply)
    return dataAt + sent
  }
}

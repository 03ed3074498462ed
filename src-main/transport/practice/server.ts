// SPDX-License-Identifier: GPL-3.0-or-later
/** The practice device for other programs: serprog on a loopback TCP port or on a PTY. */
import fs from 'node:fs'
import { Fault } from '../../../shared/fault.ts'
import type { ServeEvent } from '../../../shared/model/serve-event.ts'
import { serveSerprogTcp } from '../device/tcp.ts'
import { openPty } from '../libc.ts'
import type { Pty } from '../libc.ts'
import { makePracticeChip, PracticeDevice } from './device.ts'
import type { NorChip } from './nor-chip.ts'
import type { PracticeOptions } from './options.ts'
import { PtyStream } from './pty-stream.ts'
import { RealScheduler } from './scheduler.ts'

export interface ServePracticeOptions extends PracticeOptions {
  /** `127.0.0.1:PORT` for TCP (port 0 picks one), or a path for a link to a PTY. */
  readonly where: { readonly listen: string } | { readonly pty: string }
  readonly tell?: (event: ServeEvent) => void
}

export interface PracticeServer {
  /** What a client opens: `127.0.0.1:PORT` or the path of the link. */
  readonly address: string
  /** The chip being served. */
  readonly chip: NorChip
  /** Idempotent. Disconnects clients, removes the link, writes the chip's file. */
  readonly close: () => Promise<void>
}

/**
 * Serves one device until `close`. Throws `bug.bad-input` for an address that is not loopback, `link.busy` for one in
 * use, `link.unsupported` without PTYs, and the faults of a chip file.
 */
export function servePractice(options: ServePracticeOptions): Promise<PracticeServer> {
  return 'listen' in options.where
    ? serveTcp(options, options.where.listen)
    : servePty(options, options.where.pty)
}

/** Makes one device after another (client disconnected, cable unplugged) with the same chip and the same time. */
class Bench {
  readonly chip: NorChip
  readonly #options: ServePracticeOptions
  readonly #scheduler: RealScheduler | null
  #device: PracticeDevice | null = null

  constructor(options: ServePracticeOptions) {
    this.#options = options
    this.chip = makePracticeChip(options)
    this.#scheduler = options.timing === 'real' ? new RealScheduler() : null
  }

  /** Unplugs the programmer and plugs it in again; the chip keeps its contents. */
  plug(output: (chunk: Uint8Array) => void, unplugged: () => void): PracticeDevice {
    this.#device?.dispose()
    const scheduler = this.#scheduler
    const device = new PracticeDevice({
      ...this.#options,
      chip: this.chip,
      ...(scheduler === null ? {} : { scheduler }),
    })
    this.#device = device
    device.programmer.onOutput = output
    device.onUnplugged = unplugged
    return device
  }

  dispose(): void {
    this.#device?.dispose()
    this.#device = null
    this.#scheduler?.close()
  }
}

async function serveTcp(options: ServePracticeOptions, listen: string): Promise<PracticeServer> {
  const bench = new Bench(options)
  const { tell } = options
  const server = await serveSerprogTcp({
    listen,
    plug: (output, unplugged) => bench.plug(output, unplugged).programmer,
    dispose: () => bench.dispose(),
    ...(tell === undefined ? {} : { tell }),
  })
  return { ...server, chip: bench.chip }
}

// ---- PTY -----------------------------------------------------------------------------------------------------

/** A link left by a killed process points to a terminal; anything else there does not belong to Pin One. */
function clearStaleLink(path: string): void {
  let target: string
  try {
    target = fs.readlinkSync(path)
  } catch (error) {
    if (fs.existsSync(path))
      throw new Fault(
        'link.busy',
        { port: path, detail: { code: 'something-there' } },
        { cause: error },
      )
    return
  }
  if (!/^\/dev\/(?:pts\/|tty)/u.test(target))
    throw new Fault('link.busy', { port: path, detail: { code: 'link-there', target } })
  fs.unlinkSync(path)
}

async function servePty(options: ServePracticeOptions, path: string): Promise<PracticeServer> {
  const tell = options.tell ?? ((): void => {})
  const bench = new Bench(options)
  let closed = false
  let pty: Pty
  let stream: PtyStream

  const removeLink = (): void => {
    try {
      if (fs.readlinkSync(path) === pty.path) fs.unlinkSync(path)
    } catch {
      // Already removed, or replaced by another program: do not remove it.
    }
  }

  const plug = async (): Promise<void> => {
    clearStaleLink(path)
    const made = await openPty()
    const current = new PtyStream(made)
    if (closed) {
      current.close()
      return
    }
    pty = made
    stream = current
    const device = bench.plug(
      (chunk) => current.write(chunk),
      () => {
        tell({ code: 'unplugged' })
        unplug()
        // A client that has it open sees a hang-up; the next one finds the programmer plugged in again.
        plug().catch((error: unknown) => tell({ code: 'no-new-port', detail: String(error) }))
      },
    )
    current.onData = (bytes) => device.programmer.input(bytes)
    fs.symlinkSync(made.path, path)
  }

  const unplug = (): void => {
    removeLink()
    stream.close()
  }

  try {
    await plug()
  } catch (error) {
    bench.dispose()
    throw error
  }
  process.once('exit', removeLink)
  const close = (): Promise<void> => {
    if (closed) return Promise.resolve()
    closed = true
    process.removeListener('exit', removeLink)
    unplug()
    bench.dispose()
    return Promise.resolve()
  }
  return { address: path, chip: bench.chip, close }
}

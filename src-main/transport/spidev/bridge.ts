// SPDX-License-Identifier: GPL-3.0-or-later
/** A board's SPI port as a serprog programmer, for other computers through a tunnel and for other programs. */
import { mayWriteOn } from '../../../shared/linux-boards.ts'
import { Fault } from '../../../shared/fault.ts'
import type { LinuxBoardSpeed } from '../../../shared/linux-boards.ts'
import type { SpiSlave } from '../device/spi-slave.ts'
import { serveSerprogTcp } from '../device/tcp.ts'
import type { SerprogTcp } from '../device/tcp.ts'
import { UntimedProgrammer } from '../device/untimed.ts'
import type { ProgrammerHost } from '../device/untimed.ts'
import { largestTransfer } from './batch.ts'
import { openSpidev } from './driver.ts'
import { OverdueError } from './node.ts'
import { WatchedNode } from './watched-node.ts'
import { roleOfNode, spiSystem } from './system.ts'
import type { SpiSystem } from './system.ts'
import { takesClock } from './transport.ts'
import type { TransportNote } from '../../../shared/model/transport-note.ts'
import type { ServeEvent } from '../../../shared/model/serve-event.ts'

export interface BridgeOptions {
  /** `/dev/spidev0.0`. */
  readonly path: string
  /** `127.0.0.1:PORT`; port 0 picks one. */
  readonly listen: string
  /** Clock until a client sets one, Hz; `null`: the board's own. */
  readonly clockHz: number | null
  readonly tell?: (event: ServeEvent) => void
}

export interface Bridge extends SerprogTcp {
  readonly clockHz: number
  /** Notes from opening the port. */
  readonly notes: readonly TransportNote[]
}

/** `Q_PGMNAME`; the client's firmware table has an entry for it. */
export const BRIDGE_NAME = 'Pin One bridge'
/** Name on boards whose reads can differ: clients that know it read three times. */
const UNSTEADY_BRIDGE_NAME = 'Pin One bridge 3'
/** Bytes after which a reply is sent: at a slow clock the client must not wait for later replies. */
const REPLY_BYTES = 256

/**
 * Opens the port at once and keeps it open, so that its faults are reported before a client connects. Throws the faults
 * of opening a port and of listening.
 */
export async function serveBridge(
  options: BridgeOptions,
  system: SpiSystem = spiSystem,
): Promise<Bridge> {
  const { path, listen, clockHz, tell } = options
  // A client at the other end cannot know what it would write to. Checked before the port is opened.
  const { role } = await roleOfNode(path, system.roots)
  if (!mayWriteOn(role)) throw new Fault('link.off-header', { port: path, role })
  const { node, grantedHz, notes, speed } = await openSpidev(
    `linux_spi:dev=${path}`,
    clockHz,
    system,
  )
  const server = await serveNode(node, listen, grantedHz, speed, tell)
  return { ...server, clockHz: grantedHz, notes }
}

/** Serves an open node, which is closed together with the server. `speed` limits the clock that clients may request. */
export function serveNode(
  node: WatchedNode,
  listen: string,
  clockHz: number,
  { maxHz, equalReads }: Pick<LinuxBoardSpeed, 'maxHz' | 'equalReads'>,
  tell?: (event: ServeEvent) => void,
): Promise<SerprogTcp> {
  const maxBytes = largestTransfer(node.bufferBytes)
  node.onQuiet = (waitedMs) => tell?.({ code: 'port-quiet', waitedMs })
  const limits = {
    name: equalReads === 3 ? UNSTEADY_BRIDGE_NAME : BRIDGE_NAME,
    maxTxBytes: maxBytes,
    maxRxBytes: maxBytes,
    // One piece per window, so that the whole window is one message to the kernel.
    chunkBytes: maxBytes,
    commandUs: 0,
  }
  return serveSerprogTcp({
    listen,
    plug: (output, unplugged) => {
      const host = new NodeHost(node, clockHz, maxHz, (event) => tell?.(event))
      const programmer = new UntimedProgrammer(host, limits, REPLY_BYTES)
      programmer.onOutput = output
      programmer.onUnplug = unplugged
      return programmer
    },
    dispose: () => node.close(),
    ...(tell === undefined ? {} : { tell }),
  })
}

/** The firmware's bus on a spidev node: a window is sent only when the length of its reply is known. */
class NodeHost implements ProgrammerHost, SpiSlave {
  clockHz: number
  windows = 0
  gone = false
  muted = false
  unfinished: Promise<void> | null = null
  onGone: () => void = () => {}
  readonly #node: WatchedNode
  readonly #maxHz: number | null
  readonly #tell: (event: ServeEvent) => void
  readonly #taken = new Map<number, boolean>()
  #tx: Uint8Array | null = null

  constructor(
    node: WatchedNode,
    clockHz: number,
    maxHz: number | null,
    tell: (event: ServeEvent) => void,
  ) {
    this.#node = node
    this.clockHz = clockHz
    this.#maxHz = maxHz
    this.#tell = tell
  }

  get bus(): SpiSlave {
    return this
  }

  /** A clock that the controller refuses is not granted: the client is told the clock that remains. */
  setClock(askedHz: number): void {
    const hz = this.#maxHz === null ? askedHz : Math.min(askedHz, this.#maxHz)
    if (hz === this.clockHz) return
    const known = this.#taken.get(hz)
    if (known === undefined) this.#begin(this.#tryClock(hz))
    else if (known) this.clockHz = hz
  }

  async #tryClock(hz: number): Promise<void> {
    const taken = await takesClock(this.#node, hz)
    this.#taken.set(hz, taken)
    if (taken) this.clockHz = hz
  }

  /** The controller continues to drive its pins; the firmware table says so about this programmer. */
  setPins(): void {}

  beginWindow(): boolean {
    this.windows++
    return !this.gone
  }

  endWindow(): boolean {
    return !this.gone
  }

  vanish(): void {
    if (this.gone) return
    this.gone = true
    this.onGone()
  }

  select(): void {
    this.#tx = null
  }

  send(bytes: Uint8Array, from: number, to: number): void {
    this.#tx = bytes.slice(from, to)
  }

  receive(into: Uint8Array, from: number, to: number): void {
    this.#begin(this.#window(to - from, (reply) => into.set(reply, from)))
  }

  deselect(): void {
    if (this.#tx !== null) this.#begin(this.#window(0, () => {}))
  }

  async #window(rxBytes: number, received: (reply: Uint8Array) => void): Promise<void> {
    const tx = this.#tx
    this.#tx = null
    const common = { speedHz: this.clockHz, csChange: false }
    const [reply] = await this.#node.message([
      ...(tx === null || tx.length === 0 ? [] : [{ tx, rxBytes: 0, ...common }]),
      ...(rxBytes === 0 ? [] : [{ tx: null, rxBytes, ...common }]),
    ])
    if (reply !== undefined) received(reply)
  }

  /** When `work` fails, the port counts as gone. */
  #begin(work: Promise<void>): void {
    this.unfinished = work
      .catch((error: Error) => {
        this.#tell(
          error instanceof OverdueError
            ? { code: 'port-silent', waitedMs: error.waitedMs }
            : { code: 'port-failed', detail: error.message },
        )
        this.vanish()
      })
      .finally(() => {
        this.unfinished = null
      })
  }
}

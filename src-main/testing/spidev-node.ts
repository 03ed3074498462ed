// SPDX-License-Identifier: GPL-3.0-or-later
/** A spidev node in this process, for tests: a virtual chip with the rules of a real kernel. */
import type { SpiSlave } from '../transport/device/spi-slave.ts'
import { errno, NodeError } from '../transport/spidev/node.ts'
import type { SpiNode, SpiTransfer } from '../transport/spidev/node.ts'

export interface TestNodeOptions {
  readonly bufferBytes?: number
  /** CS stays low between the transfers of a message, whatever csChange says. */
  readonly ignoresCsChange?: boolean
  /** This kernel rounds transfers up to this size, bytes; 128 by default, as on arm64. */
  readonly alignBytes?: number
  /** The kernel refuses slower transfers, Hz. */
  readonly slowestHz?: number
  /** The kernel refuses messages of more transfers, like a kernel that rounds up further than Pin One expects. */
  readonly mostTransfers?: number
}

export class TestNode implements SpiNode {
  readonly path = '/dev/spidev0.0'
  readonly bufferBytes: number
  readonly ownSpeedHz = 50_000_000
  /** Every accepted message. */
  readonly messages: (readonly SpiTransfer[])[] = []
  closed = false
  /** From now on, every message fails with this error. */
  failsWith: number | null = null
  readonly #chip: SpiSlave
  readonly #options: TestNodeOptions
  #held: Promise<void> | null = null
  #release: () => void = () => {}

  constructor(chip: SpiSlave, options: TestNodeOptions = {}) {
    this.#chip = chip
    this.#options = options
    this.bufferBytes = options.bufferBytes ?? 4096
  }

  /** From now on, the kernel holds messages until `goOn`. */
  hang(): void {
    this.#held = new Promise((resolve) => {
      this.#release = resolve
    })
  }

  goOn(): void {
    this.#held = null
    this.#release()
  }

  setSpeed(hz: number): Promise<number> {
    return Promise.resolve(hz)
  }

  async message(transfers: readonly SpiTransfer[]): Promise<readonly Uint8Array[]> {
    // Without a hold there is no wait: statements of a test after a call then run after its message.
    if (this.#held !== null) await this.#held
    return this.#run(transfers)
  }

  #run(transfers: readonly SpiTransfer[]): readonly Uint8Array[] {
    const align = this.#options.alignBytes ?? 128
    const aligned = (bytes: number): number => Math.ceil(bytes / align) * align
    if (this.failsWith !== null) throw new NodeError('SPI_IOC_MESSAGE', this.failsWith)
    const { slowestHz = 0, mostTransfers = 511, ignoresCsChange = false } = this.#options
    const txBytes = transfers.reduce((sum, { tx }) => sum + aligned(tx?.length ?? 0), 0)
    const rxBytes = transfers.reduce((sum, each) => sum + aligned(each.rxBytes), 0)
    if (Math.max(txBytes, rxBytes) > this.bufferBytes || transfers.length > mostTransfers)
      throw new NodeError('SPI_IOC_MESSAGE', errno.EMSGSIZE)
    if (transfers.some(({ speedHz }) => speedHz < slowestHz))
      throw new NodeError('SPI_IOC_MESSAGE', errno.EINVAL)
    this.messages.push(transfers)
    const received: Uint8Array[] = []
    let selected = false
    for (const [index, { tx, rxBytes: wanted, csChange }] of transfers.entries()) {
      if (!selected) this.#chip.select(0)
      selected = true
      if (tx === null) {
        const into = new Uint8Array(wanted)
        this.#chip.receive(into, 0, wanted, 0, 0)
        received.push(into)
      } else this.#chip.send(tx, 0, tx.length, 0, 0)
      if (index < transfers.length - 1 && (!csChange || ignoresCsChange)) continue
      this.#chip.deselect(0)
      selected = false
    }
    return received
  }

  close(): void {
    this.closed = true
  }
}

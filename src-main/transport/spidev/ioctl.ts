// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * spidev's ioctls (linux/spi/spidev.h), by number and layout. Numbers as on x86, ARM and RISC-V. Loaded only when a
 * node is opened, because the calls need koffi.
 */
import { closeSync, open } from 'node:fs'
import { promisify } from 'node:util'
import { nodeCalls } from '../libc.ts'
import type { NodeCalls } from '../libc.ts'
import { MOST_TRANSFERS } from './batch.ts'
import { NodeError, OverdueError, errno } from './node.ts'
import type { SpiNode, SpiTransfer } from './node.ts'

const MAGIC = 0x6b
const WRITE = 1
const READ = 2
/** _IOC(direction, type, number, size). */
const request = (direction: number, number: number, bytes: number): number =>
  ((direction << 30) | (bytes << 16) | (MAGIC << 8) | number) >>> 0

const WR_MODE = request(WRITE, 1, 1)
const WR_LSB_FIRST = request(WRITE, 2, 1)
const WR_BITS_PER_WORD = request(WRITE, 3, 1)
const WR_MAX_SPEED_HZ = request(WRITE, 4, 4)
const RD_MAX_SPEED_HZ = request(READ, 4, 4)
/** struct spi_ioc_transfer: u64 tx, u64 rx, u32 len, u32 speed, u16 delay, u8 bits, u8 cs_change, 4 more bytes. */
const TRANSFER_BYTES = 32
const MODE_0 = 0
const BITS_PER_WORD = 8

/**
 * Opens a node and sets it to mode 0, 8 bits, most significant bit first. Rejects with the errors of open(2),
 * `NodeError`, EBUSY (as open would) when another process holds the node, and `OverdueError` when an earlier call on it
 * has still not returned, because a new call would only wait for that one.
 */
export async function openNode(path: string, bufferBytes: number): Promise<SpiNode> {
  const calls = await nodeCalls()
  const sinceMs = kept.get(path)
  if (sinceMs !== undefined)
    throw new OverdueError('SPI_IOC_MESSAGE', Math.round(performance.now() - sinceMs))
  // Not `openSync`, which would block this process while another program's call blocks the kernel's driver.
  const fd = await promisify(open)(path, 'r+')
  const node = new IoctlNode(path, bufferBytes, calls, fd)
  try {
    if (!calls.lockAlone(fd))
      throw Object.assign(new Error('locked by another program'), { code: 'EBUSY' })
    await node.setUp()
    return node
  } catch (error) {
    node.close()
    throw error
  }
}

/** Nodes given up during a call in the kernel: path, and when that was, ms. */
const kept = new Map<string, number>()

class IoctlNode implements SpiNode {
  readonly path: string
  readonly bufferBytes: number
  ownSpeedHz = 0
  readonly #calls: NodeCalls
  readonly #fd: number
  /** Memory that the kernel reads and writes: it must not move, so it is allocated once. */
  readonly #transfers = new Uint8Array(new ArrayBuffer(TRANSFER_BYTES * MOST_TRANSFERS))
  readonly #view = new DataView(this.#transfers.buffer)
  readonly #tx: Uint8Array
  readonly #rx: Uint8Array
  readonly #txAddress: bigint
  readonly #rxAddress: bigint
  #open = true
  #inside = 0

  constructor(path: string, bufferBytes: number, calls: NodeCalls, fd: number) {
    this.path = path
    this.bufferBytes = bufferBytes
    this.#calls = calls
    this.#tx = new Uint8Array(new ArrayBuffer(bufferBytes))
    this.#rx = new Uint8Array(new ArrayBuffer(bufferBytes))
    this.#txAddress = calls.address(this.#tx)
    this.#rxAddress = calls.address(this.#rx)
    this.#fd = fd
  }

  async setUp(): Promise<void> {
    this.ownSpeedHz = await this.#number(RD_MAX_SPEED_HZ, 'SPI_IOC_RD_MAX_SPEED_HZ')
    await this.#byte(WR_MODE, MODE_0, 'SPI_IOC_WR_MODE')
    await this.#byte(WR_LSB_FIRST, 0, 'SPI_IOC_WR_LSB_FIRST')
    await this.#byte(WR_BITS_PER_WORD, BITS_PER_WORD, 'SPI_IOC_WR_BITS_PER_WORD')
  }

  async setSpeed(hz: number): Promise<number> {
    const bytes = new Uint8Array(4)
    new DataView(bytes.buffer).setUint32(0, hz, true)
    await this.#call(WR_MAX_SPEED_HZ, bytes, 'SPI_IOC_WR_MAX_SPEED_HZ')
    return await this.#number(RD_MAX_SPEED_HZ, 'SPI_IOC_RD_MAX_SPEED_HZ')
  }

  async message(transfers: readonly SpiTransfer[]): Promise<readonly Uint8Array[]> {
    if (transfers.length === 0) return []
    let txAt = 0
    let rxAt = 0
    this.#transfers.fill(0, 0, TRANSFER_BYTES * transfers.length)
    for (const [index, { tx, rxBytes, speedHz, csChange }] of transfers.entries()) {
      const at = TRANSFER_BYTES * index
      const view = this.#view
      if (tx === null) {
        view.setBigUint64(at + 8, this.#rxAddress + BigInt(rxAt), true)
        rxAt += rxBytes
      } else {
        this.#tx.set(tx, txAt)
        view.setBigUint64(at, this.#txAddress + BigInt(txAt), true)
        txAt += tx.length
      }
      view.setUint32(at + 16, tx === null ? rxBytes : tx.length, true)
      view.setUint32(at + 20, speedHz, true)
      view.setUint8(at + 26, BITS_PER_WORD)
      view.setUint8(at + 27, csChange ? 1 : 0)
    }
    const bytes = TRANSFER_BYTES * transfers.length
    await this.#call(request(WRITE, 0, bytes), this.#transfers, 'SPI_IOC_MESSAGE')
    let from = 0
    return transfers.flatMap(({ tx, rxBytes }) => {
      if (tx !== null) return []
      const received = this.#rx.slice(from, from + rxBytes)
      from += rxBytes
      return [received]
    })
  }

  close(): void {
    if (!this.#open) return
    this.#open = false
    if (this.#inside === 0) closeSync(this.#fd)
    else kept.set(this.path, performance.now())
  }

  #byte(number: number, value: number, call: string): Promise<void> {
    return this.#call(number, Uint8Array.of(value), call)
  }

  async #number(number: number, call: string): Promise<number> {
    const bytes = new Uint8Array(4)
    await this.#call(number, bytes, call)
    return new DataView(bytes.buffer).getUint32(0, true)
  }

  async #call(number: number, argument: Uint8Array, name: string): Promise<void> {
    // After closing, the descriptor's number may belong to another file.
    if (!this.#open) throw new NodeError(name, errno.EBADF)
    this.#inside++
    const result = await this.#calls.ioctl(this.#fd, number, argument).finally(() => {
      this.#inside--
      if (this.#open || this.#inside > 0) return
      kept.delete(this.path)
      closeSync(this.#fd)
    })
    if (result < 0) throw new NodeError(name, -result)
  }
}

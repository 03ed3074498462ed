/**
 * spidev's ioctls (linux/spi/spidev.h), by number and layout. Numbers as on x86, ARM and RISC-V; loaded only when a
 * node is opened, since the calls need koffi.
 */
import { closeSync, openSync } from 'node:fs'
import { nodeCalls } from '../libc.ts'
import type { NodeCalls } from '../libc.ts'
import { MOST_TRANSFERS } from './batch.ts'
import { NodeError, errno } from './node.ts'
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

/** A node is opened and set to mode 0, 8 bits, most significant bit first. */
export async function openNode(path: string, bufferBytes: number): Promise<SpiNode> {
  const calls = await nodeCalls()
  return new IoctlNode(path, bufferBytes, calls)
}

class IoctlNode implements SpiNode {
  readonly path: string
  readonly bufferBytes: number
  readonly ownSpeedHz: number
  readonly #calls: NodeCalls
  readonly #fd: number
  /** Memory the kernel reads and writes: it must not move, so it is taken once. */
  readonly #transfers = new Uint8Array(new ArrayBuffer(TRANSFER_BYTES * MOST_TRANSFERS))
  readonly #view = new DataView(this.#transfers.buffer)
  readonly #tx: Uint8Array
  readonly #rx: Uint8Array
  readonly #txAddress: bigint
  readonly #rxAddress: bigint
  #open = true

  /** Throws the errors of open(2), `NodeError`, and EBUSY (as open would) when somebody else holds the node. */
  constructor(path: string, bufferBytes: number, calls: NodeCalls) {
    this.path = path
    this.bufferBytes = bufferBytes
    this.#calls = calls
    this.#tx = new Uint8Array(new ArrayBuffer(bufferBytes))
    this.#rx = new Uint8Array(new ArrayBuffer(bufferBytes))
    this.#txAddress = calls.address(this.#tx)
    this.#rxAddress = calls.address(this.#rx)
    this.#fd = openSync(path, 'r+')
    try {
      if (!calls.lockAlone(this.#fd))
        throw Object.assign(new Error('locked by another program'), { code: 'EBUSY' })
      this.ownSpeedHz = this.#number(RD_MAX_SPEED_HZ, 'SPI_IOC_RD_MAX_SPEED_HZ')
      this.#byte(WR_MODE, MODE_0, 'SPI_IOC_WR_MODE')
      this.#byte(WR_LSB_FIRST, 0, 'SPI_IOC_WR_LSB_FIRST')
      this.#byte(WR_BITS_PER_WORD, BITS_PER_WORD, 'SPI_IOC_WR_BITS_PER_WORD')
    } catch (error) {
      closeSync(this.#fd)
      throw error
    }
  }

  setSpeed(hz: number): number {
    const bytes = new Uint8Array(4)
    new DataView(bytes.buffer).setUint32(0, hz, true)
    this.#demand(this.#calls.ioctl(this.#fd, WR_MAX_SPEED_HZ, bytes), 'SPI_IOC_WR_MAX_SPEED_HZ')
    return this.#number(RD_MAX_SPEED_HZ, 'SPI_IOC_RD_MAX_SPEED_HZ')
  }

  message(transfers: readonly SpiTransfer[]): readonly Uint8Array[] {
    // The number of a closed descriptor may be another file's by now.
    if (!this.#open) throw new NodeError('SPI_IOC_MESSAGE', errno.EBADF)
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
    const result = this.#calls.ioctl(this.#fd, request(WRITE, 0, bytes), this.#transfers)
    this.#demand(result, 'SPI_IOC_MESSAGE')
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
    closeSync(this.#fd)
  }

  #byte(number: number, value: number, call: string): void {
    this.#demand(this.#calls.ioctl(this.#fd, number, Uint8Array.of(value)), call)
  }

  #number(number: number, call: string): number {
    const bytes = new Uint8Array(4)
    this.#demand(this.#calls.ioctl(this.#fd, number, bytes), call)
    return new DataView(bytes.buffer).getUint32(0, true)
  }

  #demand(result: number, call: string): void {
    if (result < 0) throw new NodeError(call, -result)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** The byte link over a serial port. The only file that uses `serialport`; loads it when first needed. */
import { EventEmitter } from 'node:events'
import type { SerialPort } from 'serialport'
import { Fault } from '../../../shared/fault.ts'
import type { ByteLink } from './byte-link.ts'
import { LinkEvents, asBuffer, writeToDescriptor } from './link-events.ts'

/** Start value of most serial adapters; USB CDC ignores it. */
const DEFAULT_BAUD = 115_200
/** Opening a port at this rate and closing it restarts many boards into their bootloader. */
const BOOTLOADER_TOUCH_BAUD = 1200
/** Output that a dead device does not accept would delay `close` by up to 30 s in the kernel, so it is dropped. */
const FLUSH_LIMIT_MS = 200

/** A port as the operating system lists it, for systems without a better way (Linux: see `ports.ts`). */
export interface ListedPort {
  readonly path: string
  readonly vendorId: string | undefined
  readonly productId: string | undefined
  readonly manufacturer: string | undefined
  readonly serialNumber: string | undefined
  /** Windows only: `USB Serial Device (COM3)`. */
  readonly friendlyName: string | undefined
}

export async function listSerialPorts(): Promise<readonly ListedPort[]> {
  const { SerialPort } = await import('serialport')
  const ports = await SerialPort.list()
  return ports.map((port) => {
    const friendlyName =
      'friendlyName' in port && typeof port.friendlyName === 'string'
        ? port.friendlyName
        : undefined
    const { path, vendorId, productId, manufacturer, serialNumber } = port
    return { path, vendorId, productId, manufacturer, serialNumber, friendlyName }
  })
}

/**
 * Opens a serial port: 8N1, no flow control, exclusive, DTR and RTS on. `baud` matters on real UARTs only. Faults:
 * `link.denied`, `link.busy`, `link.missing`, `link.not-a-port`, `link.unreachable` (any other error of the system),
 * `link.bad-address` for 1200 baud.
 */
export async function openSerialLink(path: string, baud = DEFAULT_BAUD): Promise<ByteLink> {
  if (baud === BOOTLOADER_TOUCH_BAUD) {
    throw new Fault('link.bad-address', {
      programmerId: path,
      problem: { code: 'bootloader-baud', baud },
    })
  }
  const { SerialPort } = await import('serialport')
  const port = new SerialPort({
    path,
    baudRate: baud,
    autoOpen: false,
    dataBits: 8,
    stopBits: 1,
    parity: 'none',
    rtscts: false,
    xon: false,
    xoff: false,
    lock: true,
    // Dropping DTR on close restarts Arduino-like boards.
    hupcl: false,
  })
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error ? reject(serialFault(path, error)) : resolve()))
  })
  const link = new SerialLink(path, port)
  // Some firmwares send nothing before DTR is on. Pseudo terminals have no DTR and refuse this.
  await new Promise<void>((resolve) => port.set({ dtr: true, rts: true }, () => resolve()))
  if (process.platform === 'linux') await askLowLatency(port)
  return link
}

/** Otherwise FTDI adapters hold bytes back for 16 ms. Devices without this setting refuse it. */
async function askLowLatency(port: SerialPort): Promise<void> {
  try {
    await port.port?.set({ dtr: true, rts: true, lowLatency: true })
  } catch {
    // Best effort: a pseudo terminal or CDC port does not have this setting.
  }
}

class SerialLink implements ByteLink {
  readonly name: string
  readonly kind = 'serial'
  readonly #port: SerialPort
  readonly #events = new LinkEvents()
  #unwritten = 0
  #closed: Promise<void> | null = null

  constructor(path: string, port: SerialPort) {
    this.name = path
    this.#port = port
    port.on('data', (chunk: Buffer) => this.#events.data(chunk))
    // A close may follow this error or not; either way bytes are missing from the stream.
    port.on('error', (error: Error) => this.#events.close(error))
    port.on('close', (error: Error | null) => this.#events.close(error ?? null))
    onHangUp(port.port, (error) => this.#events.close(error))
  }

  write(bytes: Uint8Array): Promise<void> {
    if (this.#events.closed) return Promise.reject(new Error('the port is closed'))
    this.#unwritten += 1
    return new Promise((resolve, reject) => {
      this.#port.write(asBuffer(bytes), (error) => {
        this.#unwritten -= 1
        if (error) reject(error)
        else resolve()
      })
    })
  }

  onData(listener: (chunk: Uint8Array) => void): void {
    this.#events.onData = listener
  }

  onClose(listener: (reason: Error | null) => void): void {
    this.#events.onClose = listener
  }

  close(): Promise<void> {
    this.#closed ??= this.#close()
    return this.#closed
  }

  writeNow(bytes: Uint8Array): void {
    const port: unknown = this.#port.port
    writeToDescriptor(port, bytes)
  }

  async #close(): Promise<void> {
    if (this.#port.isOpen) {
      if (this.#unwritten > 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, FLUSH_LIMIT_MS)
          this.#port.flush(() => {
            clearTimeout(timer)
            resolve()
          })
        })
      }
      await new Promise<void>((resolve) => this.#port.close(() => resolve()))
    }
    this.#events.close(null)
  }
}

/**
 * When the other end of a terminal closes during a read, the read returns nothing and serialport repeats it forever;
 * only its poller notices the end. `binding` is serialport's; Windows has no poller and reports by itself.
 */
function onHangUp(binding: unknown, told: (error: Error) => void): void {
  if (typeof binding !== 'object' || binding === null || !('poller' in binding)) return
  const { poller } = binding
  if (!(poller instanceof EventEmitter)) return
  poller.once('disconnect', (error: (Error & { readonly canceled?: boolean }) | null) => {
    // Closing from our side stops the poller too.
    if (error?.canceled !== true) told(error ?? new Error('the other end hung up'))
  })
}

/** Turns serialport's error for a port that does not open into a fault with a next step. */
export function serialFault(port: string, error: Error, platform = process.platform): Fault {
  const said = error.message
  const detail = { code: 'system', message: said } as const
  // Windows says "Access denied" for a port that another program holds; it has practically no permissions on ports.
  if (/access denied/i.test(said) && platform === 'win32') {
    return new Fault('link.busy', { port, detail }, { cause: error })
  }
  if (/permission denied|access denied|operation not permitted/i.test(said)) {
    return new Fault('link.denied', { port, detail }, { cause: error })
  }
  if (/cannot lock|resource busy|device busy|temporarily unavailable/i.test(said)) {
    return new Fault('link.busy', { port, detail }, { cause: error })
  }
  if (/no such file|file not found|no such device|not a directory/i.test(said)) {
    return new Fault('link.missing', { port }, { cause: error })
  }
  if (/inappropriate ioctl|is a directory|not a typewriter/i.test(said)) {
    return new Fault('link.not-a-port', { port }, { cause: error })
  }
  return new Fault('link.unreachable', { address: port, detail }, { cause: error })
}

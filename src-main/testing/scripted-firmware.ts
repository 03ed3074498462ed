// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Test support: serprog firmwares in memory that behave like the real ones. Bytes in, bytes out; the script includes
 * the faults of a firmware.
 */
import { BUS_SPI, commands } from '../transport/serprog/protocol.ts'

export interface FirmwareScript {
  /** `direct` takes from its input exactly what it needs; `sdk-stdio` reads ahead in the send phase and loses it. */
  readonly engine: 'direct' | 'sdk-stdio'
  readonly name: string
  /** Opcodes that it implements. */
  readonly opcodes: readonly number[]
  /** Opcodes that its map claims, if they differ. */
  readonly claims?: readonly number[]
  readonly unknownOpcode: 'nak' | 'silent'
  readonly interfaceVersion: number
  readonly busTypes: number
  readonly serialBufferBytes: number
  /** Q_WRNMAXLEN and Q_RDNMAXLEN as sent: 0 means 2^24. */
  readonly maxTxBytes: number
  readonly maxRxBytes: number
  readonly grantHz: (askedHz: number) => number
  /** Does not see a write of whole 64-byte packets until more bytes come, as with USB buffers of several packets. */
  readonly holdsWholePackets?: boolean
  /** Executes these but never replies. */
  readonly silentOpcodes: readonly number[]
  /** Refuses these (after taking their parameters). */
  readonly refusedOpcodes: readonly number[]
  /** Its state when the client connects. */
  readonly start:
    | { readonly doing: 'nothing' }
    | { readonly doing: 'talking'; readonly bytes: number }
    | { readonly doing: 'sending'; readonly wantsBytes: number; readonly thenReplies: number }
    | { readonly doing: 'header'; readonly got: readonly number[] }
    | { readonly doing: 'dead' }
}

const BASE = [0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x10, 0x12, 0x13]

/** Like Libreboot's pico-serprog without its chip select bug. */
export const plainScript: FirmwareScript = {
  engine: 'direct',
  name: 'pico-serprog',
  opcodes: [...BASE, 0x14, 0x15, 0x16],
  unknownOpcode: 'nak',
  interfaceVersion: 1,
  busTypes: BUS_SPI,
  serialBufferBytes: 0xffff,
  maxTxBytes: 0,
  maxRxBytes: 0,
  grantHz: (askedHz) => Math.min(askedHz, 15_625_000),
  silentOpcodes: [],
  refusedOpcodes: [],
  start: { doing: 'nothing' },
}

/** The firmwares of the zoo, by id in the firmware table. */
export const zoo = {
  'libreboot-pico-serprog': { ...plainScript, silentOpcodes: [commands.S_SPI_CS] },
  'kukrimate-pico-serprog': {
    ...plainScript,
    opcodes: [...BASE, 0x14, 0x15],
    holdsWholePackets: true,
  },
  'stacksmashing-pico-serprog': {
    ...plainScript,
    engine: 'sdk-stdio',
    opcodes: [...BASE, 0x14, 0x15],
  },
  'funkeleinhorn-pico-serprog': {
    ...plainScript,
    engine: 'sdk-stdio',
    opcodes: [...BASE, 0x14, 0x15, 0x16, 0x17, 0x18],
  },
  'opensensor-pico-serprog': {
    ...plainScript,
    opcodes: [...BASE, 0x08, 0x11, 0x09, 0x0b, 0x0c, 0x0f, 0x14],
    maxTxBytes: 32,
    maxRxBytes: 32,
  },
  'jhbdream-serprog-pico': {
    ...plainScript,
    name: 'pico serprog',
    opcodes: [...BASE, 0x08, 0x11, 0x14],
    maxTxBytes: 256,
    maxRxBytes: 65_536,
    unknownOpcode: 'silent',
  },
  'stm32-vserprog': {
    ...plainScript,
    name: 'stm32-vserprog',
    opcodes: [...BASE, 0x14, 0x15],
    unknownOpcode: 'silent',
  },
  'pin-one-practice': {
    ...plainScript,
    name: 'Pin One practice',
    opcodes: [...BASE, 0x07, 0x08, 0x11, 0x14, 0x15, 0x16],
  },
} as const satisfies Record<string, FirmwareScript>

/** Reply of a chip that knows only RDID and READ; enough to distinguish every byte and its position. */
export const scriptedJedecId = [0xef, 0x40, 0x17] as const
export const scriptedContents = Uint8Array.from(
  { length: 131_072 },
  (_, i) => (i * 167 + (i >> 8)) & 0xff,
)

export class ScriptedFirmware {
  readonly script: FirmwareScript
  pinsDriven = false
  clockHz = 12_000_000
  chipSelect = 0
  busType = 0
  /** Windows that reached SPI. */
  windows = 0
  /** The bytes sent by every window, in order. */
  readonly sent: Uint8Array[] = []
  /** Opcodes as the command loop saw them. */
  readonly opcodes: number[] = []
  /** Called before the reply to window n (from 0); its result is sent instead of the reply. */
  onWindow: ((index: number, answer: number[]) => readonly number[]) | null = null
  /** Accepts all bytes, sends no reply. */
  muted = false
  readonly #fifo: number[] = []
  #fifoAt = 0
  readonly #held: number[] = []
  #readAhead: number[] = []
  #out: number[] = []
  readonly #loop: Generator<void, void, void>

  constructor(script: FirmwareScript) {
    this.script = script
    this.#loop = this.#main()
    this.#loop.next()
  }

  /** Counts windows from here on: ignores the bytes sent while opening. */
  countAnew(): void {
    this.windows = 0
    this.sent.length = 0
  }

  /** Bytes from the host; returns the firmware's reply. */
  receive(bytes: Uint8Array): Uint8Array {
    if (this.script.holdsWholePackets === true && bytes.length % 64 === 0) {
      this.#held.push(...bytes)
      return new Uint8Array(0)
    }
    for (const byte of this.#held.splice(0)) this.#fifo.push(byte)
    for (const byte of bytes) this.#fifo.push(byte)
    this.#loop.next()
    return this.takeOutput()
  }

  /** Its pending output; before the first `receive`, its unsolicited output. */
  takeOutput(): Uint8Array {
    const out = Uint8Array.from(this.muted ? [] : this.#out)
    this.#out = []
    return out
  }

  /** Bytes received but not yet taken. */
  get waitingBytes(): number {
    return this.#fifo.length - this.#fifoAt
  }

  *#getchar(): Generator<void, number, void> {
    while (this.waitingBytes === 0) yield
    const byte = this.#fifo[this.#fifoAt] ?? 0
    this.#fifoAt += 1
    if (this.#fifoAt > 65_536) {
      this.#fifo.splice(0, this.#fifoAt)
      this.#fifoAt = 0
    }
    return byte
  }

  *#getNumber(bytes: number): Generator<void, number, void> {
    let value = 0
    for (let i = 0; i < bytes; i++) value += (yield* this.#getchar()) * 2 ** (8 * i)
    return value
  }

  /** newlib's fread: fills a buffer of 1 KiB from the available bytes, and keeps the rest. */
  *#read(bytes: number): Generator<void, Uint8Array, void> {
    const result = new Uint8Array(bytes)
    for (let i = 0; i < bytes; i++) {
      if (this.script.engine === 'direct') {
        result[i] = yield* this.#getchar()
        continue
      }
      if (this.#readAhead.length === 0) {
        while (this.waitingBytes === 0) yield
        while (this.waitingBytes > 0 && this.#readAhead.length < 1024) {
          this.#readAhead.push(yield* this.#getchar())
        }
      }
      result[i] = this.#readAhead.shift() ?? 0
    }
    return result
  }

  *#main(): Generator<void, void, void> {
    const { start } = this.script
    if (start.doing === 'dead') for (;;) yield* this.#getchar()
    if (start.doing === 'talking') for (let i = 0; i < start.bytes; i++) this.#out.push(i % 251)
    if (start.doing === 'sending') {
      this.sent.push(yield* this.#read(start.wantsBytes))
      this.#say(0x06, ...Array.from({ length: start.thenReplies }, () => 0xff))
    }
    if (start.doing === 'header') this.#fifo.push(commands.O_SPIOP, ...start.got)
    for (;;) yield* this.#command(yield* this.#getchar())
  }

  *#command(opcode: number): Generator<void, void, void> {
    const { script } = this
    this.opcodes.push(opcode)
    if (!script.opcodes.includes(opcode)) {
      if (script.unknownOpcode === 'nak') this.#say(0x15)
      return
    }
    if (opcode === commands.O_SPIOP) {
      yield* this.#window()
      return
    }
    const answer = yield* this.#simple(opcode)
    if (script.silentOpcodes.includes(opcode)) return
    if (script.refusedOpcodes.includes(opcode)) this.#say(0x15)
    else this.#say(...answer)
  }

  *#simple(opcode: number): Generator<void, number[], void> {
    const { script } = this
    switch (opcode) {
      case commands.Q_IFACE:
        return [0x06, ...le(script.interfaceVersion, 2)]
      case commands.Q_CMDMAP:
        return [0x06, ...this.#map()]
      case commands.Q_PGMNAME:
        return [0x06, ...Array.from({ length: 16 }, (_, i) => script.name.charCodeAt(i) || 0)]
      case commands.Q_SERBUF:
        return [0x06, ...le(script.serialBufferBytes, 2)]
      case commands.Q_BUSTYPE:
        return [0x06, script.busTypes]
      case commands.Q_OPBUF:
        return [0x06, ...le(0xffff, 2)]
      case commands.Q_WRNMAXLEN:
        return [0x06, ...le(script.maxTxBytes, 3)]
      case commands.Q_RDNMAXLEN:
        return [0x06, ...le(script.maxRxBytes, 3)]
      case commands.SYNCNOP:
        return [0x15, 0x06]
      case commands.S_BUSTYPE:
        this.busType = yield* this.#getchar()
        return [0x06]
      case commands.S_SPI_FREQ:
        this.clockHz = script.grantHz(yield* this.#getNumber(4))
        return [0x06, ...le(this.clockHz, 4)]
      case commands.S_PIN_STATE:
        this.pinsDriven = (yield* this.#getchar()) !== 0
        return [0x06]
      case commands.S_SPI_CS:
        this.chipSelect = yield* this.#getchar()
        return [0x06]
      default:
        return [0x06]
    }
  }

  *#window(): Generator<void, void, void> {
    const txBytes = yield* this.#getNumber(3)
    const rxBytes = yield* this.#getNumber(3)
    const tx = yield* this.#read(txBytes)
    const index = this.windows
    this.windows += 1
    this.sent.push(tx)
    const answer = [0x06, ...chipAnswer(tx, rxBytes)]
    for (const byte of this.onWindow?.(index, answer) ?? answer) this.#out.push(byte)
  }

  #map(): number[] {
    const map = Array.from({ length: 32 }, () => 0)
    for (const c of this.script.claims ?? this.script.opcodes) map[c >> 3]! |= 1 << (c & 7)
    return map
  }

  #say(...bytes: readonly number[]): void {
    for (const byte of bytes) this.#out.push(byte)
  }
}

function chipAnswer(tx: Uint8Array, rxBytes: number): Uint8Array {
  if (tx[0] === 0x9f) {
    // After its ID, this chip sends zeros, and ignores bytes sent meanwhile.
    return Uint8Array.from({ length: rxBytes }, (_, i) => scriptedJedecId[tx.length - 1 + i] ?? 0)
  }
  if (tx[0] === 0x03 && tx.length >= 4) {
    // Bytes clocked after the address continue the read, as on a real chip.
    const address = ((tx[1] ?? 0) << 16) | ((tx[2] ?? 0) << 8) | (tx[3] ?? 0)
    const from = address + tx.length - 4
    return Uint8Array.from(
      { length: rxBytes },
      (_, i) => scriptedContents[(from + i) % scriptedContents.length] ?? 0,
    )
  }
  return new Uint8Array(rxBytes).fill(0xff)
}

function le(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, i) => Math.floor(value / 2 ** (8 * i)) & 0xff)
}

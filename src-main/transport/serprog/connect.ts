/** From a silent link to a programmer that is set for SPI and whose abilities are known. */
import { Fault } from '../../../shared/fault.ts'
import type { UsbIdentity } from '../../../shared/model/programmer.ts'
import type { OpenOptions, SpiLimits, TransportAbout } from '../spi.ts'
import type { ByteLink } from './byte-link.ts'
import type { Firmware } from './firmwares.ts'
import { firmwareFor } from './firmwares.ts'
import type { Abilities } from './limits.ts'
import { aboutProgrammer, limitsOf, pipeLimitsOf } from './limits.ts'
import type { CommandPipe } from './pipe.ts'
import {
  BUS_SPI,
  CommandMap,
  INTERFACE_VERSION,
  byteFrame,
  commands,
  frequencyFrame,
  littleEndian,
  maxLengthBytes,
  programmerName,
  queryFrame,
  replyBytes,
} from './protocol.ts'
import type { CommandName } from './protocol.ts'

export interface Connected {
  readonly clockHz: number
  readonly limits: SpiLimits
  readonly about: TransportAbout
  /** S_PIN_STATE is mapped: closing sends it. */
  readonly hasPinState: boolean
}

/** Slow enough for a status read that lasts a page program, and a clock that all dividers can make. */
const TRIED_HZ = 1_000_000

type FixedCommand = Exclude<CommandName, 'O_SPIOP' | 'SYNCNOP'>

/** Set when a map denies commands that just worked: then only what every SPI programmer has is used. */
const BASE_MAP_REPLY = (() => {
  const reply = new Uint8Array(32)
  for (const name of ['NOP', 'Q_IFACE', 'Q_CMDMAP', 'SYNCNOP', 'O_SPIOP'] as const) {
    reply[commands[name] >> 3]! |= 1 << (commands[name] & 7)
  }
  return reply
})()

/**
 * Asks and sets, in this order: interface, map, name and buffer (one at a time, since the firmware is not known yet);
 * then bus, lengths and clock in one write where the firmware allows; chip select; pins.
 */
export async function connect(
  pipe: CommandPipe,
  link: ByteLink,
  usb: UsbIdentity | null,
  options: OpenOptions,
): Promise<Connected> {
  const version = littleEndian(await demand(pipe, 'Q_IFACE'))
  if (version !== INTERFACE_VERSION) {
    throw new Fault('link.unsupported', { what: `serprog version ${version}` })
  }
  const told = new CommandMap(await demand(pipe, 'Q_CMDMAP'))
  const believable = told.has(commands.Q_IFACE) && told.has(commands.Q_CMDMAP)
  const map = believable ? told : new CommandMap(BASE_MAP_REPLY)
  if (!map.has(commands.O_SPIOP)) throw new Fault('link.unsupported', { what: 'SPI' })

  const query = async (command: FixedCommand): Promise<Uint8Array | null> =>
    map.has(commands[command]) ? await ask(pipe, command, queryFrame(command), true) : null
  const nameReply = await query('Q_PGMNAME')
  const bufferReply = await query('Q_SERBUF')
  const name = nameReply ? programmerName(nameReply) : ''
  const serialBufferBytes = bufferReply && littleEndian(bufferReply)
  const firmware = firmwareFor({ usb, name, map })
  pipe.setLimits(pipeLimitsOf(firmware, link.kind, serialBufferBytes))

  const [bus, maxTx, maxRx, busSet, clock, tried] = await Promise.all([
    query('Q_BUSTYPE'),
    query('Q_WRNMAXLEN'),
    query('Q_RDNMAXLEN'),
    setByte(pipe, map, 'S_BUSTYPE', BUS_SPI),
    setClock(pipe, map, options.clockHz),
    tryClock(pipe, map, firmware, options.clockHz),
  ])
  if (busSet === 'refused' || (bus && ((bus[0] ?? 0) & BUS_SPI) === 0)) {
    throw new Fault('link.unsupported', { what: 'SPI' })
  }
  const clockHz = tried?.backHz ?? hertz(clock)
  pipe.setClock(clockHz)
  // Only where it goes down as asked, and comes back to exactly what it was.
  const slowWindows =
    tried !== null &&
    tried.downHz >= TRIED_HZ / 2 &&
    tried.downHz <= TRIED_HZ &&
    tried.backHz === hertz(clock) &&
    clockHz > 0
  await selectChip(pipe, map, options.chipSelect ?? null)
  const pins = await setByte(pipe, map, 'S_PIN_STATE', 1)

  const abilities: Abilities = {
    name,
    map,
    serialBufferBytes,
    saysMaxTxBytes: maxTx && maxLengthBytes(maxTx),
    saysMaxRxBytes: maxRx && maxLengthBytes(maxRx),
    firmware,
  }
  const limits = { ...limitsOf(abilities, link.kind), slowWindows }
  const askedInVain = options.clockHz !== null && !map.has(commands.S_SPI_FREQ)
  const about = aboutProgrammer(abilities, limits, {
    mapBelieved: believable,
    pinsObeyed: pins === 'done',
    clockAskedInVainHz: askedInVain ? options.clockHz : null,
  })
  return { clockHz, limits, about, hasPinState: map.has(commands.S_PIN_STATE) }
}

/** Lets the pins go; resolves when the programmer has confirmed or refused. */
export async function releasePins(pipe: CommandPipe): Promise<void> {
  await ask(pipe, 'S_PIN_STATE', byteFrame('S_PIN_STATE', 0), true)
}

function ask(
  pipe: CommandPipe,
  command: FixedCommand,
  frame: Uint8Array,
  nakIsAnswer: boolean,
): Promise<Uint8Array | null> {
  return pipe.command(command, frame, replyBytes[command], nakIsAnswer)
}

async function demand(pipe: CommandPipe, command: FixedCommand): Promise<Uint8Array> {
  return (await ask(pipe, command, queryFrame(command), false)) ?? new Uint8Array(0)
}

async function setByte(
  pipe: CommandPipe,
  map: CommandMap,
  command: 'S_BUSTYPE' | 'S_PIN_STATE',
  value: number,
): Promise<'unmapped' | 'done' | 'refused'> {
  if (!map.has(commands[command])) return 'unmapped'
  return (await ask(pipe, command, byteFrame(command, value), true)) ? 'done' : 'refused'
}

/** A refused clock is a fault: going on would run the bus faster than the user asked. */
async function setClock(
  pipe: CommandPipe,
  map: CommandMap,
  clockHz: number | null,
): Promise<Uint8Array | null> {
  if (clockHz === null || !map.has(commands.S_SPI_FREQ)) return null
  return await ask(pipe, 'S_SPI_FREQ', frequencyFrame(clockHz), false)
}

/**
 * Lowers the clock and brings it back, once, where nothing depends on it yet. Only for a firmware that may be queued:
 * elsewhere every switch would cost a round trip. `null`: not tried.
 */
async function tryClock(
  pipe: CommandPipe,
  map: CommandMap,
  firmware: Firmware | null,
  askedHz: number | null,
): Promise<{ readonly downHz: number; readonly backHz: number } | null> {
  const known = map.has(commands.S_SPI_FREQ) && firmware?.queueable === true
  if (!known || askedHz === null || askedHz < 2 * TRIED_HZ) return null
  const [down, back] = await Promise.all([
    ask(pipe, 'S_SPI_FREQ', frequencyFrame(TRIED_HZ), true),
    ask(pipe, 'S_SPI_FREQ', frequencyFrame(askedHz), false),
  ])
  return { downHz: hertz(down), backHz: hertz(back) }
}

const hertz = (reply: Uint8Array | null): number => (reply ? littleEndian(reply) : 0)

/** Alone on the wire: some firmwares never answer it, and that must be told from everything else. */
async function selectChip(pipe: CommandPipe, map: CommandMap, index: number | null): Promise<void> {
  if (index === null) return
  if (!map.has(commands.S_SPI_CS)) {
    throw new Fault('link.unsupported', { what: `chip select ${index}` })
  }
  await ask(pipe, 'S_SPI_CS', byteFrame('S_SPI_CS', index), false)
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** From a link without traffic to a programmer that is set to SPI and whose abilities are known. */
import { Fault } from '../../../shared/fault.ts'
import type { Queueing, UsbIdentity } from '../../../shared/model/programmer.ts'
import type { OpenOptions, SpiLimits, TransportAbout } from '../spi.ts'
import type { ByteLink } from './byte-link.ts'
import { firmwareFor } from './firmwares.ts'
import type { Abilities } from './limits.ts'
import {
  LEAST_RX_BYTES,
  LEAST_TX_BYTES,
  aboutProgrammer,
  deepLimits,
  windowLimits,
} from './limits.ts'
import { takeDisturbance } from './disturbed.ts'
import { ONE_AT_A_TIME } from './pipe.ts'
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
import { proveQueueing } from './queue-proof.ts'
import type { Timers } from './timers.ts'

export interface Connected {
  readonly clockHz: number
  /** Requested clock, Hz; `null` when none was requested. */
  readonly clockAskedHz: number | null
  readonly limits: SpiLimits
  readonly about: TransportAbout
  /** S_PIN_STATE is in the command map, so closing sends it. */
  readonly hasPinState: boolean
}

/** Hz; slow enough for a status read that lasts as long as a page program, and possible with every divider. */
const TRIED_HZ = 1_000_000
/**
 * Hz, requested when the user chose no clock: the start value of Libreboot's firmware. Some firmwares have no clock
 * before.
 */
const USUAL_HZ = 12_000_000

type FixedCommand = Exclude<CommandName, 'O_SPIOP' | 'SYNCNOP'>

/** Replaces a command map that denies commands which just worked: only the commands of every SPI programmer. */
const BASE_MAP_REPLY = (() => {
  const reply = new Uint8Array(32)
  for (const name of ['NOP', 'Q_IFACE', 'Q_CMDMAP', 'SYNCNOP', 'O_SPIOP'] as const) {
    reply[commands[name] >> 3]! |= 1 << (commands[name] & 7)
  }
  return reply
})()

/**
 * Asks and sets, in this order: interface, map, name and buffer (one at a time, because the firmware is not known yet);
 * then bus, lengths and clock, in one write if the firmware is known to allow it; chip select; pins. Then tests whether
 * windows may be queued, and sets the clock again, which the test changed.
 */
export async function connect(
  pipe: CommandPipe,
  link: ByteLink,
  usb: UsbIdentity | null,
  options: OpenOptions,
  timers: Timers,
): Promise<Connected> {
  const version = littleEndian(await demand(pipe, 'Q_IFACE'))
  if (version !== INTERFACE_VERSION) {
    throw new Fault('link.unsupported', { what: { code: 'serprog-version', version } })
  }
  const told = new CommandMap(await demand(pipe, 'Q_CMDMAP'))
  const believable = told.has(commands.Q_IFACE) && told.has(commands.Q_CMDMAP)
  const map = believable ? told : new CommandMap(BASE_MAP_REPLY)
  if (!map.has(commands.O_SPIOP)) throw new Fault('link.unsupported', { what: { code: 'no-spi' } })

  const query = async (command: FixedCommand): Promise<Uint8Array | null> =>
    map.has(commands[command]) ? await ask(pipe, command, queryFrame(command), true) : null
  const nameReply = await query('Q_PGMNAME')
  const bufferReply = await query('Q_SERBUF')
  const name = nameReply ? programmerName(nameReply) : ''
  const serialBufferBytes = bufferReply && littleEndian(bufferReply)
  const firmware = firmwareFor({ usb, name, map })
  const trust = firmware?.queueing ?? 'unknown'
  const deep = deepLimits(serialBufferBytes)
  if (trust === 'own' || trust === 'safe') pipe.setLimits(deep)

  const canSetClock = map.has(commands.S_SPI_FREQ)
  // Pin One's own bridge already has the clock that was chosen when it was started.
  const askHz = options.clockHz ?? (trust === 'own' ? null : USUAL_HZ)
  const [bus, maxTx, maxRx, busSet, clock, tried] = await Promise.all([
    query('Q_BUSTYPE'),
    query('Q_WRNMAXLEN'),
    query('Q_RDNMAXLEN'),
    setByte(pipe, map, 'S_BUSTYPE', BUS_SPI),
    canSetClock && askHz !== null ? setClock(pipe, askHz) : null,
    canSetClock && trust === 'own' && askHz !== null && askHz >= 2 * TRIED_HZ
      ? tryClock(pipe, askHz)
      : null,
  ])
  if (busSet === 'refused' || (bus && ((bus[0] ?? 0) & BUS_SPI) === 0)) {
    throw new Fault('link.unsupported', { what: { code: 'no-spi' } })
  }
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
  const perWindow = windowLimits(abilities)
  if (perWindow.maxTxBytes < LEAST_TX_BYTES || perWindow.maxRxBytes < LEAST_RX_BYTES)
    throw new Fault('link.unsupported', { what: { code: 'short-windows', ...perWindow } })

  let clockHz = tried?.backHz ?? hertz(clock)
  let goesSlow = tried !== null && tried.downHz >= TRIED_HZ / 2 && tried.downHz <= TRIED_HZ
  const refusedHz = canSetClock && clockHz === 0 ? askHz : null
  let queueing: Queueing = trust === 'loses' ? 'known-to-lose' : 'own'
  const disturbed = takeDisturbance(link)
  let pipeLimits = trust === 'loses' ? ONE_AT_A_TIME : deep
  if (trust === 'safe' || trust === 'unknown' || (trust === 'own' && disturbed)) {
    const proof = await proveQueueing({
      link,
      timers,
      extent: trust === 'unknown' || disturbed ? 'whole' : 'short',
      requestBytes: deep.requestBytes,
      ...perWindow,
      name: nameReply,
      clockHz: clockHz > 0 ? askHz : null,
    })
    queueing = proof.outcome
    const { requestBytes } = proof
    goesSlow = proof.goesSlow
    pipeLimits = queueing === 'proven' ? { ...deep, requestBytes } : ONE_AT_A_TIME
    pipe.listen()
    if (clockHz > 0 && askHz !== null) {
      pipe.setLimits(ONE_AT_A_TIME)
      clockHz = hertz(await setClock(pipe, askHz))
    }
  }
  pipe.setLimits(pipeLimits)
  pipe.setClock(clockHz)
  // Only if the clock goes down as requested and returns to exactly the earlier value.
  const slowWindows = pipeLimits.depth > 1 && goesSlow && clockHz > 0 && clockHz === hertz(clock)

  const limits: SpiLimits = {
    ...perWindow,
    depth: pipeLimits.depth,
    slowWindows,
    ...(slowWindows && { clockSwitch: 'command' }),
  }
  const about = aboutProgrammer(abilities, limits, {
    mapBelieved: believable,
    pinsObeyed: pins === 'done',
    queueing,
    clockAskedInVainHz: canSetClock ? null : options.clockHz,
    clockRefusedHz: refusedHz,
    clockAbove: askHz !== null && clockHz > askHz ? { askedHz: askHz, saysHz: clockHz } : null,
  })
  return { clockHz, clockAskedHz: askHz, limits, about, hasPinState: map.has(commands.S_PIN_STATE) }
}

/** Releases the pins; resolves when the programmer has confirmed or refused. */
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

/** A refused clock is no fault: the programmer uses its own, and all reads are compared anyway. */
async function setClock(pipe: CommandPipe, clockHz: number): Promise<Uint8Array | null> {
  return await ask(pipe, 'S_SPI_FREQ', frequencyFrame(clockHz), true)
}

/** Lowers the clock and restores it, once, before anything depends on it. Returns Hz; 0 when it was refused. */
async function tryClock(
  pipe: CommandPipe,
  askedHz: number,
): Promise<{ readonly downHz: number; readonly backHz: number }> {
  const [down, back] = await Promise.all([setClock(pipe, TRIED_HZ), setClock(pipe, askedHz)])
  return { downHz: hertz(down), backHz: hertz(back) }
}

const hertz = (reply: Uint8Array | null): number => (reply ? littleEndian(reply) : 0)

/** Sent alone: some firmwares never answer it, and that must be told from other faults. */
async function selectChip(pipe: CommandPipe, map: CommandMap, index: number | null): Promise<void> {
  if (index === null) return
  if (!map.has(commands.S_SPI_CS)) {
    throw new Fault('link.unsupported', { what: { code: 'no-chip-select', index } })
  }
  await ask(pipe, 'S_SPI_CS', byteFrame('S_SPI_CS', index), false)
}

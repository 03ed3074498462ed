// SPDX-License-Identifier: GPL-3.0-or-later
/** Which of the guide's single-board computers a device tree describes, and how fast its SPI may run. Pure. */
import { headers, programmers } from './data/guide.ts'
import type { GuideProgrammer } from './data/guide.ts'
import { headerBuses } from './data/header-buses.ts'
import type { HeaderBus, SpiSoc } from './data/header-buses.ts'
import type { SpiBusRole } from './model/spi-bus.ts'
import { busPinsId } from './programmer-pins.ts'

/** Facts from `/proc/device-tree`. */
export interface DeviceTree {
  /** `Raspberry Pi 4 Model B Rev 1.4`; empty on computers without a device tree. */
  readonly model: string
  /** `raspberrypi,4-model-b`, the most exact first. */
  readonly compatible: readonly string[]
}

export const linuxBoardIds = ['rpi-40', 'rpi-26', 'bbb', 'le-potato', 'generic-spidev'] as const
/** Id of a guide programmer that runs on the board itself. */
export type LinuxBoardId = (typeof linuxBoardIds)[number]

/** First-generation boards have 26 pins; every later one but the Pico has 40 (by the firmware's model names). */
const FIRST_PI = /^Raspberry Pi Model [AB]( Rev \d|$)/u

const FIRST_PI_NAMES = new Set([
  'raspberrypi,model-a',
  'raspberrypi,model-b',
  'raspberrypi,model-b-rev2',
])

/** `null`: no device tree, so no single-board computer (a PC). */
export function linuxBoardOf({ model, compatible }: DeviceTree): LinuxBoardId | null {
  const is = (...names: readonly string[]): boolean =>
    compatible.some((each) => names.some((name) => each.startsWith(name)))
  if (model === '' && compatible.length === 0) return null
  if (model.startsWith('Raspberry Pi') || is('raspberrypi,'))
    return FIRST_PI.test(model) || compatible.some((each) => FIRST_PI_NAMES.has(each))
      ? 'rpi-26'
      : 'rpi-40'
  if (model.includes('BeagleBone Black') || is('ti,am335x-bone-black')) return 'bbb'
  if (model.includes('AML-S905X-CC') || is('libretech,aml-s905x-cc', 'libretech,cc'))
    return 'le-potato'
  return 'generic-spidev'
}

export interface LinuxBoardSpeed {
  readonly defaultHz: number
  /** `null`: the guide names no limit. */
  readonly maxHz: number | null
  /** Slower clocks to try when a chip does not answer steadily, Hz, fastest first. */
  readonly ladderHz: readonly number[]
  /** Equal reads that are required before a write. */
  readonly equalReads: 2 | 3
}

/** flashprog's clock when none is given, Hz: the start value for boards without an entry in the guide. */
const UNKNOWN_HZ = 2_000_000

/** The guide's clocks for a board; `null`: a board that is in no list. */
export function linuxBoardSpeed(id: LinuxBoardId | null): LinuxBoardSpeed {
  const speed = guideProgrammer(id)?.speed ?? null
  return {
    defaultHz: speed?.default_hz ?? UNKNOWN_HZ,
    maxHz: speed?.max_recommended_hz ?? null,
    ladderHz: speed?.fallback_hz ?? [],
    // The guide asks for several equal reads before the first write on this board.
    equalReads: id === 'bbb' ? 3 : 2,
  }
}

export function guideProgrammer(id: string | null): GuideProgrammer | null {
  return programmers.find((programmer) => programmer.id === id) ?? null
}

/** A spidev node: its numbers, and the path of its device in sysfs (empty when not known). */
export interface NodePlace {
  readonly bus: number
  readonly select: number
  readonly device: string
}

/** The pins that the running kernel uses for a node's bus, as far as its device tree tells. */
export interface TreeLines {
  /** GPIO numbers of a Raspberry Pi for CLK, MOSI and MISO, in any order; empty when not told. */
  readonly dataGpios: readonly number[]
  /** GPIO number of the chip select; `null` when not told. */
  readonly selectGpio: number | null
  /** The controller has MOSI and MISO exchanged. */
  readonly swapped: boolean
}

export const nothingTold: TreeLines = { dataGpios: [], selectGpio: null, swapped: false }

const PI5_NAMES = ['brcm,bcm2712', 'raspberrypi,5']
const PI4_NAMES = ['brcm,bcm2711', 'raspberrypi,4']

const isPi = (board: LinuxBoardId | null): boolean => board === 'rpi-40' || board === 'rpi-26'

/** The pins of the other SPI buses differ between Raspberry Pi models. */
function socOf({ model, compatible }: DeviceTree): SpiSoc {
  const is = (names: readonly string[]): boolean =>
    compatible.some((name) => names.some((each) => name.startsWith(each)))
  if (is(PI5_NAMES) || /^Raspberry Pi (?:Compute Module )?5/u.test(model)) return 'bcm2712'
  if (is(PI4_NAMES) || /^Raspberry Pi (?:Compute Module )?4/u.test(model)) return 'bcm2711'
  return 'bcm2835'
}

/** The header pin of a Raspberry Pi's GPIO; `null`: it is not on the header. */
function pinOfGpio(board: LinuxBoardId | null, gpio: number): number | null {
  const header = headers.find(({ id }) => id === guideProgrammer(board)?.header)
  return header?.pins.find(({ name }) => name.split(' ')[0] === `GPIO${gpio}`)?.n ?? null
}

function headerBusOf(tree: DeviceTree, { bus, device }: NodePlace): HeaderBus | null {
  const board = linuxBoardOf(tree)
  const soc = socOf(tree)
  const mine = headerBuses.filter(
    ({ programmer, socs }) => programmer === board && (socs.length === 0 || socs.includes(soc)),
  )
  // Kernels number the buses differently, so the address of the controller decides.
  const is = ({ controller, bus: usual }: HeaderBus): boolean =>
    device === ''
      ? usual === bus
      : new RegExp(`/[0-9a-f]*${controller}\\.spi(?:/|$)`, 'u').test(device)
  return mine.find(is) ?? null
}

/**
 * The header pins of a node, for `wiredPins`, if its bus is on the header of a known board and was not moved; else
 * `null`.
 */
export function headerPinsId(
  tree: DeviceTree,
  place: NodePlace,
  lines: TreeLines = nothingTold,
): string | null {
  const board = linuxBoardOf(tree)
  const bus = headerBusOf(tree, place)
  if (bus === null) return null
  const gpios = isPi(board) ? lines : nothingTold
  const dataPins = [bus.CLK, bus.MOSI, bus.MISO]
  if (!gpios.dataGpios.every((gpio) => dataPins.includes(pinOfGpio(board, gpio) ?? 0))) return null
  const select =
    gpios.selectGpio === null ? (bus.CS[place.select] ?? null) : pinOfGpio(board, gpios.selectGpio)
  return select === null ? null : busPinsId(bus, select, lines.swapped)
}

/** SPI10 of the BCM2712: the start-up flash of a Raspberry Pi 5, CM5 and 500 (bcm2712.dtsi). */
const PI5_OWN_FLASH_BUS = 10
const PI5_OWN_FLASH = '7d004000'

export function busRole(
  tree: DeviceTree,
  place: NodePlace,
  lines: TreeLines = nothingTold,
): SpiBusRole {
  const board = linuxBoardOf(tree)
  if (board === null || board === 'generic-spidev') return 'unknown'
  const isFlash =
    place.device.includes(PI5_OWN_FLASH) ||
    (isPi(board) && socOf(tree) === 'bcm2712' && place.bus === PI5_OWN_FLASH_BUS)
  if (isFlash) return 'own-flash'
  if (headerPinsId(tree, place, lines) !== null) return 'header'
  // An overlay can move SPI0 from the header to the start-up flash of a Raspberry Pi 4.
  const moved = lines.dataGpios.some((gpio) => pinOfGpio(board, gpio) === null)
  return isPi(board) && place.bus === 0 && moved ? 'own-flash' : 'off-header'
}

export const mayWriteOn = (role: SpiBusRole): boolean => role === 'header' || role === 'unknown'

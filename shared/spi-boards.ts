/** Which of the guide's single-board computers a device tree describes, and how fast its SPI may run. Pure. */
import { programmers } from './data/guide.ts'
import type { GuideProgrammer } from './data/guide.ts'

/** What `/proc/device-tree` says of a board. */
export interface DeviceTree {
  /** `Raspberry Pi 4 Model B Rev 1.4`; empty on machines without a device tree. */
  readonly model: string
  /** `raspberrypi,4-model-b`, the most exact first. */
  readonly compatible: readonly string[]
}

export const spiBoardIds = ['rpi-40', 'rpi-26', 'bbb', 'le-potato', 'generic-spidev'] as const
/** Id of a guide programmer that runs on the board itself. */
export type SpiBoardId = (typeof spiBoardIds)[number]

/** The boards of the first generation have 26 pins; every later one but the Pico has 40 (model names of the firmware). */
const FIRST_PI = /^Raspberry Pi Model [AB]( Rev \d|$)/u

const FIRST_PI_NAMES = new Set([
  'raspberrypi,model-a',
  'raspberrypi,model-b',
  'raspberrypi,model-b-rev2',
])

/** `null`: no device tree, so no single-board computer (a PC). */
export function spiBoardOf({ model, compatible }: DeviceTree): SpiBoardId | null {
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

export interface BoardSpeed {
  readonly defaultHz: number
  /** `null`: the guide names no limit. */
  readonly maxHz: number | null
  /** Slower steps to try when a chip is not recognised steadily, fastest first. */
  readonly ladderHz: readonly number[]
  /** Equal reads asked for before a write. */
  readonly equalReads: 2 | 3
}

/** What flashprog uses when no speed is given, Hz: the start for boards the guide has no entry for. */
const UNKNOWN_HZ = 2_000_000

/** The guide's speeds of a board; `null`: a board that is in no list. */
export function boardSpeed(id: SpiBoardId | null): BoardSpeed {
  const speed = guideProgrammer(id)?.speed ?? null
  return {
    defaultHz: speed?.default_hz ?? UNKNOWN_HZ,
    maxHz: speed?.max_recommended_hz ?? null,
    ladderHz: speed?.fallback_hz ?? [],
    // The guide: read several times and compare before the first write on this board.
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

/** SPI0 of the BeagleBone's AM335x sits at this address; kernels number its bus 0 or 1. */
const BONE_SPI0 = '48030000'
/** CE1 of a Raspberry Pi's SPI0: same pins but this chip select. */
const PI_SECOND_SELECT_PIN = 26

/** The header pin of a node's chip select when the node is the bus on the guide's header pins, else `null`. */
export function portPins(board: SpiBoardId | null, place: NodePlace): number | null {
  const { bus, select, device } = place
  const first = guideProgrammer(board)?.pins?.CS.pin ?? null
  switch (board) {
    case 'bbb': {
      const isSpi0 = device === '' ? bus === 1 : device.includes(BONE_SPI0)
      return isSpi0 && select === 0 ? first : null
    }
    case 'rpi-40':
    case 'rpi-26':
      if (bus !== 0) return null
      return select === 0 ? first : select === 1 ? PI_SECOND_SELECT_PIN : null
    case 'le-potato':
      return bus === 0 && select === 0 ? first : null
    default:
      return null
  }
}

/**
 * `header`: the bus of the guide's header pins. `own-flash`: the flash from which this computer starts. `off-header`:
 * another bus of a known computer. `unknown`: a computer in no list; only its maker's papers tell.
 */
export type SpiBusRole = 'header' | 'own-flash' | 'off-header' | 'unknown'

/** SPI10 of the BCM2712: the start-up flash of a Raspberry Pi 5, CM5 and 500 (bcm2712.dtsi). */
const PI5_OWN_FLASH_BUS = 10
const PI5_OWN_FLASH = '7d004000'
const PI5_NAMES = ['brcm,bcm2712', 'raspberrypi,5']
/** MOSI, MISO and SCLK of SPI0 on the header: GPIO 10, 9, 11. An overlay can move them to the start-up flash. */
const PI_HEADER_GPIOS: ReadonlySet<number> = new Set([9, 10, 11])

/** `spi0Gpios`: where the kernel put SPI0, from the device tree; empty when it does not tell. */
export function busRole(
  tree: DeviceTree,
  place: NodePlace,
  spi0Gpios: readonly number[] = [],
): SpiBusRole {
  const board = spiBoardOf(tree)
  if (board === null || board === 'generic-spidev') return 'unknown'
  const isPi = board === 'rpi-40' || board === 'rpi-26'
  const isPi5 =
    tree.model.startsWith('Raspberry Pi 5') ||
    tree.model.startsWith('Raspberry Pi Compute Module 5') ||
    tree.compatible.some((name) => PI5_NAMES.some((each) => name.startsWith(each)))
  if (place.device.includes(PI5_OWN_FLASH) || (isPi5 && place.bus === PI5_OWN_FLASH_BUS))
    return 'own-flash'
  const moved = isPi && spi0Gpios.some((gpio) => !PI_HEADER_GPIOS.has(gpio))
  if (moved && place.bus === 0) return 'own-flash'
  return portPins(board, place) === null ? 'off-header' : 'header'
}

export const mayWriteOn = (role: SpiBusRole): boolean => role === 'header' || role === 'unknown'

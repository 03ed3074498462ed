// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The header pins of a programmer: those of the guide, those of a firmware, or those of another SPI bus of a Linux
 * board. A choice of pins is one id, so that it can be stored and sent. Pure.
 */
import { headers } from './data/guide.ts'
import type { GuideProgrammer } from './data/guide.ts'
import { headerBuses } from './data/header-buses.ts'
import type { HeaderBus } from './data/header-buses.ts'

type WiredPins = NonNullable<GuideProgrammer['pins']>

const BUS_PINS = /^(?<bus>[a-z0-9-]+?)-cs(?<pin>\d{1,2})(?<swapped>-swapped)?$/u

/** `spi1-cs12`: the data pins of SPI1, chip select on header pin 12. `swapped`: MOSI and MISO exchanged. */
export const busPinsId = (bus: HeaderBus, selectPin: number, swapped: boolean): string =>
  `${bus.id}-cs${selectPin}${swapped ? '-swapped' : ''}`

/** If `pinVariant` is of another programmer or of none, the result is the programmer's own pins. */
export function wiredPins(
  programmer: GuideProgrammer,
  pinVariant: string | null,
): WiredPins | null {
  const { pins, pin_variants: variants } = programmer
  if (pins === null) return null
  const firmware = variants?.find(({ id }) => id === pinVariant)
  if (firmware !== undefined) return { ...pins, ...firmware.pins }
  return { ...pins, ...busPins(programmer, pinVariant) }
}

function busPins(
  programmer: GuideProgrammer,
  pinVariant: string | null,
): Omit<WiredPins, 'GND' | 'VCC'> | null {
  const parts = BUS_PINS.exec(pinVariant ?? '')?.groups
  if (parts === undefined) return null
  const bus = headerBuses.find(
    ({ id, programmer: of }) => of === programmer.id && id === parts['bus'],
  )
  const select = Number(parts['pin'])
  const header = headers.find(({ id }) => id === programmer.header)
  const isSignal = header?.pins.some(({ n, type }) => n === select && type === 'gpio')
  if (bus === undefined || isSignal !== true) return null
  const swapped = parts['swapped'] !== undefined
  const at = (pin: number) => ({ pin, gpio: null })
  return {
    CS: at(select),
    CLK: at(bus.CLK),
    MOSI: at(swapped ? bus.MISO : bus.MOSI),
    MISO: at(swapped ? bus.MOSI : bus.MISO),
  }
}

/** One SPI port that a board can have on its header. */
export interface BusChoice {
  readonly id: string
  /** `/dev/spidev1.0` is bus 1, chip select 0. */
  readonly bus: number
  readonly select: number
  readonly selectPin: number
  readonly socs: HeaderBus['socs']
}

/**
 * Every SPI port of a board's header, the guide's own first; empty when only one is known. Models with the same port on
 * the same pins share an entry.
 */
export function busChoices(programmer: GuideProgrammer): readonly BusChoice[] {
  const mine = headerBuses.filter(({ programmer: of }) => of === programmer.id)
  const alike = (a: HeaderBus, b: HeaderBus): boolean =>
    a.bus === b.bus && a.CLK === b.CLK && a.MOSI === b.MOSI && a.CS[0] === b.CS[0]
  const choices = mine
    .filter((bus, at) => !mine.slice(0, at).some((earlier) => alike(earlier, bus)))
    .flatMap((bus) =>
      bus.CS.map((selectPin, select) => ({
        id: busPinsId(bus, selectPin, false),
        bus: bus.bus,
        select,
        selectPin,
        socs: bus.socs,
      })),
    )
  return choices.length > 1 ? choices : []
}

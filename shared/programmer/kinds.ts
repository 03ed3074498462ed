// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * One table with all facts about the kinds of programmers. A new member of `ProgrammerKind` compiles only with a row
 * here and a driver in `drivers.ts`.
 */
import type { ProgrammerKind } from '../model/programmer.ts'

/** How a programmer is reached: what can be disconnected, and where to look when it does not answer. */
export type Reach = 'network' | 'serial' | 'spidev' | 'practice'

/**
 * What follows the name of a kind: a link to a serial port or a host, the node of an SPI port, a USB place, or options
 * that the driver itself parses. `address.ts` parses and writes each form.
 */
export type AddressForm = 'link' | 'node' | 'plug' | 'words'

export interface AddressTraits {
  readonly form: AddressForm
  /** Options that say which programmer is meant. The contract allows them. */
  readonly words: readonly string[]
}

export interface KindTraits {
  /** flashprog's name first, then other accepted names. */
  readonly names: readonly [string, ...string[]]
  readonly address: AddressTraits
  /** Options for the command line only: settings of the call, and files of the user. */
  readonly lineWords: readonly string[]
  /** Unit of flashprog's `spispeed`: Hz with k or M behind it, or whole kHz. */
  readonly clockUnit: 'Hz' | 'kHz'
  /** How it is reached when its address is not on the network; on the network it is `network` for every kind. */
  readonly reach: Exclude<Reach, 'network'>
  /**
   * What certainly stops it from driving the wires: pulling its plug, or shutting down the computer that it is part of.
   */
  readonly endsBy: 'unplug' | 'shut-down'
  /**
   * Where the guide's set-up can be observed: on USB, or on the board itself, where the program must run; `none`:
   * nowhere.
   */
  readonly setup: 'usb' | 'board' | 'none'
  /** No wires and no chip: it cannot damage anything of the user, and each opening may have a new chip. */
  readonly simulated: boolean
}

/** Names that practice programmers report, also those reached like real ones. At most 16 ASCII characters. */
export const practiceName = 'Pin One practice'

const link: AddressTraits = { form: 'link', words: ['dev', 'ip'] }
const node: AddressTraits = { form: 'node', words: ['dev'] }
const plug: AddressTraits = { form: 'plug', words: ['usb'] }

export const programmerKinds: Readonly<Record<ProgrammerKind, KindTraits>> = {
  serprog: {
    names: ['serprog'],
    address: link,
    lineWords: ['spispeed', 'cs'],
    clockUnit: 'Hz',
    reach: 'serial',
    endsBy: 'unplug',
    setup: 'usb',
    simulated: false,
  },
  spidev: {
    names: ['linux_spi', 'spidev'],
    address: node,
    lineWords: ['spispeed'],
    clockUnit: 'kHz',
    reach: 'spidev',
    endsBy: 'shut-down',
    setup: 'board',
    simulated: false,
  },
  ch341a: {
    names: ['ch341a_spi', 'ch341a'],
    address: plug,
    lineWords: [],
    clockUnit: 'Hz',
    reach: 'serial',
    endsBy: 'unplug',
    setup: 'usb',
    simulated: false,
  },
  practice: {
    names: ['practice'],
    address: {
      form: 'words',
      words: [
        'board',
        'slot',
        'chip',
        'size',
        'fault',
        'timing',
        'seed',
        'content',
        'wp',
        'pads',
        'latency',
      ],
    },
    lineWords: ['file', 'spispeed', 'cs'],
    clockUnit: 'Hz',
    reach: 'practice',
    endsBy: 'unplug',
    setup: 'none',
    simulated: true,
  },
}

export const kinds = Object.keys(programmerKinds) as readonly ProgrammerKind[]

/** The kind that `name` stands for; `null` for any other name. */
export function kindNamed(name: string): ProgrammerKind | null {
  return kinds.find((kind) => programmerKinds[kind].names.includes(name)) ?? null
}

/** The kind of an id, by the name before its colon; `null` for an unknown name. */
export const kindOf = (id: string): ProgrammerKind | null => kindNamed(id.split(':', 1)[0] ?? '')

/** For stored ids that may be old or absent: only an id that says so is a simulation. */
export function isSimulated(id: string | null): boolean {
  const kind = id === null ? null : kindOf(id)
  return kind !== null && programmerKinds[kind].simulated
}

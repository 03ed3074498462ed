// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The kinds of programmers, and all that the rest of the program has to know of a kind: one table. A new member of
 * `ProgrammerKind` does not compile until it has a row here and a driver in `drivers.ts`.
 */
import type { ProgrammerKind } from '../model/programmer.ts'

/** How a programmer is reached: what can come off, and where to look when it does not answer. */
export type Reach = 'network' | 'serial' | 'spidev' | 'practice'

/**
 * What stands behind the name of a kind: a link to a serial port or a host, the node of an SPI port, the place of a plug
 * on USB, or words that the driver itself reads. `address.ts` parses and spells each form.
 */
export type AddressForm = 'link' | 'node' | 'plug' | 'words'

export interface AddressTraits {
  readonly form: AddressForm
  /** Words that say which programmer is meant. They may travel over the contract. */
  readonly words: readonly string[]
}

export interface KindTraits {
  /** How flashprog calls it, then other spellings that are understood. */
  readonly names: readonly [string, ...string[]]
  readonly address: AddressTraits
  /** Words for the command line alone: settings of the call, and files of the user. */
  readonly lineWords: readonly string[]
  /** Unit of flashprog's `spispeed`: Hz with k or M behind it, or whole kHz. */
  readonly clockUnit: 'Hz' | 'kHz'
  /** Where its address names nothing else; an address of the network is `network` for every kind. */
  readonly reach: Exclude<Reach, 'network'>
  /** How it lets go of the wires for certain: its plug is pulled, or the computer that it is part of is shut down. */
  readonly endsBy: 'unplug' | 'shut-down'
  /** How the guide's set-up is watched: on USB, or on the board itself, where the program has to run; `none`: not. */
  readonly setup: 'usb' | 'board' | 'none'
  /** No wires and no chip: nothing of the user can be harmed, and each opening may bring a new one. */
  readonly simulated: boolean
}

/** What practice programmers call themselves, also those that are reached like real ones. At most 16 ASCII characters. */
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

/** The kind of an id, by the name before its colon; `null` when no kind is called so. */
export const kindOf = (id: string): ProgrammerKind | null => kindNamed(id.split(':', 1)[0] ?? '')

/** For ids of choices that may be old or absent: nothing is simulated until it says so. */
export function isSimulated(id: string | null): boolean {
  const kind = id === null ? null : kindOf(id)
  return kind !== null && programmerKinds[kind].simulated
}

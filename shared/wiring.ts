// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Pure: from programmer, firmware pins, package, mainboard and mounting to the wires and everything that belongs to
 * them. Every drawing, list, card and check of the wiring uses this one function.
 */
import type {
  Board,
  BoardConfiguration,
  ChipPackage,
  GuideProgrammer,
  Header,
  HeaderDanger,
  SignalKey,
} from './data/guide.ts'
import { Fault } from './fault.ts'
import { wiredPins } from './programmer-pins.ts'

export type Mounting = 'on-board' | 'socketed' | 'loose'
export type WiredSignal = 'CS' | 'MISO' | 'MOSI' | 'CLK' | 'GND' | 'VCC'

export interface WiringChoice {
  readonly programmer: GuideProgrammer
  readonly header: Header
  /** Pin variant for `wiredPins`; `null`: the programmer's own pins. */
  readonly pinVariant: string | null
  readonly chipPackage: ChipPackage
  readonly mounting: Mounting
  /** `null`: a bare chip or a mainboard that is not in the data. */
  readonly board: Board | null
  readonly configuration: BoardConfiguration | null
  /** For a mainboard that may or may not power the chip (`programmer-first`, `ask`): what the user has chosen. */
  readonly boardFeedsChip?: boolean
  /** The user adds a resistor to each data wire; see `W-SERIES-R`. */
  readonly seriesResistors?: boolean
  /** An adapter for 1.8 V chips stands between the programmer and the chip, with the chip's legs on both sides. */
  readonly adapter?: boolean
}

/** One wire to connect, in the order in which to connect it. */
export interface Wire {
  readonly signal: WiredSignal
  readonly chipPin: number
  readonly headerPin: number
  /** GPIO or supply name printed beside the header pin; always shown together with the pin number. */
  readonly headerName: string
  /** Which of the board's headers, if several have the same pin numbers: `P9`; else `null`. */
  readonly block: string | null
  readonly role: 'data' | 'power'
}

/** One of the usual six wires that is left out here: neither its leg nor its pin is connected. */
export interface LeftOff extends Wire {
  readonly why: string
}

export interface PinNote {
  readonly signal: SignalKey
  readonly chipPin: number
}

export interface PullUp {
  readonly signal: SignalKey
  readonly chipPin: number
  readonly ohmMin: number
  readonly ohmMax: number
}

export interface WiringPlan {
  /** GND first, then data, VCC last, because power comes last. No VCC when the mainboard powers the chip. */
  readonly wires: readonly Wire[]
  /** The VCC wire that is left out when the mainboard powers the chip. */
  readonly leftOff: readonly LeftOff[]
  /** Chip legs to leave unconnected. */
  readonly open: readonly PinNote[]
  readonly pullUps: readonly PullUp[]
  /** In series with each data wire, ohm; never in VCC or GND. `null`: none. */
  readonly seriesOhm: number | null
  /** Between VCC and GND at the chip; empty on a board, which has its own. */
  readonly capacitorsFarad: readonly number[]
  /** CS of the other chip on a two-chip mainboard, which must be connected to VCC. */
  readonly otherChipSelect: {
    readonly need: 'required' | 'if-reads-disagree'
    readonly ohm: readonly [number, number]
  } | null
  /** Header pins that damage a chip; never in `wires`. */
  readonly dangerPins: readonly { readonly pin: number; readonly why: HeaderDanger }[]
  readonly vccFrom: 'programmer' | 'board'
  /** How to power this chip, from the mainboard's data; `null` when nothing special applies. */
  readonly powerNote: string | null
}

/** Why a choice has no wiring; the screen asks or stops instead. */
export type WiringBlock = 'programmer-has-no-pins' | 'ask-who-feeds-the-chip' | 'needs-1v8-adapter'

const order: readonly WiredSignal[] = ['GND', 'CS', 'CLK', 'MOSI', 'MISO', 'VCC']

export function wiringBlock(choice: WiringChoice): WiringBlock | null {
  if (choice.programmer.pins === null) return 'programmer-has-no-pins'
  const feeds = feedsOf(choice)
  if (feeds === 'adapter-1v8' && choice.adapter !== true) return 'needs-1v8-adapter'
  if (feeds === 'ask' && choice.boardFeedsChip === undefined) return 'ask-who-feeds-the-chip'
  return null
}

/** Throws `bug.bad-input` when `wiringBlock` returns a reason. */
export function wiringPlan(choice: WiringChoice): WiringPlan {
  const block = wiringBlock(choice)
  const headerPins = wiredPins(choice.programmer, choice.pinVariant)
  if (block !== null || headerPins === null)
    throw new Fault('bug.bad-input', { what: `no wiring: ${block ?? 'no pins'}` })
  const vccFrom = boardFeeds(choice) ? 'board' : 'programmer'
  const loose = choice.mounting === 'loose'
  const chipPin = (signal: SignalKey) => {
    const pin = choice.chipPackage.pins.find((candidate) => candidate.signal === signal)
    if (pin === undefined)
      throw new Fault('bug.bad-input', { what: `${choice.chipPackage.id} has no ${signal}` })
    return pin.n
  }
  const nameOf = (pin: number) =>
    choice.header.pins.find(({ n }) => n === pin)?.name.split(' ')[0] ?? ''
  const usual = order.map((signal): Wire => {
    const { pin, gpio } = headerPins[signal]
    return {
      signal,
      chipPin: chipPin(signal),
      headerPin: pin,
      headerName: gpio ?? nameOf(pin),
      block: choice.header.block ?? null,
      role: signal === 'GND' || signal === 'VCC' ? 'power' : 'data',
    }
  })
  const staysOff = ({ signal }: Wire) => signal === 'VCC' && vccFrom === 'board'
  const { loose: parts } = choice.chipPackage
  return {
    wires: usual.filter((wire) => !staysOff(wire)),
    leftOff: usual
      .filter(staysOff)
      .map((wire) => ({ ...wire, why: choice.board?.power.vcc ?? 'board' })),
    open: choice.chipPackage.pins
      .filter(({ signal }) => signal === 'NC' || (!loose && isHeldByBoard(signal)))
      .map(({ signal, n }) => ({
        signal,
        chipPin: n,
      })),
    pullUps: loose
      ? choice.chipPackage.pins
          .filter(({ n }) => parts.pull_ups.includes(n))
          .map(({ signal, n }) => ({
            signal,
            chipPin: n,
            ohmMin: parts.pull_up_ohm_min,
            ohmMax: parts.pull_up_ohm_max,
          }))
      : [],
    seriesOhm: choice.seriesResistors === true ? seriesOhm : null,
    capacitorsFarad: loose ? parts.decoupling_f : [],
    otherChipSelect: otherChipSelect(choice),
    dangerPins: choice.header.danger,
    vccFrom,
    powerNote: choice.board?.power.note ?? null,
  }
}

/** Ohm; limits an over-current, and is small enough for the guide's clocks (`W-SERIES-R`). */
export const seriesOhm = 47

const isHeldByBoard = (signal: SignalKey) => signal === 'WP' || signal === 'HOLD'

/** The programmer powers a chip that is off its mainboard, whatever the mainboard would do. */
function feedsOf({ board, mounting }: WiringChoice): Board['power']['feeds'] {
  if (board === null) return 'programmer'
  const { feeds } = board.power
  if (mounting !== 'on-board' && feeds !== 'adapter-1v8') return 'programmer'
  return feeds
}

function boardFeeds(choice: WiringChoice): boolean {
  const feeds = feedsOf(choice)
  if (feeds === 'board') return true
  return feeds !== 'programmer' && choice.boardFeedsChip === true
}

function otherChipSelect({ board, configuration, mounting }: WiringChoice) {
  if (board === null || mounting !== 'on-board') return null
  const { rule, resistor_ohm } = board.other_chip_select
  const chips = configuration?.chip_count ?? configuration?.chips?.length ?? null
  if (rule === 'single-chip' || rule === 'separate' || chips === 1) return null
  if (rule === 'required') return { need: 'required' as const, ohm: resistor_ohm }
  if (chips === null) return null
  return { need: 'if-reads-disagree' as const, ohm: resistor_ohm }
}

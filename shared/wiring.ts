// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Pure: (programmer, firmware pins, package, board, mounting) -> the wires and what belongs to them.
 * Every drawing, list, card and check of the wiring stands on this one function.
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
  /** What `wiredPins` takes; `null` gives the programmer's own pins. */
  readonly pinVariant: string | null
  readonly chipPackage: ChipPackage
  readonly mounting: Mounting
  /** `null` is a bare chip or a board that is not in the data. */
  readonly board: Board | null
  readonly configuration: BoardConfiguration | null
  /** For a board that may feed the chip or not (`programmer-first`, `ask`): what the user has settled on. */
  readonly boardFeedsChip?: boolean
  /** The user puts a resistor into each data wire; see `W-SERIES-R`. */
  readonly seriesResistors?: boolean
  /** An adapter for 1.8 V chips stands between the programmer and the chip, with the chip's legs on both sides. */
  readonly adapter?: boolean
}

/** One wire to connect, in the order in which to connect it. */
export interface Wire {
  readonly signal: WiredSignal
  readonly chipPin: number
  readonly headerPin: number
  /** GPIO or supply name printed beside the header pin; the number is always said with it. */
  readonly headerName: string
  /** Which of the board's headers, where it has several with the same numbers: `P9`; else `null`. */
  readonly block: string | null
  readonly role: 'data' | 'power'
}

/** A wire of the usual six that stays off here: neither its leg nor its pin gets anything. */
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
  /** GND first, then data, VCC last: power comes last. Without VCC where the board feeds the chip. */
  readonly wires: readonly Wire[]
  /** VCC, where the board feeds the chip. */
  readonly leftOff: readonly LeftOff[]
  /** Chip pins to leave open. */
  readonly open: readonly PinNote[]
  readonly pullUps: readonly PullUp[]
  /** In series with each data wire, ohm; never in VCC or GND. `null`: none. */
  readonly seriesOhm: number | null
  /** Between VCC and GND at the chip; empty on a board, which has its own. */
  readonly capacitorsFarad: readonly number[]
  /** CS of the other chip on a two-chip board, to be held at VCC. */
  readonly otherChipSelect: {
    readonly need: 'required' | 'if-reads-disagree'
    readonly ohm: readonly [number, number]
  } | null
  /** Header pins that harm a chip; never in `wires`. */
  readonly dangerPins: readonly { readonly pin: number; readonly why: HeaderDanger }[]
  readonly vccFrom: 'programmer' | 'board'
  /** How to power the chip here, from the board's data; `null` when there is nothing special. */
  readonly powerNote: string | null
}

/** Why there is no wiring for a choice; the screen asks or stops instead. */
export type WiringBlock = 'programmer-has-no-pins' | 'ask-who-feeds-the-chip' | 'needs-1v8-adapter'

const order: readonly WiredSignal[] = ['GND', 'CS', 'CLK', 'MOSI', 'MISO', 'VCC']

export function wiringBlock(choice: WiringChoice): WiringBlock | null {
  if (choice.programmer.pins === null) return 'programmer-has-no-pins'
  const feeds = feedsOf(choice)
  if (feeds === 'adapter-1v8' && choice.adapter !== true) return 'needs-1v8-adapter'
  if (feeds === 'ask' && choice.boardFeedsChip === undefined) return 'ask-who-feeds-the-chip'
  return null
}

/** Throws `bug.bad-input` when `wiringBlock` names a reason. */
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

/** Softens an over-current, and is small enough for the guide's clocks (`W-SERIES-R`). */
export const seriesOhm = 47

const isHeldByBoard = (signal: SignalKey) => signal === 'WP' || signal === 'HOLD'

/** A chip that is off its board is fed by the programmer, whatever the board would do. */
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

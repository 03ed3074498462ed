/**
 * What can be wrong with a practice device, by name. The text form survives inside a programmer id:
 * `practice:chip=W25Q64JV,fault=flip:rate=1e-6+unplug:op=500` is two faults; `:` leads a parameter, `+` the next fault.
 */
import { Fault } from '../../../shared/fault.ts'

/** A wire between programmer and chip. */
export type WireName = 'miso' | 'mosi' | 'clk' | 'cs' | 'hold' | 'wp' | 'vcc' | 'gnd'

export type PracticeFault =
  /** Bits read wrong. `address`: at that chip address only; `aboveHz`: only faster than that. */
  | {
      readonly kind: 'flip'
      readonly rate: number
      readonly address: number | null
      readonly bit: number | null
      readonly aboveHz: number
    }
  | { readonly kind: 'open'; readonly wire: WireName }
  | { readonly kind: 'short'; readonly wire: WireName; readonly to: WireName }
  | { readonly kind: 'swap'; readonly wire: WireName; readonly with: WireName }
  /** Replies arrive `bits` late (negative: early). */
  | { readonly kind: 'shift'; readonly bits: number; readonly aboveHz: number }
  /** The programmer vanishes at window `op`; `done`: that window still reaches the chip, its reply is lost. */
  | { readonly kind: 'unplug'; readonly op: number; readonly done: boolean }
  /** The programmer vanishes in its `change`-th erase or page; every second time. */
  | { readonly kind: 'unplug-in-write'; readonly change: number }
  /** From window `op` on the programmer stays but answers nothing. */
  | { readonly kind: 'mute'; readonly op: number }
  /** Window `op` never reaches the chip. */
  | { readonly kind: 'noop'; readonly op: number }
  /** The reply of window `op` is garbage. */
  | { readonly kind: 'garbage'; readonly op: number }
  /** Busy for ever after the n-th erase, program or status write. */
  | { readonly kind: 'stuck-busy'; readonly after: number }
  /** Block protect bits set; `lock` says what holds them. `bp`: value of the BP bits, `null` all ones. */
  | {
      readonly kind: 'protected'
      readonly bp: number | null
      readonly lock: 'none' | 'pin' | 'power' | 'permanent'
    }
  /** Every block has its own lock; `shown`: a register says so. */
  | { readonly kind: 'block-locks'; readonly shown: boolean }
  /** CMP set: what the BP bits leave free is protected. */
  | { readonly kind: 'cmp' }
  /** The chip has been put into QPI and hears nothing on one line until it loses power. */
  | { readonly kind: 'qpi' }
  | { readonly kind: 'bad-sector'; readonly address: number; readonly ends: boolean }
  | { readonly kind: 'bad-page'; readonly address: number }
  /** An address bit that makes no difference: the cells always see `level`. */
  | { readonly kind: 'stuck-address'; readonly bit: number; readonly level: 0 | 1 }
  /** A data bit that reads as `level` in every byte of the memory; ID and registers are as they should be. */
  | { readonly kind: 'stuck-data'; readonly bit: number; readonly level: 0 | 1 }
  /** A relabelled part: it answers with the ID of a chip `times` as large, a power of two. */
  | { readonly kind: 'relabelled'; readonly times: number }
  /** The other chip of the board hears the same chip select and answers too. `chip`: which part; `null`: another maker's. */
  | { readonly kind: 'second-chip'; readonly chip: string | null }
  /** Some pages take `times` longer than typical. */
  | { readonly kind: 'late-page'; readonly rate: number; readonly times: number }

type Kind = PracticeFault['kind']

/** Which part of the practice device acts a fault out. `short` on the supply also ends the programmer's port. */
const actedBy = {
  open: 'wires',
  short: 'wires',
  swap: 'wires',
  flip: 'wires',
  shift: 'wires',
  unplug: 'programmer',
  mute: 'programmer',
  noop: 'programmer',
  garbage: 'programmer',
  'stuck-busy': 'chip',
  protected: 'chip',
  'block-locks': 'chip',
  cmp: 'chip',
  qpi: 'chip',
  'bad-sector': 'chip',
  'bad-page': 'chip',
  'stuck-address': 'chip',
  'stuck-data': 'chip',
  relabelled: 'chip',
  'late-page': 'chip',
  'unplug-in-write': 'device',
  'second-chip': 'device',
} as const satisfies Readonly<Record<Kind, 'wires' | 'programmer' | 'chip' | 'device'>>

export const faultKinds = Object.keys(actedBy) as readonly Kind[]

type Actor = (typeof actedBy)[Kind]

/** The faults that one part has to act out; its `switch` over them ends in `assertNever`. */
export type FaultOf<A extends Actor> = {
  readonly [K in Kind]: (typeof actedBy)[K] extends A
    ? Extract<PracticeFault, { readonly kind: K }>
    : never
}[Kind]

export function faultsOf<A extends Actor>(
  actor: A,
  faults: readonly PracticeFault[],
): readonly FaultOf<A>[] {
  return faults.filter((fault): fault is FaultOf<A> => actedBy[fault.kind] === actor)
}

/** For help texts: each fault's form and one sentence about it. */
export const practiceFaults: readonly { readonly form: string; readonly sentence: string }[] = [
  {
    form: 'open-WIRE',
    sentence: 'The wire has no contact: miso, mosi, clk, cs, hold, wp, vcc or gnd.',
  },
  {
    form: 'short-WIRE-gnd',
    sentence: 'The wire touches ground (also short-WIRE-vcc, short-mosi-miso).',
  },
  {
    form: 'swap-WIRE-WIRE',
    sentence: 'Two wires are exchanged, as in swap-mosi-miso or swap-cs-clk.',
  },
  {
    form: 'flip:rate=1e-6[:above=12M]',
    sentence: 'One bit in so many is read wrong, if wanted only above a clock.',
  },
  {
    form: 'flip:address=0x1000[:bit=3][:rate=0.5]',
    sentence: 'A bit at one address is read wrong, always or with that chance.',
  },
  {
    form: 'shift:bits=1[:above=12M]',
    sentence: 'Replies arrive late by so many bits (negative: early).',
  },
  {
    form: 'unplug:op=500[:done=yes]',
    sentence: 'The programmer vanishes at the 500th window; done=yes: after the chip has seen it.',
  },
  {
    form: 'unplug:write=12',
    sentence:
      'The programmer vanishes while the chip does its 12th erase or page; every second time only, so that the next write can put it right.',
  },
  { form: 'mute:op=500', sentence: 'From the 500th window on the programmer answers nothing.' },
  { form: 'noop:op=500', sentence: 'The 500th window never reaches the chip.' },
  { form: 'garbage:op=500', sentence: 'The reply of the 500th window is garbage.' },
  {
    form: 'stuck-busy[:after=3]',
    sentence: 'The chip stays busy for ever after the third erase, program or status write.',
  },
  {
    form: 'protected[:bp=4][:lock=pin|power|permanent]',
    sentence: 'Block protection is on; lock: held by the WP pin, until power-off, or for good.',
  },
  { form: 'wps', sentence: 'Every block has its own lock (WPS), and a register shows it.' },
  {
    form: 'hidden-wps',
    sentence: 'Every block has its own lock, and no register shows it. Only opcode 98 undoes it.',
  },
  {
    form: 'cmp',
    sentence: 'The complement bit is set: with no block protect bit, everything is protected.',
  },
  {
    form: 'qpi',
    sentence: 'The chip listens on four lines only, and is deaf until it loses power.',
  },
  {
    form: 'bad-sector:address=0x10000[:ends=no]',
    sentence: 'The sector does not erase; ends=no: its erase never ends.',
  },
  { form: 'bad-page:address=0x10000', sentence: 'The page ignores every program.' },
  {
    form: 'stuck-address:bit=16[:level=1]',
    sentence: 'The address bit makes no difference: the memory always sees it as 0, or as 1.',
  },
  {
    form: 'stuck-data:bit=3[:level=1]',
    sentence: 'The bit reads as 0, or as 1, in every byte of the memory. The ID reads well.',
  },
  {
    form: 'relabelled[:times=2]',
    sentence:
      'A smaller chip under a larger name: it holds only half, or one of so many parts, of its size.',
  },
  {
    form: 'second-chip[:chip=MX25L6406E]',
    sentence:
      'Another chip of the board hears the same chip select and answers at the same time; where they disagree, the line reads 0.',
  },
  {
    form: 'late-page:rate=0.01[:times=20]',
    sentence: 'Some pages take so many times longer to program.',
  },
]

const wires: readonly string[] = ['miso', 'mosi', 'clk', 'cs', 'hold', 'wp', 'vcc', 'gnd']

/** Parses one or more faults. Throws `bug.bad-input` that names the part not understood. */
export function parsePracticeFaults(text: string): readonly PracticeFault[] {
  // A plus sign before a letter starts the next fault; `1e+6` stays a number.
  return text
    .split(/\+(?=[a-z])/u)
    .filter((each) => each !== '' && each !== 'none')
    .map(parseOne)
}

class Parameters {
  readonly #text: string
  readonly #values = new Map<string, string>()

  constructor(text: string, parts: readonly string[]) {
    this.#text = text
    for (const part of parts) {
      const at = part.indexOf('=')
      if (at <= 0) throw notUnderstood(text, part)
      this.#values.set(part.slice(0, at), part.slice(at + 1))
    }
  }

  number(name: string, otherwise: number | null): number {
    const value = this.#take(name)
    if (value === null) {
      if (otherwise === null) throw notUnderstood(this.#text, `missing ${name}=`)
      return otherwise
    }
    const scale = value.endsWith('M') ? 1e6 : value.endsWith('k') ? 1e3 : 1
    const parsed = Number(scale === 1 ? value : value.slice(0, -1)) * scale
    if (value === '' || !Number.isFinite(parsed))
      throw notUnderstood(this.#text, `${name}=${value}`)
    return parsed
  }

  /** The rest of the form as it was typed; `null` where it is not there. */
  text(name: string): string | null {
    return this.#take(name)
  }

  maybe(name: string): number | null {
    return this.#values.has(name) ? this.number(name, null) : null
  }

  /** A window or operation number: whole and at least 1. */
  count(name: string, otherwise: number | null): number {
    return whole(this.#text, name, this.number(name, otherwise))
  }

  word<T extends string>(name: string, allowed: readonly T[], otherwise: T): T {
    const value = this.#take(name)
    if (value === null) return otherwise
    const found = allowed.find((each) => each === value)
    if (found === undefined) throw notUnderstood(this.#text, `${name}=${value}`)
    return found
  }

  done(): void {
    const left = [...this.#values.keys()][0]
    if (left !== undefined) throw notUnderstood(this.#text, left)
  }

  #take(name: string): string | null {
    const value = this.#values.get(name) ?? null
    this.#values.delete(name)
    return value
  }
}

function whole(text: string, name: string, value: number): number {
  if (!Number.isInteger(value) || value < 1) throw notUnderstood(text, `${name}=${value}`)
  return value
}

function notUnderstood(text: string, part: string): Fault {
  const known = practiceFaults.map((each) => each.form).join(', ')
  return new Fault('bug.bad-input', { what: `fault=${text}: ${part} (known: ${known})` })
}

function wireName(text: string, part: string | undefined): WireName {
  if (part === undefined || !wires.includes(part)) throw notUnderstood(text, part ?? 'wire missing')
  return part as WireName
}

function parseOne(text: string): PracticeFault {
  const [head = '', ...rest] = text.split(':')
  const given = new Parameters(text, rest)
  const fault = wiring(text, head) ?? named(text, head, given)
  given.done()
  return fault
}

function wiring(text: string, head: string): PracticeFault | null {
  const [act, first, second, third] = head.split('-')
  if (act === 'open' && second === undefined) return { kind: 'open', wire: wireName(text, first) }
  if (third !== undefined) return null
  if (act === 'short')
    return { kind: 'short', wire: wireName(text, first), to: wireName(text, second) }
  if (act === 'swap')
    return { kind: 'swap', wire: wireName(text, first), with: wireName(text, second) }
  return null
}

function named(text: string, head: string, given: Parameters): PracticeFault {
  switch (head) {
    case 'flip': {
      const address = given.maybe('address')
      const rate = given.number('rate', address === null ? null : 1)
      return {
        kind: 'flip',
        rate,
        address,
        bit: given.maybe('bit'),
        aboveHz: given.number('above', 0),
      }
    }
    case 'shift':
      return { kind: 'shift', bits: given.number('bits', 1), aboveHz: given.number('above', 0) }
    case 'unplug': {
      const change = given.maybe('write')
      if (change !== null) return { kind: 'unplug-in-write', change: whole(text, 'write', change) }
      return {
        kind: 'unplug',
        op: given.count('op', null),
        done: given.word('done', ['yes', 'no'], 'no') === 'yes',
      }
    }
    case 'mute':
    case 'noop':
    case 'garbage':
      return { kind: head, op: given.count('op', null) }
    case 'stuck-busy':
      return { kind: 'stuck-busy', after: given.count('after', 1) }
    case 'protected':
      return {
        kind: 'protected',
        bp: given.maybe('bp'),
        lock: given.word('lock', ['none', 'pin', 'power', 'permanent'], 'none'),
      }
    case 'wps':
    case 'hidden-wps':
      return { kind: 'block-locks', shown: head === 'wps' }
    case 'cmp':
    case 'qpi':
      return { kind: head }
    case 'bad-sector':
      return {
        kind: 'bad-sector',
        address: given.number('address', null),
        ends: given.word('ends', ['yes', 'no'], 'yes') === 'yes',
      }
    case 'bad-page':
      return { kind: 'bad-page', address: given.number('address', null) }
    case 'stuck-address':
    case 'stuck-data': {
      const [least, most] = head === 'stuck-address' ? [3, 27] : [0, 7]
      const bit = given.number('bit', null)
      if (!Number.isInteger(bit) || bit < least || bit > most)
        throw notUnderstood(text, `bit=${bit}`)
      return { kind: head, bit, level: given.word('level', ['0', '1'], '0') === '1' ? 1 : 0 }
    }
    case 'relabelled': {
      const times = given.count('times', 2)
      if (times < 2 || times > 16 || !Number.isInteger(Math.log2(times)))
        throw notUnderstood(text, `times=${times}`)
      return { kind: 'relabelled', times }
    }
    case 'second-chip':
      return { kind: 'second-chip', chip: given.text('chip') }
    case 'late-page':
      return {
        kind: 'late-page',
        rate: given.number('rate', 0.01),
        times: given.number('times', 20),
      }
    default:
      throw notUnderstood(text, head)
  }
}

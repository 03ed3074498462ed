// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Practice faults as users type them. The text is part of a programmer id:
 * `practice:chip=W25Q64JV,fault=flip:rate=1e-6+unplug:op=500` is two faults; `:` begins a parameter, `+` the next
 * fault.
 */
import { Fault } from '../../../shared/fault.ts'
import type { PracticeFault, WireName } from './faults.ts'

/** The forms that help texts show; each has a sentence in `shared/text/en/cli-help.ts`. */
export const practiceFaultForms = [
  'open-WIRE',
  'short-WIRE-gnd',
  'swap-WIRE-WIRE',
  'clip:sits=off|turned|1|-1',
  'weak-WIRE[:open=0.1][:us=50]',
  'resist-WIRE:ohm=2000',
  'load:ohm=100',
  'weak-supply:ohm=20',
  'held-WIRE-gnd[:ohm=100]',
  'rings:rate=0.02',
  'slow-edges:pf=300',
  'flip:rate=1e-6[:above=12M]',
  'flip:address=0x1000[:bit=3][:rate=0.5]',
  'shift:bits=1[:above=12M]',
  'unplug:op=500[:done=yes]',
  'unplug:write=12',
  'mute:op=500',
  'noop:op=500',
  'garbage:op=500',
  'stuck-busy[:after=3]',
  'protected[:bp=4][:lock=pin|power|permanent]',
  'wps',
  'hidden-wps',
  'cmp',
  'qpi',
  'bad-sector:address=0x10000[:ends=no]',
  'bad-page:address=0x10000',
  'stuck-address:bit=16[:level=1]',
  'stuck-data:bit=3[:level=1]',
  'relabelled[:times=2]',
  'second-chip[:chip=MX25L6406E]',
  'late-page:rate=0.01[:times=20]',
] as const

export type PracticeFaultForm = (typeof practiceFaultForms)[number]

const wires: readonly string[] = ['miso', 'mosi', 'clk', 'cs', 'hold', 'wp', 'vcc', 'gnd']

/** Parses one or more faults. Throws `link.bad-address` with the part that is not understood. */
export function parsePracticeFaults(text: string): readonly PracticeFault[] {
  // A plus sign before a letter begins the next fault; `1e+6` stays a number.
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
      if (otherwise === null) throw notUnderstood(this.#text, `${name}=`)
      return otherwise
    }
    const scale = value.endsWith('M') ? 1e6 : value.endsWith('k') ? 1e3 : 1
    const parsed = Number(scale === 1 ? value : value.slice(0, -1)) * scale
    if (value === '' || !Number.isFinite(parsed))
      throw notUnderstood(this.#text, `${name}=${value}`)
    return parsed
  }

  /** The rest of the form as it was typed; `null` when it is missing. */
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

function share(text: string, value: number): number {
  if (value <= 0 || value >= 1) throw notUnderstood(text, `open=${value}`)
  return value
}

function notUnderstood(text: string, part: string): Fault {
  return new Fault('link.bad-address', {
    programmerId: `practice:fault=${text}`,
    problem: { code: 'practice-fault', fault: text, part, known: practiceFaultForms },
  })
}

function wireName(text: string, part: string | undefined): WireName {
  if (part === undefined || !wires.includes(part)) throw notUnderstood(text, part ?? '')
  return part as WireName
}

function parseOne(text: string): PracticeFault {
  const [head = '', ...rest] = text.split(':')
  const given = new Parameters(text, rest)
  const fault =
    ofOneWire(text, head, given) ??
    ofTheSignals(head, given) ??
    ofTheProgrammer(text, head, given) ??
    ofTheChip(text, head, given)
  if (fault === null) throw notUnderstood(text, head)
  given.done()
  return fault
}

/** `open-WIRE` and similar forms, whose name contains the wire. */
function ofOneWire(text: string, head: string, given: Parameters): PracticeFault | null {
  const [act, first, second, third] = head.split('-')
  if (act === 'weak' && first !== 'supply' && second === undefined)
    return {
      kind: 'weak',
      wire: wireName(text, first),
      openShare: share(text, given.number('open', 0.1)),
      openUs: given.number('us', 50),
    }
  if (act === 'resist' && second === undefined)
    return { kind: 'resist', wire: wireName(text, first), ohms: given.number('ohm', null) }
  if (act === 'held' && third === undefined) {
    if (second !== 'gnd' && second !== 'vcc') throw notUnderstood(text, head)
    const wire = wireName(text, first)
    return { kind: 'held', wire, level: second, ohms: given.number('ohm', 100) }
  }
  if (act === 'open' && second === undefined) return { kind: 'open', wire: wireName(text, first) }
  if (third !== undefined) return null
  if (act === 'short')
    return { kind: 'short', wire: wireName(text, first), to: wireName(text, second) }
  if (act === 'swap')
    return { kind: 'swap', wire: wireName(text, first), with: wireName(text, second) }
  return null
}

/** Faults of how well the wires carry signals. */
function ofTheSignals(head: string, given: Parameters): PracticeFault | null {
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
    case 'clip': {
      const sits = given.word('sits', ['off', 'turned', '1', '-1'], 'off')
      return { kind: 'clip', sits: sits === '1' ? 1 : sits === '-1' ? -1 : sits }
    }
    case 'load':
    case 'weak-supply':
      return { kind: head, ohms: given.number('ohm', null) }
    case 'rings':
      return { kind: 'rings', rate: given.number('rate', 0.02) }
    case 'slow-edges':
      return { kind: 'slow-edges', picofarads: given.number('pf', 300) }
    case 'shift':
      return { kind: 'shift', bits: given.number('bits', 1), aboveHz: given.number('above', 0) }
    default:
      return null
  }
}

function ofTheProgrammer(text: string, head: string, given: Parameters): PracticeFault | null {
  switch (head) {
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
    default:
      return null
  }
}

/** Faults of the memory, its registers and the neighbouring chip. */
function ofTheChip(text: string, head: string, given: Parameters): PracticeFault | null {
  switch (head) {
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
      return null
  }
}

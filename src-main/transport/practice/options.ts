// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The id grammar of practice devices:
 * `practice[:board=…,slot=…,chip=…|size=…,fault=…,timing=off|real,seed=…,content=…,pads=…,file=…]`.
 */
import { boardNamed, placeOf, placesOf } from '../../../shared/board-places.ts'
import type { BoardPlace } from '../../../shared/board-places.ts'
import type { Board } from '../../../shared/data/guide.ts'
import { practiceChipOfSize } from '../../../shared/data/practice-chips.ts'
import { Fault } from '../../../shared/fault.ts'
import { kindOf } from '../../../shared/programmer/kinds.ts'
import { parsePracticeFaults } from './fault-words.ts'
import type { PracticeFault } from './faults.ts'
import { mustFit } from './fit.ts'
import { practicePart, practicePartOf, practiceParts } from './parts.ts'
import { isPads } from './wires/circuit.ts'
import type { Pads } from './wires/circuit.ts'
import type { PracticePart } from './parts.ts'

export interface PracticeOptions {
  readonly part: PracticePart
  /** The chip of a mainboard that it represents; `null`: none. */
  readonly on: { readonly board: Board; readonly place: BoardPlace } | null
  readonly faults: readonly PracticeFault[]
  /** `real`: a Pico's timing and the chip's typical times, in real time; `off`: as fast as possible. */
  readonly timing: 'off' | 'real'
  /** Seed of contents, faults and page times. */
  readonly seed: number
  /** Contents of a new chip; ignored when `file` exists. A path starts with `/` or `.`. */
  readonly content: 'firmware' | 'blank' | { readonly path: string }
  /** Stores the chip in this file, so that programs run one after another use the same chip. */
  readonly file: string | null
  /** The programmer whose pads are simulated. */
  readonly pads: Pads
  /** Level of the WP pin. */
  readonly wp: 'high' | 'low'
  /** Latency of the host's USB in `timing=real`, microseconds each way. */
  readonly latencyUs: number
}

/** A measured slow computer; a good Linux computer is near 100. */
const DEFAULT_LATENCY_US = 450

export function defaultPracticeOptions(): PracticeOptions {
  const part = practiceParts()[0]
  if (part === undefined) throw new Fault('bug.unexpected', { detail: 'no practice chips' })
  return {
    part,
    on: null,
    faults: [],
    timing: 'off',
    seed: 1,
    content: 'firmware',
    file: null,
    pads: 'pico',
    wp: 'high',
    latencyUs: DEFAULT_LATENCY_US,
  }
}

export function isPracticeId(id: string): boolean {
  return kindOf(id) === 'practice'
}

/**
 * Parses an id. `file=` and `content=` extend to the next comma, so their paths cannot hold a comma. Throws
 * `bug.bad-input` with the word that is not understood, and `chip.no-such-name`.
 */
export function parsePracticeId(id: string): PracticeOptions {
  let options = defaultPracticeOptions()
  const said = new Map<string, string>()
  const text = id.slice('practice'.length).replace(/^:/u, '')
  for (const word of text.split(',')) {
    if (word === '') continue
    const at = word.indexOf('=')
    const name = at < 0 ? word : word.slice(0, at)
    const value = at < 0 ? '' : word.slice(at + 1)
    said.set(name, value)
    options = { ...options, ...parseWord(name, value, options) }
  }
  const board = said.get('board')
  if (board === undefined && said.has('slot')) throw badWord('slot', said.get('slot') ?? '')
  const whole = board === undefined ? options : onBoard(options, board, said)
  mustFit(whole.part, whole.faults, practiceParts())
  return whole
}

/**
 * The practice chip for this chip of the mainboard: any of the same size, or the named one, whose size must then fit.
 */
function onBoard(
  options: PracticeOptions,
  name: string,
  said: ReadonlyMap<string, string>,
): PracticeOptions {
  const board = boardNamed(name)
  if (board === null) throw badWord('board', name)
  const slot = said.get('slot') ?? null
  const named = said.has('chip') || said.has('size')
  const bytes = named ? options.part.sizeBytes : null
  // Without a choice, the first chip of the first configuration.
  const place =
    placeOf(board, slot, bytes) ??
    placesOf(board).find(
      ({ index, name: of, length }) =>
        !named && (slot === null || slot === String(index + 1) || slot === of) && length > 0,
    ) ??
    null
  if (place === null) {
    const places = placesOf(board).map(
      ({ index, length }) => `slot=${index < 0 ? 1 : index + 1},size=${length / 1024}K`,
    )
    throw new Fault('link.bad-address', {
      programmerId: `practice:board=${name}`,
      problem: { code: 'practice-place', board: name, slot, places: [...new Set(places)] },
    })
  }
  const chip = chipAt(board, place)
  const part = named
    ? options.part
    : practicePart(practiceChipOfSize(place.length, chip) ?? `${place.length / 1024} KiB`)
  return { ...options, part, on: { board, place } }
}

const chipAt = ({ configurations }: Board, { index, length, totalBytes }: BoardPlace) =>
  configurations
    .filter(({ total_bytes: total }) => total === null || total === totalBytes)
    .flatMap(({ chips }) => (chips ?? []).slice(Math.max(index, 0), Math.max(index, 0) + 1))
    .find(({ size_bytes: size }) => size === length)

function parseWord(name: string, value: string, before: PracticeOptions): Partial<PracticeOptions> {
  switch (name) {
    // These words depend on each other, so they are evaluated after all are read.
    case 'board':
      return {}
    case 'slot':
      if (/^[\w-]{1,20}$/u.test(value)) return {}
      break
    case 'chip':
      return { part: practicePart(value) }
    case 'size': {
      const found = /^(\d{1,5})([KM])$/u.exec(value)
      if (found === null) break
      return { part: practicePartOf(Number(found[1]) * (found[2] === 'M' ? 1_048_576 : 1024)) }
    }
    case 'fault':
      return { faults: [...before.faults, ...parsePracticeFaults(value)] }
    case 'timing':
      if (value === 'off' || value === 'real') return { timing: value }
      break
    case 'wp':
      if (value === 'high' || value === 'low') return { wp: value }
      break
    case 'pads':
      if (isPads(value)) return { pads: value }
      break
    case 'content':
      if (value === 'firmware' || value === 'blank') return { content: value }
      if (/^[./]/u.test(value)) return { content: { path: value } }
      break
    case 'file':
      if (value !== '') return { file: value }
      break
    case 'seed':
      if (/^\d{1,9}$/u.test(value)) return { seed: Number(value) }
      break
    case 'latency':
      if (/^\d{1,6}$/u.test(value)) return { latencyUs: Number(value) }
      break
    default:
  }
  throw badWord(name, value)
}

const knownWords = [
  'board=',
  'slot=',
  'chip=',
  'size=512K|8M',
  'fault=',
  'timing=off|real',
  'seed=',
  'content=firmware|blank|./path',
  'file=',
  'wp=high|low',
  'pads=pico|pico-2|pi|beaglebone|network',
  'latency=',
]

function badWord(name: string, value: string): Fault {
  const word = value === '' ? name : `${name}=${value}`
  return new Fault('link.bad-address', {
    programmerId: `practice:${word}`,
    problem: { code: 'practice-word', word, known: knownWords },
  })
}

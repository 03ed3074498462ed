// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure rules of the work: what a choice clears, and what applies to the chosen chip. */
import { warnings } from './data/guide.ts'
import type { Choices, ReachedChip, Work, WorkChange } from './model/work.ts'
import type { WiringLook } from './model/wiring.ts'
import type { TakenLook } from './wires/after-look.ts'
import {
  carriedAck,
  carriedOn,
  cautionMoment,
  wireAck,
  wireMoments,
  withoutCarried,
} from './wire-moments.ts'
import { chosenWiring } from './chosen-wiring.ts'

export { looseChip, mountingOf, unlistedBoard } from './chosen-wiring.ts'

export const noChoices: Choices = {
  guideProgrammer: null,
  pinVariant: null,
  programmerId: null,
  programmerAnswered: false,
  clockHz: null,
  board: null,
  configuration: null,
  chipIndex: null,
  boardFeedsChip: null,
  seriesResistors: false,
  wiresAsList: false,
  chipPackage: null,
  chipTurn: 0,
  chipUnder: false,
  marking: '',
  chipEntry: null,
  supply: null,
  programmerMv: null,
  imageId: null,
  doneChips: [],
}

const cautionsAfterBoard = warnings
  .filter(({ applies }) => !applies.steps.includes('board'))
  .map(({ id }) => `caution:${id}`)

/** A caution about one file does not count for the next file. */
const cautionsOfImage = warnings
  .filter(({ applies }) => applies.steps.includes('image'))
  .map(({ id }) => `caution:${id}`)

const withoutImageAcks = (acks: readonly string[]): readonly string[] =>
  acks.filter((ack) => !cautionsOfImage.includes(ack))

/** Ticks of the wires, for the present chip and from an earlier chip of the mainboard. */
const wiresTicked = [wireAck(''), carriedAck('')]

/** Choices and acknowledgements that a changed choice makes invalid. */
const clears: Readonly<
  Partial<Record<keyof Choices, { choices: readonly (keyof Choices)[]; acks: readonly string[] }>>
> = {
  guideProgrammer: {
    choices: ['pinVariant', 'programmerId', 'programmerAnswered', 'clockHz', 'programmerMv'],
    // The mainboard stays the same, so what the user read about it stays valid.
    acks: [...wiresTicked, ...cautionsAfterBoard],
  },
  programmerId: { choices: ['programmerAnswered'], acks: wiresTicked },
  pinVariant: { choices: [], acks: wiresTicked },
  board: {
    choices: [
      'configuration',
      'chipIndex',
      'boardFeedsChip',
      'chipPackage',
      'chipTurn',
      'chipUnder',
      'marking',
      'chipEntry',
      'supply',
      'programmerMv',
      'imageId',
      'doneChips',
    ],
    acks: [...wiresTicked, 'caution:'],
  },
  configuration: {
    choices: ['chipIndex', 'chipPackage', 'marking', 'chipEntry', 'supply', 'imageId', 'doneChips'],
    acks: wiresTicked,
  },
  chipIndex: {
    choices: ['chipPackage', 'chipTurn', 'chipUnder', 'marking', 'chipEntry', 'supply', 'imageId'],
    // The mainboard stays the same, so what the user read about it stays valid; the steps of connecting begin again.
    acks: [wireAck(''), ...cautionsAfterBoard],
  },
  boardFeedsChip: { choices: [], acks: wiresTicked },
  // Wires that were ticked for the same package on an earlier chip have keys of their own.
  chipPackage: { choices: [], acks: [wireAck('')] },
  marking: { choices: ['chipEntry', 'supply'], acks: [] },
  programmerMv: { choices: [], acks: wiresTicked },
  imageId: { choices: [], acks: cautionsOfImage },
}

/** Choices and acks after `change`. What the new choices make invalid is cleared, unless the change itself sets it. */
export function withChoices(
  choices: Choices,
  acks: readonly string[],
  change: Partial<Choices>,
): { choices: Choices; acks: readonly string[] } {
  const changed = (Object.keys(change) as (keyof Choices)[]).filter(
    (key) => change[key] !== choices[key],
  )
  const cleared = changed.flatMap((key) => clears[key]?.choices ?? [])
  const prefixes = changed.flatMap((key) => clears[key]?.acks ?? [])
  const reset = Object.fromEntries(cleared.map((key) => [key, noChoices[key]]))
  const stays = (ack: string) => !prefixes.some((prefix) => ack.startsWith(prefix))
  // For the other chip only the clip moves: the wires stay, and so does what was read about them.
  const carried = changed.includes('chipIndex') ? carriedOn(choices, acks).filter(stays) : []
  return {
    choices: { ...choices, ...reset, ...change },
    acks: [
      ...new Set([
        ...acks.filter((ack) => stays(ack) || isReadAtCarried(ack, choices, carried)),
        ...carried,
      ]),
    ],
  }
}

/** A caution that was read at a wire which stays connected. */
function isReadAtCarried(ack: string, choices: Choices, carried: readonly string[]): boolean {
  if (carried.length === 0 || !ack.startsWith('caution:')) return false
  const moments = wireMoments(chosenWiring(choices).wiring)
  const key = cautionMoment(ack.slice('caution:'.length), moments)
  return carried.some((each) => each.startsWith(carriedAck(key)))
}

export const withAck = (acks: readonly string[], key: string, on: boolean): readonly string[] =>
  on ? [...new Set([...acks, key])] : acks.filter((ack) => ack !== key)

export const noWork: Work = {
  choices: noChoices,
  acks: [],
  stage: null,
  chips: [],
  connected: false,
  lost: null,
  trouble: null,
  keeping: 'ok',
}

/** Ticks of causes that were checked: they belong to the fault that named these causes. */
export const causeAck = (id: string) => `cause:${id}`

const lookPrefix = causeAck('look:')
const movedPrefix = causeAck('moved:')

/**
 * Tick of a look that was taken; `movedAck`: the replies changed during it. They are cleared together with those of the
 * causes.
 */
export const lookAck = ({ id, wire }: Pick<WiringLook, 'id' | 'wire'>) =>
  `${lookPrefix}${wire === null ? id : `${id} ${wire}`}`
export const movedAck = ({ id, wire }: Pick<WiringLook, 'id' | 'wire'>) =>
  `${movedPrefix}${wire === null ? id : `${id} ${wire}`}`
export const isLookAck = (ack: string): boolean => ack.startsWith(lookPrefix)

/** The looks that were ticked, in the order of the ticks. */
export const takenLooks = (acks: readonly string[]): readonly TakenLook[] =>
  acks.filter(isLookAck).map((ack) => {
    const [id, wire] = ack.slice(lookPrefix.length).split(' ')
    const look = { id: id as WiringLook['id'], wire: (wire ?? null) as WiringLook['wire'] }
    return { ...look, moved: acks.includes(movedAck(look)) }
  })

/**
 * SPI clock to request, Hz: the chosen one, but no more than a mainboard allows with its chip in place; `null`: the
 * default.
 */
export function clockToAsk(choices: Choices): number | null {
  const { board, mounting } = chosenWiring(choices)
  // Some mainboards become unstable above a clock; a chip off its mainboard has no such limit.
  const limit = mounting === 'on-board' ? (board?.max_speed_hz ?? null) : null
  return limit === null ? choices.clockHz : Math.min(choices.clockHz ?? limit, limit)
}

/** Which chip of the mainboard is chosen. */
export const positionOf = ({ chipIndex }: Choices): number => chipIndex ?? 0

/** The observations of the chosen chip; `null`: none yet. */
export const reachedChip = ({ choices, chips }: Work): ReachedChip | null =>
  chips.find(({ position }) => position === positionOf(choices)) ?? null

/** The work after a change by a front end; observations of other chips and wires are dropped with their choice. */
export function changedWork(work: Work, change: WorkChange): Work {
  const chosen = withChoices(work.choices, work.acks, change.choices ?? {})
  const { choices } = chosen
  const differs = (...keys: readonly (keyof Choices)[]) =>
    keys.some((key) => choices[key] !== work.choices[key])
  const acks = Object.entries(change.acks ?? {}).reduce<readonly string[]>(
    (held, [key, on]) => withAck(held, key, on),
    withoutCarried(chosen.acks, Object.keys(change.acks ?? {})),
  )
  const otherBoard = differs('board', 'configuration')
  const otherWires = otherBoard || differs('chipIndex', 'programmerId', 'guideProgrammer')
  return {
    ...work,
    choices,
    acks: otherWires ? acks.filter((ack) => !ack.startsWith(causeAck(''))) : acks,
    stage: change.stage === undefined ? work.stage : change.stage,
    chips: otherBoard && work.choices.board !== null ? [] : work.chips,
    lost: otherWires ? null : work.lost,
    trouble: otherWires ? null : work.trouble,
  }
}

/** A new chip or a new user: keeps only the programmer and the given choices. */
export function newWork(work: Work, keep: Partial<Choices> = {}): Work {
  const { guideProgrammer, pinVariant, programmerId, programmerAnswered, clockHz, wiresAsList } =
    work.choices
  return {
    ...noWork,
    choices: {
      ...noChoices,
      guideProgrammer,
      pinVariant,
      programmerId,
      programmerAnswered,
      clockHz,
      wiresAsList,
      ...keep,
    },
    // The wires are still connected as before; only the user can change that.
    connected: work.connected,
    keeping: work.keeping,
  }
}

/** What is still valid after a restart: nothing about a connection, an image in memory, or a fault. */
export function resumedWork(work: Work): Work {
  const verified = reachedChip(work)?.verified ?? null
  const done = verified !== null && verified.imageId === work.choices.imageId
  return {
    ...work,
    choices: { ...work.choices, imageId: done ? work.choices.imageId : null },
    acks: done ? work.acks : withoutImageAcks(work.acks),
    stage: null,
    lost: null,
    trouble: null,
    keeping: 'ok',
  }
}

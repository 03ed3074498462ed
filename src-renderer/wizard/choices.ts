import { warnings } from '../../shared/data/guide.ts'
import type { Mounting } from '../../shared/wiring.ts'

/** What the user has chosen; everything else is computed from it and from main's snapshot. */
export interface Choices {
  /** Guide data id: what is drawn and explained (`pico`, `rpi-40`). */
  readonly guideProgrammer: string | null
  /** Which firmware's pins; `null` is the guide's own. */
  readonly pinVariant: string | null
  /** What `session.open` takes. */
  readonly programmerId: string | null
  /** The programmer has answered a handshake since it was chosen. */
  readonly programmerAnswered: boolean
  /** Clock to ask for, Hz. */
  readonly clockHz: number | null
  /** Board id, or `bare` for a chip that is on no board. */
  readonly board: string | null
  readonly configuration: string | null
  /** Which chip of the configuration, from 0; `null` while a two-chip board waits for an answer. */
  readonly chipIndex: number | null
  /** Settled only for boards whose data leaves it open. */
  readonly boardFeedsChip: boolean | null
  /** 47 ohm in each data wire, as the user likes. */
  readonly seriesResistors: boolean
  readonly chipPackage: string | null
  /** How the chip lies in front of the user, degrees clockwise; the drawings follow. */
  readonly chipTurn: 0 | 90 | 180 | 270
  /** It is seen from below, mirrored. */
  readonly chipUnder: boolean
  /** What the user has typed from the print on the chip. */
  readonly marking: string
  /** Chip data id that the print was settled to. */
  readonly chipEntry: string | null
  /** The user's own answer where the print does not tell the supply. */
  readonly supply: '3v3' | '1v8' | null
  readonly imageId: string | null
  /** Chips of a two-chip board that have been written and verified, by index. */
  readonly doneChips: readonly number[]
}

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
  chipPackage: null,
  chipTurn: 0,
  chipUnder: false,
  marking: '',
  chipEntry: null,
  supply: null,
  imageId: null,
  doneChips: [],
}

const cautionsAfterBoard = warnings
  .filter(({ applies }) => !applies.steps.includes('board'))
  .map(({ id }) => `caution:${id}`)

/** Choices and acknowledgements that lose their meaning when a choice changes. */
const clears: Readonly<
  Partial<Record<keyof Choices, { choices: readonly (keyof Choices)[]; acks: readonly string[] }>>
> = {
  guideProgrammer: {
    choices: ['pinVariant', 'programmerId', 'programmerAnswered', 'clockHz'],
    acks: ['wire:', 'caution:'],
  },
  programmerId: { choices: ['programmerAnswered'], acks: ['wire:'] },
  pinVariant: { choices: [], acks: ['wire:'] },
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
      'imageId',
      'doneChips',
    ],
    acks: ['wire:', 'caution:'],
  },
  configuration: {
    choices: ['chipIndex', 'chipPackage', 'marking', 'chipEntry', 'supply', 'imageId', 'doneChips'],
    acks: ['wire:'],
  },
  chipIndex: {
    choices: ['chipPackage', 'chipTurn', 'chipUnder', 'marking', 'chipEntry', 'supply', 'imageId'],
    // The board is the same and what was read about it holds; what the hands do begins again.
    acks: ['wire:', ...cautionsAfterBoard],
  },
  boardFeedsChip: { choices: [], acks: ['wire:'] },
  chipPackage: { choices: [], acks: ['wire:'] },
  marking: { choices: ['chipEntry', 'supply'], acks: [] },
}

/** Choices and acks after `change`; what the changed choices clear is cleared unless the change itself sets it. */
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
  return {
    choices: { ...choices, ...reset, ...change },
    acks: acks.filter((ack) => !prefixes.some((prefix) => ack.startsWith(prefix))),
  }
}

/** How the chip sits, as far as the choices tell. */
export function mountingOf(choices: Choices, socketed: boolean | null): Mounting | null {
  if (choices.board === null) return null
  if (choices.board === 'bare') return 'loose'
  return socketed === true ? 'socketed' : 'on-board'
}

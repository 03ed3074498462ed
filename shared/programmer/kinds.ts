/** The kinds of programmers, and the words that an address of each kind may hold. One table for every front. */
import type { ProgrammerKind } from '../model/programmer.ts'

export interface KindWords {
  /** How flashprog calls it, then other spellings that are understood. */
  readonly names: readonly [string, ...string[]]
  /** Words that say which programmer is meant. They may travel over the contract. */
  readonly words: readonly string[]
  /** Words for the command line alone: settings of the call, and files of the user. */
  readonly lineWords: readonly string[]
}

export const programmerKinds: Readonly<Record<ProgrammerKind, KindWords>> = {
  serprog: { names: ['serprog'], words: ['dev', 'ip'], lineWords: ['spispeed', 'cs'] },
  spidev: { names: ['linux_spi', 'spidev'], words: ['dev'], lineWords: ['spispeed'] },
  ch341a: { names: ['ch341a_spi', 'ch341a'], words: ['usb'], lineWords: [] },
  practice: {
    names: ['practice'],
    words: ['chip', 'size', 'fault', 'timing', 'seed', 'content', 'wp', 'latency'],
    lineWords: ['file', 'spispeed', 'cs'],
  },
}

const kinds = Object.keys(programmerKinds) as readonly ProgrammerKind[]

/** The kind that `name` stands for; `null` for a name that is none. */
export function kindNamed(name: string): ProgrammerKind | null {
  return kinds.find((kind) => programmerKinds[kind].names.includes(name)) ?? null
}

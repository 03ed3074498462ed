/** Words of flashrom and flashprog that pin-one knows and does not follow: why, and what to type instead. Pure. */
import { needs, none } from './options.ts'
import type { OptionSpec } from './options.ts'

const protects =
  'pin-one sets no write protection. What --unprotect lifts for a write is put back after it.'

const refused: readonly (readonly [spec: OptionSpec, refusal: string])[] = [
  [
    none('noverify', 'n'),
    'Every write is read back and compared; that cannot be left out. Leave the word away.',
  ],
  [
    none('noverify-all', 'N'),
    'Every write is read back and compared as a whole. Leave the word away.',
  ],
  [
    none('force', 'f'),
    'There is no general force. --skip-backup and --unprotect each lift one rule.',
  ],
  [
    needs('flash-contents'),
    'Not needed: the two backup reads serve as the contents before the write.',
  ],
  [none('wp-status'), 'A probe says which part of the chip is protected: -p PROGRAMMER -V.'],
  [
    none('wp-disable'),
    '-w and -E lift the protection with --unprotect and put it back afterwards; --unprotect=leave-off leaves it off.',
  ],
  [none('wp-enable'), protects],
  [none('wp-list'), protects],
  [needs('wp-range'), protects],
  [needs('wp-region'), protects],
]

export const refusedSpecs: readonly OptionSpec[] = refused.map(([spec]) => spec)

/** One or two sentences for the person who typed `--long`; `null` for a word that is followed. */
export function refusalOf(long: string): string | null {
  return refused.find(([spec]) => spec.long === long)?.[1] ?? null
}

/** How a command line ends: the exit code, and the words for a fault. Pure. */
import { assertNever } from '../../../shared/fault.ts'
import type { FaultCode, FaultFamily, FaultRecord } from '../../../shared/fault.ts'
import type { BackupInfo } from '../../../shared/model/image.ts'
import type { Contents } from '../../../shared/model/job.ts'
import { remedyFor } from '../../../shared/data/remedies.ts'

/** One code per family of faults, so that a script knows who can fix it. */
const exitCodes: { readonly [F in FaultFamily]: number } = {
  link: 10,
  wiring: 20,
  chip: 30,
  image: 40,
  data: 50,
  gate: 60,
  bug: 70,
}
export const usageExitCode = 1

export function exitCodeOf(fault: FaultRecord | null): number {
  if (fault === null) return 0
  const family = fault.code.slice(0, fault.code.indexOf('.')) as FaultFamily
  return exitCodes[family]
}

/** The remedies speak to every front; these are their words on the command line. */
const hints: { readonly [C in FaultCode]?: string } = {
  'link.missing': 'The list of programmers: pin-one --list-programmers',
  'link.no-answer': 'The list of programmers: pin-one --list-programmers',
  'link.denied': 'The list of programmers: pin-one --list-programmers',
  'link.silent': 'A slower clock: add ,spispeed=4M to the -p option, and leave cs= out.',
  'wiring.unstable': 'A slower clock: add ,spispeed=4M (or 1M) to the -p option.',
  'wiring.shifted': 'A slower clock: add ,spispeed=4M (or 1M) to the -p option.',
  'wiring.reads-differ': 'A slower clock: add ,spispeed=4M (or 1M) to the -p option.',
  'wiring.implausible': 'A slower clock: add ,spispeed=4M (or 1M) to the -p option.',
  'chip.unknown': 'The list of chips: pin-one -L, or with what is printed: pin-one -L W25Q64',
  'chip.ambiguous': 'Run it again with -c and the name that is printed on the chip.',
  'chip.no-such-name': 'Look it up by what is printed: pin-one -L 25Q64',
  'chip.mismatch': 'Without -c the chip itself is asked.',
  'chip.voltage':
    'If an adapter changes the voltage, say so: --programmer-voltage 1.8. It is believed as it is typed.',
  'chip.protected': 'Run it again with --unprotect.',
  'image.wrong-size': 'Two parts of one image: pin-one --split FILE --sizes 8M,4M',
  'image.blank': 'Erasing on purpose: -E instead of -w.',
  'data.vault-unwritable': 'PIN_ONE_DATA=/another/folder pin-one ...',
  'gate.recovery-open':
    'Finish it: --resume. Go back: --restore. Another chip, or leave it as it is: pin-one --dismiss',
  'gate.other-chip': 'Settle the old write first: pin-one --dismiss',
  'bug.unexpected': 'The support report: pin-one --report',
}

/** What the first line after a job says, whatever went wrong: has my chip been changed? */
function contentsLine(contents: Contents): string {
  switch (contents) {
    case 'untouched':
      return 'The chip was not changed.'
    case 'changed':
      return 'The chip has been changed, and what it holds now is not proven.'
    case 'verified':
      return 'The chip holds what it should: every byte was read back and compared.'
    default:
      return assertNever(contents)
  }
}

export interface FaultTelling {
  readonly fault: FaultRecord
  /** `null` when no job had begun. */
  readonly contents: Contents | null
  /** Where the backup is, when there is one. */
  readonly backupPath: string | null
}

/** First what is safe, then what is wrong, then the acts, then where the backup is. */
export function faultLines({ fault, contents, backupPath }: FaultTelling): readonly string[] {
  const { title, meaning, steps } = remedyFor(fault)
  const hint =
    fault.code === 'gate.cancelled' && contents === 'changed'
      ? 'Finish the write: --resume. Go back to the backup: --restore.'
      : fault.code === 'gate.closed' && JSON.stringify(fault.facts).includes('supply voltage')
        ? 'Read the data sheet of the part that is printed on the chip, then say what it takes: --chip-voltage 3.3 (or 1.8, or a range such as 2.7-3.6).'
        : hints[fault.code]
  return [
    ...(contents === null ? [] : [contentsLine(contents)]),
    `${title}.`,
    meaning,
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
    ...(hint === undefined ? [] : [`  ${hint}`]),
    ...(backupPath === null ? [] : [`Backup: ${backupPath}`]),
    ...(contents === 'changed'
      ? [
          'Do not start the board. The next run with this chip offers --resume (write it again) and --restore (the backup).',
        ]
      : []),
  ]
}

/** What the outcome line tells. */
export interface Done {
  readonly sha256: string | null
  readonly backup: BackupInfo | null
  /** A write that found the chip already right. */
  readonly identical: boolean
}

export const nothingMore: Done = { sha256: null, backup: null, identical: false }

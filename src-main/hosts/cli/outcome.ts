/** How a command line ends: the exit code, and the words for a fault. Pure. */
import type { FaultCode, FaultFamily, FaultRecord } from '../../../shared/fault.ts'
import type { BackupInfo } from '../../../shared/model/image.ts'
import type { Contents } from '../../../shared/model/chip-contents.ts'
import type { Blocker, BlockerCode } from '../../../shared/gate/blocker.ts'
import { remedyFor } from '../../../shared/text/remedies.ts'
import type { Standing } from '../../../shared/standing.ts'
import { twoMayAnswer } from '../../../shared/chip-doubt.ts'
import {
  causesHeading,
  causeTitle,
  looksHeading,
  sharePercent,
} from '../../../shared/text/wiring.ts'
import type { WiringRanking } from '../../../shared/model/wiring.ts'
import { sayContents, sayWayBack } from '../../../shared/text/chip-contents.ts'

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

/**
 * `contents` is what was seen of the chip afterwards: where it holds what it held, a block that did not erase is not
 * a wrong result but a chip that did not do as it was told.
 */
export function exitCodeOf(fault: FaultRecord | null, contents: Contents | null = null): number {
  if (fault === null) return 0
  if (fault.code === 'data.erase-incomplete' && contents?.state === 'compared-equal')
    return exitCodes.chip
  const family = fault.code.slice(0, fault.code.indexOf('.')) as FaultFamily
  return exitCodes[family]
}

/** The remedies speak to every front; these are their words on the command line. */
const hints: { readonly [C in FaultCode]?: string } = {
  'link.missing': 'List the programmers: pin-one --list-programmers',
  'link.no-answer': 'List the programmers: pin-one --list-programmers',
  'link.denied': 'List the programmers: pin-one --list-programmers',
  'link.silent': 'Set an SPI clock: add ,spispeed=1M to the -p option. Leave out cs=.',
  'link.off-header': 'List the programmers: pin-one --list-programmers',
  'wiring.unstable': 'Use a slower SPI clock: add ,spispeed=4M (or 1M) to the -p option.',
  'wiring.shifted': 'Use a slower SPI clock: add ,spispeed=4M (or 1M) to the -p option.',
  'wiring.reads-differ': 'Use a slower SPI clock: add ,spispeed=4M (or 1M) to the -p option.',
  'wiring.implausible': 'Use a slower SPI clock: add ,spispeed=4M (or 1M) to the -p option.',
  'chip.unknown': 'List the chip models: pin-one -L. Search by marking: pin-one -L W25Q64',
  'chip.ambiguous': 'Run it again with -c and the marking on the chip.',
  'chip.no-such-name': 'Search by marking: pin-one -L 25Q64',
  'chip.mismatch': 'Leave out -c. Pin One then uses the chip ID alone.',
  'chip.voltage':
    'If an adapter changes the voltage, add --programmer-voltage 1.8. Pin One cannot measure it and uses the number that you type.',
  'chip.protected': 'Run it again with --unprotect.',
  'chip.operation-ignored':
    'Run it again with --unprotect, or with -c and the marking on the chip.',
  'chip.protection-locked':
    'Run it again with -c and the marking on the chip. Pin One then uses that chip model alone.',
  'chip.setting-refused': 'List the ranges: --wp-list. Show the protection: --wp-status.',
  'image.exists': 'To replace a file of -r or -x, add --force.',
  'image.wrong-size': 'Split an image into its two parts: pin-one --split FILE [--board NAME]',
  'image.unfit':
    'Look inside a file or an archive: pin-one image FILE. Experts can overrule the mainboard, and only that: --ignore-board',
  'image.blank': 'To erase the chip, use -E instead of -w.',
  'image.nothing-to-undo': 'Look inside the file: pin-one image FILE',
  'image.no-region':
    'Options that name the regions: --ifd or --fmap (the chip), --ifd-file FILE, --fmap-file FILE or -l FILE. A file of one region: -i NAME:FILE.',
  'data.vault-unwritable': 'Use another folder: PIN_ONE_DATA=/another/folder pin-one ...',
  'gate.recovery-open': 'For another chip, or to leave it as it is: pin-one --dismiss',
  'gate.other-chip': 'Leave the old write as it is: pin-one --dismiss',
  'bug.unexpected': 'Save the support report: pin-one --report',
}

/** What the command line can be told about a closed gate. */
const blockerHints: Partial<Record<BlockerCode, string>> = {
  'voltage-unknown':
    'Read the supply voltage in the data sheet of the chip. Then add --chip-voltage 3.3 (or 1.8, or a range such as 2.7-3.6).',
}

const blockerHint = (blockers: readonly Blocker[]): string | undefined =>
  blockers.map(({ code }) => blockerHints[code]).find((hint) => hint !== undefined)

export interface FaultTelling {
  readonly fault: FaultRecord
  /** `null` for what has nothing to do with a chip. */
  readonly standing: Standing | null
}

function hintFor(fault: FaultRecord): string | undefined {
  if (fault.code === 'gate.closed') return blockerHint(fault.facts.blockers)
  if (fault.code === 'chip.ambiguous' && twoMayAnswer(fault.facts.differences))
    return 'For one chip only, run it again with -c and its marking.'
  if (fault.code === 'chip.setting-refused' && fault.facts.by.startsWith('unknown-'))
    return 'Run it again with -c and the marking on the chip.'
  // A clock is set on every SPI port of a board, and it has no chip select to leave out.
  if (fault.code === 'link.silent' && fault.facts.reach === 'spidev') return undefined
  return hints[fault.code]
}

/** What a longer look at the wires has shown; `null` where nobody looked or nothing was seen. */
export function rankingOf(fault: FaultRecord | null): WiringRanking | null {
  if (fault === null || !('causes' in fault.facts)) return null
  const { causes, looks } = fault.facts
  return causes === undefined || looks === undefined || causes.length === 0
    ? null
    : { causes, looks }
}

const CAUSES_TOLD = 6

const causeLines = (fault: FaultRecord): readonly string[] => {
  const causes = rankingOf(fault)?.causes ?? []
  return causes.length === 0
    ? []
    : [
        causesHeading(),
        ...causes
          .slice(0, CAUSES_TOLD)
          .map((cause) => `  - ${causeTitle(cause)} (${sharePercent(cause.share)})`),
        looksHeading(),
      ]
}

/** First what is known of the chip and where the backup is, then what is wrong, then the acts. */
export function faultLines({ fault, standing }: FaultTelling): readonly string[] {
  const { title, meaning, steps } = remedyFor(fault)
  const hint = hintFor(fault)
  const said = (place: Parameters<typeof sayContents>[0]): string =>
    standing === null ? '' : sayContents(place, standing)
  const wayBack = (place: Parameters<typeof sayWayBack>[0]): string =>
    standing === null ? '' : sayWayBack(place, fault.code, standing)
  const acts = [...steps, wayBack('fault.way-back')].filter((text) => text !== '')
  return [
    said('fault.contents'),
    said('fault.backup'),
    said('fault.leave'),
    `${title}.`,
    meaning,
    ...causeLines(fault),
    ...acts.map((step, index) => `  ${index + 1}. ${step}`),
    ...[hint ?? '', wayBack('fault.cli-hint')]
      .filter((text) => text !== '')
      .map((text) => `  ${text}`),
  ].filter((text) => text !== '')
}

/** What the outcome line tells. */
export interface Done {
  readonly sha256: string | null
  readonly backup: BackupInfo | null
  /** A write that found the chip already right. */
  readonly identical: boolean
  /** How often what was saved had been read, and whether equal reads prove it; `null` where nothing was saved. */
  readonly saved: { readonly reads: number; readonly proven: boolean } | null
}

export const nothingMore: Done = { sha256: null, backup: null, identical: false, saved: null }
export const readOnce = { reads: 1, proven: false } as const

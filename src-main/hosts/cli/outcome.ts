// SPDX-License-Identifier: GPL-3.0-or-later
/** How a command ends: the exit code, and the words for a fault. Pure. */
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
import { blockerHints, faultHints, otherHints } from '../../../shared/text/cli-outcome.ts'

/** One code per family of faults, so that a script knows who can repair it. */
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
 * `contents`: observed contents of the chip afterwards. If the chip still holds its old contents, a failed erase is a
 * fault of the chip (it ignored the command) and not a wrong result.
 */
export function exitCodeOf(fault: FaultRecord | null, contents: Contents | null = null): number {
  if (fault === null) return 0
  if (fault.code === 'data.erase-incomplete' && contents?.state === 'compared-equal')
    return exitCodes.chip
  const family = fault.code.slice(0, fault.code.indexOf('.')) as FaultFamily
  return exitCodes[family]
}

const blockerHint = (blockers: readonly Blocker[]): string | undefined =>
  blockers
    .map(({ code }) => (blockerHints as { readonly [C in BlockerCode]?: string })[code])
    .find((hint) => hint !== undefined)

export interface FaultTelling {
  readonly fault: FaultRecord
  /** `null` for commands without a chip. */
  readonly standing: Standing | null
  /** No mainboard was named: the chip may be in no clip. */
  readonly loose?: boolean
}

function hintFor(fault: FaultRecord): string | undefined {
  if (fault.code === 'gate.closed') return blockerHint(fault.facts.blockers)
  if (fault.code === 'chip.ambiguous' && twoMayAnswer(fault.facts.differences))
    return otherHints.twoMayAnswer
  if (fault.code === 'chip.setting-refused' && fault.facts.by.startsWith('unknown-'))
    return otherHints.nameTheChip
  // Every SPI port needs a clock and has no chip select that could be left out, so the usual hint does not apply.
  if (fault.code === 'link.silent' && fault.facts.reach === 'spidev') return undefined
  return (faultHints as { readonly [C in FaultCode]?: string })[fault.code]
}

/** Result of a longer look at the wires; `null` when there was none or it showed nothing. */
export function rankingOf(fault: FaultRecord | null): WiringRanking | null {
  if (fault === null || !('causes' in fault.facts)) return null
  const { causes, looks } = fault.facts
  return causes === undefined || looks === undefined || causes.length === 0
    ? null
    : { causes, looks }
}

const CAUSES_TOLD = 6

const causeLines = (fault: FaultRecord, loose: boolean): readonly string[] => {
  const causes = rankingOf(fault)?.causes ?? []
  return causes.length === 0
    ? []
    : [
        causesHeading(),
        ...causes
          .slice(0, CAUSES_TOLD)
          .map((cause) => `  - ${causeTitle(cause, loose)} (${sharePercent(cause.share)})`),
        looksHeading(),
      ]
}

/** First the state of the chip and its backup, then the fault, then what to do. */
export function faultLines({ fault, standing, loose = false }: FaultTelling): readonly string[] {
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
    ...causeLines(fault, loose),
    ...acts.map((step, index) => `  ${index + 1}. ${step}`),
    ...[hint ?? '', wayBack('fault.cli-hint')]
      .filter((text) => text !== '')
      .map((text) => `  ${text}`),
  ].filter((text) => text !== '')
}

/** Data of the outcome line. */
export interface Done {
  readonly sha256: string | null
  readonly backup: BackupInfo | null
  /** A write found that the chip already held the image. */
  readonly identical: boolean
  /** How often the saved contents were read, and whether equal reads prove them; `null` when nothing was saved. */
  readonly saved: { readonly reads: number; readonly proven: boolean } | null
}

export const nothingMore: Done = { sha256: null, backup: null, identical: false, saved: null }
export const readOnce = { reads: 1, proven: false } as const

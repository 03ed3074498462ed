// SPDX-License-Identifier: GPL-3.0-or-later
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
import { blockerHints, faultHints, otherHints } from '../../../shared/text/cli-outcome.ts'

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

const blockerHint = (blockers: readonly Blocker[]): string | undefined =>
  blockers
    .map(({ code }) => (blockerHints as { readonly [C in BlockerCode]?: string })[code])
    .find((hint) => hint !== undefined)

export interface FaultTelling {
  readonly fault: FaultRecord
  /** `null` for what has nothing to do with a chip. */
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
  // A clock is set on every SPI port of a board, and it has no chip select to leave out.
  if (fault.code === 'link.silent' && fault.facts.reach === 'spidev') return undefined
  return (faultHints as { readonly [C in FaultCode]?: string })[fault.code]
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

/** First what is known of the chip and where the backup is, then what is wrong, then the acts. */
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

// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The title of a file, in one line, and the act that enables a button blocked by a finding; made from the same findings
 * as the verdicts.
 */
import { openedFormats } from '../model/archive.ts'
import type { FindingFacts, ImageFinding } from '../model/image.ts'
import { fileTitles, stopActs, titleFor, titleHalf } from './image.ts'
import { claimText } from './rules.ts'

/** Longer texts are build descriptions, not versions that a user would compare. */
const longestVersion = 24

/** `''` while nothing is known. */
export function fileTitle(findings: readonly ImageFinding[]): string {
  const facts = <C extends keyof FindingFacts>(code: C): FindingFacts[C] | null =>
    // Code and facts come as a pair, which the table's type cannot say for a union.
    (findings.find((each) => each.code === code)?.facts as FindingFacts[C] | undefined) ?? null
  const other = facts('not-an-image')
  if (other !== null) return fileTitles[other.what.kind]
  if (facts('blank') !== null) return fileTitles.blank
  if (facts('turned-bytes') !== null) return fileTitles.turned
  const what = facts('what-it-is')
  if (what === null) return facts('practice-image') === null ? '' : fileTitles.practice
  const { firmware, claim } = what
  if (claim === null)
    return facts('practice-image') === null ? fileTitles[firmware] : fileTitles.practice
  const version =
    claim.version === null || claim.version.length > longestVersion ? '' : ` ${claim.version}`
  const title = titleFor(`${fileTitles[firmware]}${version}`, claimText(claim))
  const half = facts('half-of-pair')?.chip ?? null
  return half === 'top' || half === 'bottom' ? titleHalf[half](title) : title
}

/** What to do about a finding that stops. */
export function stopAct(finding: ImageFinding): string {
  switch (finding.code) {
    case 'refused-name':
    case 'one-byte-more':
    case 'me-missing':
    case 'vendor-files-missing':
      return stopActs.vendorFiles
    case 'wrong-size':
      return stopActs.size
    case 'unsplit':
      return stopActs.part
    case 'turned-bytes':
      return stopActs.order
    case 'not-an-image':
      return finding.facts.what.kind === 'archive' && openedFormats.has(finding.facts.what.format)
        ? stopActs.archive
        : stopActs.file
    case 'other-board':
    case 'other-board-name':
    case 'other-generation':
    case 'mixed-boards':
      return stopActs.board
    default:
      return stopActs.image
  }
}

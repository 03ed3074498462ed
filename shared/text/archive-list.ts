// SPDX-License-Identifier: GPL-3.0-or-later
/** Lines about what is inside an archive, for the command line and the page. */
import type { ArchiveListing } from '../model/archive.ts'
import { chosenBy, proposedEntry } from './codes.ts'
import { joined } from './contents-rules.ts'
import * as de from './de/archive-list.ts'
import * as en from './en/archive-list.ts'
import { spoken } from './language.ts'

const { entryLine, proposalWords } = spoken({ en, de })

export { entryLine }

/** The proposed file, and the reason for it. */
export function proposalText(listing: ArchiveListing): string {
  const entry = proposedEntry(listing)
  if (entry === undefined) return proposalWords.none
  const by = chosenBy(listing.chosenBy).map((each) => proposalWords.by[each])
  const others = listing.fitting.length - 1
  return joined(
    proposalWords.fits(
      by.length === 0
        ? proposalWords[listing.format === 'single' ? 'onlyFile' : 'nameAlone']
        : proposalWords.why(by),
      entry.name,
    ),
    others === 0 ? '' : proposalWords.more(others),
  )
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about a chip that responds but is not the chosen one. */
import { chipPhrases } from '../../shared/text/chip-phrases.ts'
import { disagreementText } from '../../shared/text/marking.ts'
import { partName } from '../../shared/part-name.ts'
import type { Unexpected } from '../wizard/expected.ts'
import { checkText as words } from './check.ts'
import { chipCalled } from './chip-names.ts'
import { sizeText } from './size.ts'

const sized = (name: string, bytes: number) => `${name}, ${sizeText(bytes)}`

const expectedOf = (other: Exclude<Unexpected, { readonly by: 'marking' }>): string =>
  other.by === 'board-size'
    ? sized(chipPhrases.bare(other.name), other.sizeBytes)
    : sized(`${other.marked.vendor} ${partName(other.marked)}`, other.marked.sizeBytes)

/** The chip of the same mainboard that it probably is; `null`: none is known. */
export const ratherCalled = ({ rather }: Unexpected): string | null =>
  rather === null
    ? null
    : rather.name === null
      ? words.otherUnnamed(rather.index + 1)
      : chipPhrases.bare(rather.name)

/** The expected and the detected chip, and the conclusion. */
export function otherChipLead(other: Unexpected): string {
  if (other.by === 'marking') return disagreementText(other.disagreement)
  const rather = ratherCalled(other)
  const found = sized(chipCalled(other.found), other.found.sizeBytes)
  return `${words.otherLead(found, expectedOf(other))} ${rather === null ? words.otherWhich : words.otherRather(rather)}`
}

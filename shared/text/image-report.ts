// SPDX-License-Identifier: GPL-3.0-or-later
/** Lines that list what is inside a file, for the command line and the page. */
import type { ImageContents } from '../model/contents.ts'
import { spelledBytes } from '../spelling.ts'
import { startsAt } from './codes.ts'
import * as de from './de/image-report.ts'
import * as en from './en/image-report.ts'
import { spoken } from './language.ts'

export { findingText } from './image.ts'
const { reportLines } = spoken({ en, de })

/** Names of files in one line; more would hide the rest of the report. */
const mostNames = 40

/** One fact a line, in the order of the file. */
export function contentLines(contents: ImageContents): readonly string[] {
  const { descriptor, gbe, me, fmap, cbfs, claims, uefi, chromebook } = contents
  const start = startsAt(contents.resetVector)
  return [
    ...claims.map((claim) =>
      claim.version === null
        ? reportLines.claim(claim)
        : reportLines.claimVersion(claim, claim.version),
    ),
    ...(descriptor === null
      ? []
      : [
          reportLines.descriptor(
            descriptor,
            descriptor.chips.map((size) =>
              size === null ? reportLines.unknownSize() : spelledBytes(size),
            ),
          ),
          ...descriptor.regions.map(({ name, range }) => reportLines.region(name, range)),
        ]),
    ...(gbe?.parts ?? []).map(({ mac, checksumGood }, index) =>
      reportLines.mac(index + 1, mac, checksumGood),
    ),
    ...(me === null ? [] : [reportLines.me(me)]),
    ...(fmap === null ? [] : [reportLines.fmap(fmap)]),
    ...cbfs.map((each) => reportLines.cbfs(each, namesOf(each.files))),
    ...(uefi.volumes.length === 0 ? [] : [reportLines.uefi(uefi.volumes.length)]),
    ...(start === null ? [] : [reportLines.start(start)]),
    ...(chromebook?.frid == null ? [] : [reportLines.chromebook(chromebook.frid)]),
    ...(contents.windowsKey ? [reportLines.windowsKey()] : []),
  ]
}

const namesOf = (files: readonly { readonly name: string }[]): readonly string[] =>
  files
    .map(({ name }) => name)
    .filter((name) => name !== '')
    .slice(0, mostNames)

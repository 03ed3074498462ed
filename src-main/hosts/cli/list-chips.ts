// SPDX-License-Identifier: GPL-3.0-or-later
/** `-L`: lists the chips of the table, or those that fit a marking. Needs neither app nor programmer. */
import { chipEntries } from '../../../shared/data/chips.ts'
import { markedOnce } from '../../../shared/data/marked-codes.ts'
import { searchMarking } from '../../../shared/data/marking-search.ts'
import { seriesText, supplyText } from '../../../shared/text/marking.ts'
import { spelledBytes } from '../../../shared/spelling.ts'
import type { Streams } from './terminal.ts'
import { listWords } from '../../../shared/text/cli-lists.ts'

/** Resolves with the exit code. Names are never shortened, because -c needs them as printed here. */
export function listChips(search: string | null, json: boolean, streams: Streams): number {
  const entries =
    search === null
      ? chipEntries()
      : [...new Set(searchMarking(search, { limit: 40 }).map(({ entry }) => entry))]
  const series = search === null ? null : markedOnce(search)
  if (series !== null && !json) streams.out.write(`${seriesText(series)}\n`)
  for (const { id, vendor, names, sizeBytes, supplyMv } of entries) {
    const supply = supplyText(supplyMv)
    streams.out.write(
      json
        ? `${JSON.stringify({ event: 'chip', id, vendor, names, sizeBytes, supplyMv })}\n`
        : `${spelledBytes(sizeBytes).padStart(9)}  ${supply.padEnd(16)}  ${vendor} ${names.join(' / ')}\n`,
    )
  }
  if (json)
    streams.out.write(
      `${JSON.stringify({ event: 'outcome', ok: true, exitCode: 0, chips: entries.length })}\n`,
    )
  else if (entries.length === 0) streams.out.write(`${listWords.noModel()}\n`)
  return 0
}

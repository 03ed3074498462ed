// SPDX-License-Identifier: GPL-3.0-or-later
import type { Mismatch } from '../../shared/model/mismatch.ts'
import { grouped } from '../../shared/text/numbers.ts'
import { backupText as words, shapeText } from '../text/backup.ts'
import { addressText } from '../text/size.ts'
import { BlockMap } from './BlockMap.tsx'
import { SectionTitle } from './SectionTitle.tsx'
import { MoreWays } from './MoreWays.tsx'
import { DataTable } from './DataTable.tsx'
import css from './MismatchMap.module.css'

interface MismatchMapProps {
  readonly mismatch: Mismatch
  readonly sizeBytes: number
  /** The two may differ on purpose: then the pattern indicates nothing. */
  readonly expected?: boolean
}

const worstRows = 3

/** Where two contents differ: as a map, as a list, and the cause that the pattern suggests. */
export function MismatchMap({ mismatch, sizeBytes, expected = false }: MismatchMapProps) {
  const { ranges, places, map, differingBytes, looksLike } = mismatch
  const worst = [...ranges].sort((a, b) => b.length - a.length).slice(0, worstRows)
  const list = ranges.length < places ? words.longest(ranges.length) : words.asList(places)
  return (
    <>
      <div className={css['map-head']}>
        <h2>{words.where(places, grouped(differingBytes))}</h2>
        <p className={css['legend']}>
          <span>{words.legendEqual}</span>
          <span>{words.legendDiffer}</span>
        </p>
      </div>
      <BlockMap
        sizeBytes={sizeBytes}
        heights={map}
        label={words.mapLabel(grouped(differingBytes), places)}
      />
      {expected ? null : (
        <>
          <SectionTitle>{words.pattern}</SectionTitle>
          <p className="sub">{shapeText[looksLike]}</p>
        </>
      )}
      <RangeTable ranges={worst} caption={words.worst} />
      {ranges.length > worst.length ? (
        <MoreWays>
          <summary>{list}</summary>
          <RangeTable ranges={ranges} caption={list} />
        </MoreWays>
      ) : null}
    </>
  )
}

function RangeTable({ ranges, caption }: Pick<Mismatch, 'ranges'> & { readonly caption: string }) {
  return (
    <DataTable className={css['ranges']}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.at}</th>
          <th scope="col">{words.to}</th>
          <th scope="col" data-number>
            {words.bytes}
          </th>
        </tr>
      </thead>
      <tbody>
        {ranges.map(({ offset, length }) => (
          <tr key={offset}>
            <td>
              <code>{addressText(offset)}</code>
            </td>
            <td>
              <code>{addressText(offset + length - 1)}</code>
            </td>
            <td data-number>{grouped(length)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

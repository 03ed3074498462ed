// SPDX-License-Identifier: GPL-3.0-or-later
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { purposeOf } from '../../shared/data/region-purposes.ts'
import type { ImageMap, MapRegion, RegionState } from '../../shared/model/image-map.ts'
import { grouped } from '../../shared/text/numbers.ts'
import { lookText as words } from '../text/look.ts'
import { addressText, sizeText } from '../text/size.ts'
import { wordsOfRegion } from '../../shared/text/region-purposes.ts'
import { DataTable, ScrollAcross } from './DataTable.tsx'
import { Link } from './Button.tsx'
import { MoreWays } from './MoreWays.tsx'
import css from './ImageMapView.module.css'

/** `Network region`, or `Area of the flash map (MY_AREA)` if only the kind of part is known. */
export function partCalled({ source, name }: Pick<MapRegion, 'source' | 'name'>): string {
  const { title } = wordsOfRegion(source, name)
  return purposeOf(source, name).name.endsWith('*') && name !== '' ? `${title} (${name})` : title
}

/** What the other image holds in a region, as far as the state of this region tells. */
const stateBefore: Readonly<Record<RegionState, RegionState>> = {
  data: 'data',
  empty: 'empty',
  identical: 'identical',
  changed: 'data',
  erased: 'data',
  new: 'empty',
}

interface ImageMapViewProps {
  readonly map: ImageMap
  /** The other image, if the two are compared. */
  readonly otherCalled: string
  /** The label of a fold around the table; if absent, the table is always shown. */
  readonly fold?: string
  /** Shown in place of the bars. */
  readonly picture?: ReactNode
}

/** The parts of an image, beside those of another one: as two bars, and as a table that screen readers can read. */
export function ImageMapView({ map, otherCalled, fold, picture }: ImageMapViewProps) {
  const [at, setAt] = useState<number | null>(null)
  const id = useId()
  const { regions, otherBytes, differentBytes, differences } = map
  const beside = otherBytes !== null
  const current = at === null ? null : (regions[at] ?? null)
  const states = [...new Set(regions.map(({ state }) => state))]
  return (
    <figure className={css['image-map']} onPointerLeave={() => setAt(null)}>
      {picture ?? (
        <>
          <figcaption className={css['map-legend']}>
            {states.map((state) => (
              <span key={state}>
                <i className={css['part-state']} data-state={state} aria-hidden="true" />
                {words.states[state]}
              </span>
            ))}
          </figcaption>
          <div aria-hidden="true">
            <Bar label={beside ? words.thisOne : ''} regions={regions} at={at} onAt={setAt} />
            {beside ? (
              <Bar label={otherCalled} regions={regions} at={at} onAt={setAt} before />
            ) : null}
          </div>
          <p className={`sub ${css['part-purpose']}`} data-testid="purpose" aria-hidden="true">
            {current === null ? (
              fold === undefined ? (
                words.hover
              ) : (
                ' '
              )
            ) : (
              <>
                <b>{partCalled(current)}.</b> {wordsOfRegion(current.source, current.name).purpose}
              </>
            )}
          </p>
        </>
      )}
      <Fold called={fold}>
        {beside ? (
          <p role="status" data-testid="compared">
            {differentBytes === 0 ? words.equal : words.differ(differentBytes, differences.length)}
          </p>
        ) : null}
        <ScrollAcross>
          <DataTable className={css['parts']} data-testid="parts">
            <caption className="visually-hidden">{words.parts}</caption>
            <thead>
              <tr>
                <th scope="col">{words.columns.part}</th>
                <th scope="col">{words.columns.from}</th>
                <th scope="col">{words.columns.to}</th>
                <th scope="col" data-number>
                  {words.columns.size}
                </th>
                <th scope="col">{words.columns.state}</th>
                {beside ? (
                  <th scope="col" data-number>
                    {words.columns.differ}
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {regions.map((region, index) => (
                <tr
                  key={region.range.offset}
                  data-at={index === at}
                  data-state={region.state}
                  onPointerEnter={() => setAt(index)}
                >
                  <th scope="row">
                    <Link
                      aria-describedby={`${id}-${index}`}
                      onFocus={() => setAt(index)}
                      onClick={() => setAt(index)}
                    >
                      {partCalled(region)}
                    </Link>
                    <span id={`${id}-${index}`} className="visually-hidden">
                      {wordsOfRegion(region.source, region.name).purpose}
                    </span>
                  </th>
                  <td>
                    <code>{addressText(region.range.offset)}</code>
                  </td>
                  <td>
                    <code>{addressText(region.range.offset + region.range.length - 1)}</code>
                  </td>
                  <td data-number>{sizeText(region.range.length)}</td>
                  <td>
                    <i className={css['part-state']} data-state={region.state} aria-hidden="true" />
                    {words.states[region.state]}
                  </td>
                  {beside ? <td data-number>{grouped(region.differentBytes)}</td> : null}
                </tr>
              ))}
            </tbody>
          </DataTable>
        </ScrollAcross>
      </Fold>
    </figure>
  )
}

function Fold({
  called,
  children,
}: {
  readonly called?: string | undefined
  readonly children: ReactNode
}) {
  return called === undefined ? (
    children
  ) : (
    <MoreWays data-testid="image-map">
      <summary>{called}</summary>
      {children}
    </MoreWays>
  )
}

interface BarProps {
  readonly label: string
  readonly regions: readonly MapRegion[]
  readonly at: number | null
  readonly onAt: (index: number) => void
  readonly before?: boolean
}

function Bar({ label, regions, at, onAt, before = false }: BarProps) {
  return (
    <div className={css['part-bar']}>
      {label === '' ? null : <span className={css['part-bar-label']}>{label}</span>}
      <div className={css['part-bar-parts']}>
        {regions.map(({ range, state }, index) => (
          <span
            key={range.offset}
            className={css['part-state']}
            data-at={index === at}
            data-state={before ? stateBefore[state] : state}
            // A region of 4 KiB beside one of 16 MiB must stay visible: the width grows with the square root of the
            // size.
            style={{ flexGrow: Math.sqrt(range.length) }}
            onPointerEnter={() => onAt(index)}
          />
        ))}
      </div>
    </div>
  )
}

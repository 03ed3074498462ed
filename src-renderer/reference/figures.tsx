// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** Joins the reference to its drawings: this file provides every picture that the guide's data names. */
import { FlipHorizontal2 } from 'lucide-react'
import { useState } from 'react'
import { headers, packages, programmers } from '../../shared/data/guide.ts'
import type { FigureId } from '../../shared/data/guide-pages.ts'
import { Button } from '../parts/Button.tsx'
import { ChipDrawing } from '../parts/drawing/ChipDrawing.tsx'
import { headerPlaces } from '../parts/drawing/header-places.ts'
import { HeaderFigure as HeaderDrawing } from '../parts/drawing/HeaderFigure.tsx'
import { asPrinted } from '../parts/drawing/wiring-chip.ts'
import { TurnButtons } from '../parts/TurnButtons.tsx'
import { drawingText } from '../text/drawing.ts'
import { Clips, LooseChips, PicoPins } from './pictures.tsx'
import { wordsOfHeader } from '../../shared/text/guide-headers.ts'
import { SheetActs } from '../parts/Sheet.tsx'
import styles from './figures.module.css'
import ink from '../parts/drawing/ink.module.css'

interface PackageFigureProps {
  readonly packageId: string
  /** Body size to draw; the usual size by default. */
  readonly variant?: number
  /** Outline only, to scale: in a narrow column the names beside the legs would be too small to read. */
  readonly small?: boolean
}

/** The chip as it lies in front of the user: two buttons turn it and show it from below. */
export function PackageFigure({ packageId, variant, small = false }: PackageFigureProps) {
  const chip = packages.find(({ id }) => id === packageId)
  const [lie, setLie] = useState(asPrinted)
  if (chip === undefined) return null
  const size = chip.variants[variant ?? 0]
  if (small)
    return (
      <div
        className={`${styles['figure']} ${styles['chip']} ${styles['small']}`}
        data-figure={packageId}
      >
        <ChipDrawing chipPackage={chip} size="small" />
      </div>
    )
  return (
    <div className={`${styles['figure']} ${styles['chip']}`} data-figure={packageId}>
      <ChipDrawing chipPackage={chip} {...lie} {...(size === undefined ? {} : { variant: size })} />
      <SheetActs>
        <TurnButtons lie={lie} onLie={setLie} />
      </SheetActs>
    </div>
  )
}

/** Room for the names beside the pins and for the title above them, in drawing units. */
const margin = { side: 14, top: 28, bottom: 12, title: 42 } as const

interface HeaderFigureProps {
  readonly headerId: string
  /** Names the header; left out if the title of the page does. */
  readonly captioned?: boolean
}

export function HeaderFigure({ headerId, captioned = false }: HeaderFigureProps) {
  const header = headers.find(({ id }) => id === headerId)
  const [under, setUnder] = useState(false)
  if (header === undefined) return null
  const user = programmers.find((candidate) => candidate.header === headerId)
  const used = new Map(
    Object.entries(user?.pins ?? {}).map(([signal, { pin }]) => [pin, signal] as const),
  )
  const names = new Map(
    Object.values(user?.pins ?? {}).flatMap(({ pin, gpio }) =>
      gpio === null ? [] : [[pin, gpio] as const],
    ),
  )
  const places = headerPlaces(header, margin.side, margin.top, {
    used,
    names,
    allNames: true,
    under,
  })
  const [left, right] = places.extent
  const width = right - left + 2 * margin.side
  const height = places.box.y + places.box.height + (places.edge ? margin.title : margin.bottom)
  const { name } = wordsOfHeader(header)
  const title = name.split(',')[0] ?? name
  return (
    <div className={`${styles['figure']} ${styles['header']}`} data-figure={headerId}>
      <svg
        className={ink['drawing']}
        viewBox={`${left - margin.side} 0 ${width} ${height}`}
        style={{ maxWidth: width * 1.2 }}
        role="img"
        aria-label={`${name}, ${under ? drawingText.fromBelow : drawingText.fromAbove}`}
      >
        <HeaderDrawing
          places={places}
          title={places.edge ? title.replace('Raspberry Pi ', '') : ''}
          under={under}
          titleBelow
        />
      </svg>
      {places.edge ? (
        <SheetActs>
          <Button small onPress={() => setUnder(!under)}>
            <FlipHorizontal2 aria-hidden="true" />
            {under ? drawingText.flipBack : drawingText.flip}
          </Button>
        </SheetActs>
      ) : null}
      {captioned ? <p className="label">{name}</p> : null}
    </div>
  )
}

export function GuideFigure({ id }: { readonly id: FigureId }) {
  const Picture = { 'pico-pins': PicoPins, clips: Clips, 'loose-chips': LooseChips }[id]
  return (
    <figure className={`${styles['figure']} ${styles['wide']}`} data-figure={id}>
      <Picture />
    </figure>
  )
}

// SPDX-License-Identifier: GPL-3.0-or-later
import type { ImageMap } from '../../shared/model/image-map.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { mapCells } from '../../shared/write-map.ts'
import { lookText } from '../text/look.ts'
import { sizeText } from '../text/size.ts'
import { blockColumns, blockShares } from './block-cells.ts'
import { regionLabels } from './image-labels.ts'
import { Key } from './Key.tsx'
import css from './ImageOnChip.module.css'

/** The part of a whole image for this chip. */
export interface CutPart {
  readonly range: ByteRange
  /** Size of the whole file. */
  readonly fileBytes: number
}

interface ImageOnChipProps {
  readonly map: ImageMap
  /** `null`: the file is as large as the chip. */
  readonly part: CutPart | null
  readonly nameOf: (index: number) => string
}

const body = { y: 20, width: 560, height: 262 } as const
const pitch = [8.3, 15.2] as const
const inset = [16, 11] as const
const names = { wide: 210, apart: 20 } as const
const strip = { x: 1, width: 54, arrow: 96 } as const
const legs = [90, 202, 314, 426] as const

type Cell = 'stays' | 'changes' | 'data' | 'empty'
const squares: Readonly<Record<Cell, string>> = {
  stays: 'h6.4v12h-6.4z',
  data: 'h6.4v12h-6.4z',
  changes: 'm.4 .4h5.6v11.2h-5.6z',
  empty: 'm.6 .6h5.2v10.8h-5.2z',
}

/**
 * The chip as it lies on the table, with the contents from the image and the names of the parts; shows the cut if the
 * image is a part of a file.
 */
export function ImageOnChip({ map, part, nameOf }: ImageOnChipProps) {
  const words = lookText.onChip
  const left = part === null ? 1 : strip.width + strip.arrow
  const width = left + body.width + names.wide
  const cells = cellsOf(map)
  const shown = [...new Set(cells)]
  const path = (kind: Cell) =>
    cells
      .flatMap((cell, index) => {
        if (cell !== kind) return []
        const x = left + inset[0] + (index % blockColumns) * pitch[0]
        const y = body.y + inset[1] + Math.floor(index / blockColumns) * pitch[1]
        return [`M${x.toFixed(1)} ${y.toFixed(1)}${squares[kind]}`]
      })
      .join('')
  const top = body.y + inset[1]
  const high = 16 * pitch[1]
  const labels = regionLabels(map.sizeBytes, map.regions, nameOf, names.apart / high)
  const right = left + body.width
  const changed = cells.filter((cell) => cell === 'changes').length
  return (
    <div className={css['picture']}>
      <svg
        className={css['chip']}
        viewBox={`0 0 ${width} 302`}
        role="img"
        aria-label={
          map.otherBytes === null ? words.label : words.labelBeside(changed, cells.length)
        }
      >
        {part === null ? null : <Strip part={part} left={left} />}
        {legs.map((x) => (
          <g key={x} className={css['leg']}>
            <rect x={left + x} y="4" width="44" height="18" />
            <rect x={left + x} y="280" width="44" height="18" />
          </g>
        ))}
        <rect className={css['body']} x={left} {...body} rx="6" />
        {(['stays', 'changes', 'data', 'empty'] as const).map((kind) => (
          <path key={kind} className={css[kind]} d={path(kind)} />
        ))}
        <g className={css['names']}>
          {labels.map(({ name, from, to, at }) => {
            const [a, b] = [top + from * high, top + to * high]
            const y = top + at * high
            return (
              <g key={`${name} ${from}`}>
                <path
                  d={`M${right + 6} ${a}h6V${Math.max(b, a + 1.5)}h-6M${right + 12} ${(a + b) / 2}L${right + 24} ${y}h6`}
                />
                <text x={right + 35} y={y + 5}>
                  {name}
                </text>
              </g>
            )
          })}
        </g>
      </svg>
      <Key
        as="p"
        size={[14, 18]}
        entries={shown.map((kind) => ({
          id: kind,
          square: <path className={css[kind]} d={`M3.8 3${squares[kind]}`} />,
          name: words.cells[kind],
        }))}
      />
    </div>
  )
}

/** The whole file as a bar in address order, with an arrow from the part for this chip. */
function Strip({
  part: { range, fileBytes },
  left,
}: {
  readonly part: CutPart
  readonly left: number
}) {
  const y = body.y + (range.offset / fileBytes) * body.height
  const height = (range.length / fileBytes) * body.height
  const middle = y + height / 2
  const x = strip.x + strip.width
  return (
    <g className={css['strip']}>
      <rect x={strip.x} y={body.y} width={strip.width} height={body.height} rx="4" />
      <rect className={css['taken']} x={strip.x} y={y} width={strip.width} height={height} rx="4" />
      <path d={`M${x + 8} ${middle}H${left - 12}m-9-7 10 7-10 7`} />
      <text x={x + 8} y={body.y + 12}>
        {sizeText(fileBytes)}
      </text>
    </g>
  )
}

/** With the contents of the chip: where bytes differ. Alone: which blocks are not blank. */
function cellsOf({ sizeBytes, otherBytes, regions, differences }: ImageMap): readonly Cell[] {
  if (otherBytes !== null)
    return blockShares(sizeBytes, differences).map((share) => (share > 0 ? 'changes' : 'stays'))
  const filled = regions.filter(({ state }) => state !== 'empty').map(({ range }) => range)
  const shares = blockShares(sizeBytes, filled)
  return Array.from({ length: mapCells }, (_, at) => ((shares[at] ?? 0) > 0 ? 'data' : 'empty'))
}

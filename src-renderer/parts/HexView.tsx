// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { ImageMap, MapRegion } from '../../shared/model/image-map.ts'
import type { ImageInfo } from '../../shared/model/image.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { lookText as words } from '../text/look.ts'
import { addressText } from '../text/size.ts'
import { Button } from './Button.tsx'
import { hexRows, nextDifference, previousDifference, rowBytes, topAt } from './hex-rows.ts'
import type { HexByte } from './hex-rows.ts'
import { partCalled } from './ImageMapView.tsx'
import { TextField } from './Field.tsx'
import { ScrollAcross } from './DataTable.tsx'
import css from './HexView.module.css'

/** Few enough to draw a page of them at once; only they are loaded, however long the file is. */
const rowCount = 24
const pageBytes = rowCount * rowBytes

interface HexViewProps {
  readonly image: ImageInfo
  readonly other: ImageInfo | null
  readonly map: ImageMap
  /** Returns the bytes of a part of a file; `null`: not available. Must be the same function at every render. */
  readonly read: (imageId: string, range: ByteRange) => Promise<Uint8Array | null>
}

/** The bytes of one or two files, one page at a time, with buttons to the previous and next difference. */
export function HexView({ image, other, map, read }: HexViewProps) {
  const size = Math.max(image.sizeBytes, other?.sizeBytes ?? 0)
  const page = useHexPage(size, map.differences)
  const { top } = page
  const note = useId()
  const one = useBytes(read, image.id, top)
  const two = useBytes(read, other?.id ?? null, top)
  const rows = hexRows(top, rowCount, one, other === null ? null : two, size)
  return (
    <section aria-label={words.bytes}>
      <div className={css['hex-acts']}>
        {other === null ? null : <DifferenceButtons page={page} />}
        <GoTo page={page} note={note} />
      </div>
      {page.wrong ? (
        <p id={note} className="sub" role="alert">
          {words.notAnAddress}
        </p>
      ) : null}
      <Where page={page} map={map} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a page of bytes is moved with the keys */}
      <ScrollAcross role="group" aria-label={words.bytesLead} tabIndex={0} onKeyDown={page.onKey}>
        <HexTable image={image} other={other} regions={map.regions} page={page} rows={rows} />
      </ScrollAcross>
      <label className={css['hex-position']}>
        <span className="visually-hidden">{words.position}</span>
        <input
          type="range"
          min={0}
          max={Math.max(rowBytes, page.last)}
          step={rowBytes}
          value={top}
          aria-valuetext={addressText(top)}
          onChange={({ target }) => page.show(Number(target.value))}
        />
      </label>
    </section>
  )
}

interface HexPage {
  /** Address of the first byte that is shown. */
  readonly top: number
  /** Address of the last byte that is shown. */
  readonly end: number
  /** Largest possible value of `top`. */
  readonly last: number
  /** The difference that the user went to last; `null`: the user has moved since. */
  readonly found: number | null
  /** Index of the next and the previous difference; `null`: there is none. */
  readonly next: number | null
  readonly previous: number | null
  /** The typed text is not an address in the files. */
  readonly wrong: boolean
  readonly show: (address: number) => void
  readonly go: (difference: number | null) => void
  readonly goTo: (typed: string) => void
  readonly onKey: (event: KeyboardEvent) => void
}

/** Which part of `size` bytes is on screen, and the functions that change it. */
function useHexPage(size: number, differences: ImageMap['differences']): HexPage {
  const [top, setTop] = useState(0)
  const [found, setFound] = useState<number | null>(null)
  const [wrong, setWrong] = useState(false)
  const atAddress = found === null ? top : (differences[found]?.offset ?? top)
  const next = nextDifference(differences, found === null ? top - 1 : atAddress)
  const previous = previousDifference(differences, atAddress)
  const show = (address: number) => {
    setFound(null)
    setTop(topAt(address, size, rowCount))
  }
  const go = (index: number | null) => {
    const range = index === null ? undefined : differences[index]
    if (index === null || range === undefined) return
    show(range.offset - 2 * rowBytes)
    setFound(index)
  }
  const goTo = (typed: string) => {
    const address = /^(?:0x)?[0-9a-f]{1,8}$/i.test(typed.trim())
      ? Number.parseInt(typed.trim().replace(/^0x/i, ''), 16)
      : size
    setWrong(address >= size)
    if (address < size) show(address)
  }
  const onKey = (event: KeyboardEvent) => {
    const act = {
      ArrowDown: () => show(top + rowBytes),
      ArrowUp: () => show(top - rowBytes),
      PageDown: () => show(top + pageBytes),
      PageUp: () => show(top - pageBytes),
      Home: () => show(top - size),
      End: () => show(top + size),
      n: () => go(next),
      p: () => go(previous),
    }[event.key]
    if (act === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    act()
  }
  const end = Math.min(size, top + pageBytes) - 1
  const last = topAt(size, size, rowCount)
  return { top, end, last, found, next, previous, wrong, show, go, goTo, onKey }
}

function DifferenceButtons({ page: { previous, next, go } }: { readonly page: HexPage }) {
  return (
    <>
      <Button
        small
        blocked={previous === null ? words.noPrevious : null}
        onPress={() => go(previous)}
      >
        {words.previous}
      </Button>
      <Button small blocked={next === null ? words.noNext : null} onPress={() => go(next)}>
        {words.next}
      </Button>
      {previous !== null && next !== null ? null : (
        <span className="sub">
          {[previous === null ? words.noPrevious : '', next === null ? words.noNext : '']
            .join(' ')
            .trim()}
        </span>
      )}
    </>
  )
}

function GoTo({ page, note }: { readonly page: HexPage; readonly note: string }) {
  const [typed, setTyped] = useState('')
  const { wrong } = page
  return (
    <form
      className={css['hex-goto']}
      onSubmit={(event) => {
        event.preventDefault()
        page.goTo(typed)
      }}
    >
      <label>
        <span>{words.goTo}</span>
        <TextField
          data

          value={typed}
          size={9}
          aria-invalid={wrong}
          aria-describedby={wrong ? note : undefined}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      <Button small onPress={() => page.goTo(typed)}>
        {words.go}
      </Button>
    </form>
  )
}

/** Shown and spoken: which part is on screen, or which difference the user went to. */
function Where({ page, map }: { readonly page: HexPage; readonly map: ImageMap }) {
  const { top, end, found } = page
  const { differences, regions } = map
  const range = found === null ? null : (differences[found] ?? null)
  const part = (address: number): MapRegion | undefined =>
    regions.find(({ range: { offset, length } }) => offset <= address && address < offset + length)
  return (
    <p className="sub" role="status" data-testid="difference">
      {range === null
        ? words.shown(addressText(top), addressText(end))
        : words.at(
            (found ?? 0) + 1,
            differences.length,
            addressText(range.offset),
            addressText(range.offset + range.length - 1),
            partCalled(part(range.offset) ?? { source: 'none', name: '' }),
          )}
    </p>
  )
}

interface HexTableProps extends Pick<HexViewProps, 'image' | 'other'> {
  readonly regions: readonly MapRegion[]
  readonly page: HexPage
  readonly rows: ReturnType<typeof hexRows>
}

function HexTable({ image, other, regions, page: { top, end }, rows }: HexTableProps) {
  return (
    <table className={css['hex-table']} data-testid="bytes">
      <caption className="visually-hidden">
        {words.shown(addressText(top), addressText(end))}
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.address}</th>
          <th scope="col">{image.name}</th>
          {other === null ? null : <th scope="col">{other.name}</th>}
          <th scope="col" aria-hidden="true">
            {words.text}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const begins = regions.find(
            ({ range: { offset } }) => offset >= row.address && offset < row.address + rowBytes,
          )
          return [
            begins === undefined ? null : (
              <tr key={`part ${row.address}`} className={css['hex-part']}>
                <th scope="rowgroup" colSpan={other === null ? 3 : 4}>
                  {addressText(begins.range.offset)} {partCalled(begins)}
                </th>
              </tr>
            ),
            <tr key={row.address}>
              <th scope="row">{addressText(row.address)}</th>
              <Bytes bytes={row.one} />
              {other === null ? null : <Bytes bytes={row.two} />}
              <td aria-hidden="true">{row.text}</td>
            </tr>,
          ]
        })}
      </tbody>
    </table>
  )
}

/** Joins neighbouring bytes of one kind, so that a difference is marked as a whole. */
function Bytes({ bytes }: { readonly bytes: readonly HexByte[] }) {
  const runs: { differs: boolean; text: string[] }[] = []
  for (const { text, differs } of bytes) {
    const run = runs.at(-1)
    if (run !== undefined && run.differs === differs) run.text.push(text)
    else runs.push({ differs, text: [text] })
  }
  return (
    <td>
      {runs.map(({ differs, text }, index) => {
        const spelled = `${index === 0 ? '' : ' '}${text.join(' ')}`
        // Only the position in the row distinguishes two runs.
        return differs ? <mark key={index}>{spelled}</mark> : <span key={index}>{spelled}</span>
      })}
    </td>
  )
}

/** The bytes of the page; keeps the previous ones until they are loaded. */
function useBytes(read: HexViewProps['read'], imageId: string | null, offset: number) {
  const [held, setHeld] = useState<{ offset: number; bytes: Uint8Array } | null>(null)
  useEffect(() => {
    if (imageId === null) return undefined
    let wanted = true
    const fetchPage = async () => {
      const bytes = await read(imageId, { offset, length: pageBytes })
      if (wanted && bytes !== null) setHeld({ offset, bytes })
    }
    void fetchPage()
    return () => {
      wanted = false
    }
  }, [read, imageId, offset])
  return held !== null && held.offset === offset ? held.bytes : null
}

// SPDX-License-Identifier: GPL-3.0-or-later
import { OctagonX, TriangleAlert } from 'lucide-react'
import { useDeferredValue, useId } from 'react'
import { voltageClass } from '../../shared/data/chip-series.ts'
import type { ChipEntry } from '../../shared/data/chips.ts'
import { supplyVerdict } from '../../shared/gate/supply.ts'
import { seriesText } from '../../shared/text/marking.ts'
import { PrintLooking } from '../parts/ChipLooking.tsx'
import { choose } from '../store/wizard.ts'
import { packageText as words } from '../text/package.ts'
import { sizeText, supplyText, voltText } from '../text/size.ts'
import { printParts, voltageDecidedBy } from '../wizard/print-parts.ts'
import { practiceMarking } from '../wizard/practice-chip.ts'
import { readPrint } from '../wizard/print.ts'
import type { WizardView } from '../wizard/view.ts'
import { TextField } from '../parts/Field.tsx'
import { Pick, PickRow } from '../parts/Pick.tsx'
import { Note } from '../parts/Note.tsx'
import css from './ChipPrint.module.css'

interface ChipPrintProps {
  readonly view: WizardView
  /** Enter in the field presses the main button of the page. */
  readonly onEnter: () => void
  /** Continues without a marking, to the question about the supply; `null`: the marking is the only question. */
  readonly onWithout: (() => void) | null
}

/** The marking on the chip: the user types it in, and the app looks it up. */
export function ChipPrint({ view, onEnter, onWithout }: ChipPrintProps) {
  const { choices, chipEntry, boardChip } = view
  const id = useId()
  const text = useDeferredValue(choices.marking)
  const boardParts = boardChip?.parts ?? []
  const practised = practiceMarking(view.programmerId)
  const { matches, near, settled, alike, lowVoltage, series } = readPrint(text, boardParts)
  const understood =
    matches.find(({ entry }) => entry.id === choices.chipEntry)?.entry ?? settled?.entry
  const type = (marking: string) => {
    choose({ marking })
    const read = readPrint(marking, boardParts).settled
    choose({ chipEntry: read?.entry.id ?? null })
  }
  const boardBytes = boardChip?.size_bytes ?? null
  const differs =
    chipEntry !== null &&
    boardBytes !== null &&
    boardBytes > 0 &&
    chipEntry.sizeBytes !== boardBytes
  return (
    <>
      <h2>
        <label htmlFor={id}>{words.print}</label>
      </h2>
      <TextField
        data
        id={id}
        data-testid="print"
        placeholder={words.printPlaceholder}
        value={choices.marking}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => type(target.value)}
        onKeyDown={({ key }) => {
          if (key === 'Enter') onEnter()
        }}
      />
      <p className="sub" role="status">
        {text === ''
          ? words.printHint
          : matches.length === 0
            ? words.printNone
            : near
              ? words.printNear
              : settled === null
                ? words.printSeveral
                : words.printSettled(`${settled.entry.vendor} ${settled.name}`, alike)}
      </p>
      {text !== '' || practised === null ? null : (
        <p className="sub care">{words.printPractice(practised)}</p>
      )}
      {understood === undefined ? null : <PrintRead text={text} entry={understood} />}
      {series?.voltage !== '1.8 V' || chipEntry !== null ? null : (
        <Note level="care">
          <TriangleAlert aria-hidden="true" />
          <span>{seriesText(series)}</span>
        </Note>
      )}
      {lowVoltage === null || chipEntry !== null ? null : (
        <Note level="care">
          <TriangleAlert aria-hidden="true" />
          <span>{words.lowVoltage(lowVoltage.name)}</span>
        </Note>
      )}
      {text === '' || matches.length === 0 ? null : (
        <Pick className={css['prints']} data-testid="prints">
          {matches.map(({ entry, name, sizeBytes, supplyMv }) => (
            <PickRow key={`${entry.id} ${name}`} chosen={choices.chipEntry === entry.id}>
              <input
                type="radio"
                name="part"
                checked={choices.chipEntry === entry.id}
                onChange={() => choose({ chipEntry: entry.id })}
              />
              <span>
                <b>{name}</b> <span className="sub">{entry.vendor}</span>
              </span>
              <span
                className={
                  supplyVerdict(supplyMv, view.programmerMv) === 'too-high' ? 'sub care' : 'sub'
                }
              >
                {sizeText(sizeBytes)}
                {`, ${supplyMv === null ? words.supplyUnknown : supplyText(supplyMv)}`}
              </span>
            </PickRow>
          ))}
        </Pick>
      )}
      {text === '' || onWithout !== null ? <PrintLooking onWithout={onWithout} /> : null}
      {differs ? (
        <Note level="care" role="status">
          <OctagonX aria-hidden="true" />
          <span>{words.sizeDiffers(sizeText(chipEntry.sizeBytes), sizeText(boardBytes))}</span>
        </Note>
      ) : null}
    </>
  )
}

/** The letters of the marking, each with its meaning. */
function PrintRead({ text, entry }: { readonly text: string; readonly entry: ChipEntry }) {
  const parts = printParts(text, entry)
  const volts = voltageClass(entry.supplyMv)
  const told = volts === '3 V' ? voltText(3000) : volts === '1.8 V' ? voltText(1800) : null
  const decides = voltageDecidedBy(parts, entry)
  const mbit = (entry.sizeBytes * 8) / 1048576
  const say = {
    maker: entry.vendor,
    family: words.parts.family(told !== null && decides === 'family' ? told : null),
    capacity: words.parts.capacity(
      mbit < 1 ? `${mbit * 1024} Kbit` : `${mbit} Mbit`,
      sizeText(entry.sizeBytes),
    ),
    series: told !== null && decides === 'series' ? words.parts.seriesOf(told) : words.parts.series,
    package: words.parts.package,
  }
  return parts.length === 0 ? null : (
    <ul className={css['print-read']} aria-label={words.partsLabel}>
      {parts.map(({ text: letters, means }) => (
        <li key={means} data-means={means}>
          <b>
            <code>{letters}</code>
          </b>
          <span>{say[means]}</span>
        </li>
      ))}
    </ul>
  )
}

import '../styles/package.css'
import { Lock, LockOpen, OctagonX, TriangleAlert } from 'lucide-react'
import { useDeferredValue, useId, useMemo, useState } from 'react'
import { voltageClass } from '../../shared/data/chip-names.ts'
import { chipEntries } from '../../shared/data/chips.ts'
import type { ChipEntry } from '../../shared/data/chips.ts'
import { packages } from '../../shared/data/guide.ts'
import { seriesText } from '../../shared/text/marking.ts'
import {
  adapterMv,
  answeredSupplyMv,
  supplyVerdict,
  usualProgrammerMv,
} from '../../shared/gate/supply.ts'
import { BackButton } from '../parts/BackButton.tsx'
import { Button } from '../parts/Button.tsx'
import { Cautions } from '../parts/Cautions.tsx'
import { ChipDrawing } from '../parts/drawing/ChipDrawing.tsx'
import { Screen } from '../parts/Screen.tsx'
import { TurnButtons } from '../parts/TurnButtons.tsx'
import { VoltageScale } from '../parts/VoltageScale.tsx'
import { chooseLie, lieOf } from '../parts/WiringView.tsx'
import { useView } from '../store/selectors.ts'
import { choose, goOn } from '../store/wizard.ts'
import { blockerAct } from '../../shared/text/blockers.ts'
import { packageText as words } from '../text/package.ts'
import { sizeText, voltText } from '../text/size.ts'
import { otherVoltageFound } from '../wizard/found-voltage.ts'
import { lowVoltageRival, printParts } from '../wizard/print-parts.ts'
import { practiceMarking } from '../wizard/practice-chip.ts'
import { readPrint } from '../wizard/print.ts'
import { blockersOf } from '../wizard/stages.ts'
import type { WizardView } from '../wizard/view.ts'

/** Wide SOIC8 is what 25xx chips usually come in, so it stands for its kind in the list. */
const typical: Readonly<Record<string, string | undefined>> = { soic8: 'soic8-208' }

/** Step 2: the package by looking, the part by its print, and the supply voltage, which stays locked until known. */
export function Package() {
  const view = useView()
  const { choices, boardChip, chipPackage } = view
  const lie = lieOf(choices)
  const practised = practiceMarking(view.programmerId)
  const [variantId, setVariantId] = useState<string | null>(null)
  const [blocker] = blockersOf('package', view)
  const reason =
    blocker === undefined
      ? null
      : otherVoltageFound(view) === null
        ? blockerAct(blocker)
        : words.foundOtherWhy
  const expected = boardChip?.packages ?? []
  const variant =
    chipPackage?.variants.find(({ id }) => id === (variantId ?? typical[chipPackage.id])) ??
    chipPackage?.variants[0]
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      back={<BackButton to="programmer" />}
      why={reason}
      commit={
        <Button look="go" blocked={reason} onPress={() => goOn()}>
          {words.commit}
        </Button>
      }
    >
      <fieldset className="packages">
        <legend className="visually-hidden">{words.title}</legend>
        {packages.map((each) => {
          const shown = each.variants.find(({ id }) => id === typical[each.id]) ?? each.variants[0]
          return (
            <label
              key={each.id}
              className={choices.chipPackage === each.id ? 'package on' : 'package'}
            >
              <span className="package-picture">
                {shown === undefined ? null : (
                  <ChipDrawing chipPackage={each} variant={shown} size="small" />
                )}
              </span>
              <span className="package-name">
                <input
                  type="radio"
                  name="package"
                  checked={choices.chipPackage === each.id}
                  onChange={() => choose({ chipPackage: each.id })}
                />
                <b>{words.names[each.id]?.name ?? each.id}</b>
              </span>
              <span className="sub">{words.names[each.id]?.text}</span>
              {expected.includes(each.id) ? (
                <span className="label act">
                  {expected.length > 1 ? words.expectedOneOf : words.expected}
                </span>
              ) : null}
            </label>
          )
        })}
      </fieldset>
      <div className="package-halves">
        <div>
          {chipPackage === null || variant === undefined ? null : (
            <div className="drawing">
              <ChipDrawing
                chipPackage={chipPackage}
                variant={variant}
                {...lie}
                {...(practised === null ? {} : { print: [practised] })}
              />
              <div className="drawing-acts">
                <TurnButtons lie={lie} onLie={chooseLie} />
                {chipPackage.variants.length > 1 ? (
                  <select
                    aria-label={words.variant}
                    value={variant.id ?? ''}
                    onChange={({ target }) => setVariantId(target.value)}
                  >
                    {chipPackage.variants.map(({ id, label }) => (
                      <option key={id} value={id}>
                        {label}
                      </option>
                    ))}
                  </select>
                ) : null}
              </div>
            </div>
          )}
          {chipPackage === null ? null : (
            <>
              <p className="sub under-drawing">{words.pin1}</p>
              {chipPackage.clip_works ? null : (
                <p className="sub">
                  {words.noClip} {chipPackage.clip_note ?? ''}
                </p>
              )}
            </>
          )}
        </div>
        <div>
          <Print view={view} />
          <Supply view={view} />
          <Cautions stage="package" view={view} />
        </div>
      </div>
    </Screen>
  )
}

/** The print on the chip, typed in and looked up. */
function Print({ view }: { readonly view: WizardView }) {
  const { choices, chipEntry, boardChip } = view
  const id = useId()
  const text = useDeferredValue(choices.marking)
  const boardParts = boardChip?.parts ?? []
  const practised = practiceMarking(view.programmerId)
  const { matches, near, settled, lowVoltage, series } = readPrint(text, boardParts)
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
      <input
        id={id}
        className="field"
        placeholder={words.printPlaceholder}
        value={choices.marking}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => type(target.value)}
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
                : words.printSettled(`${settled.entry.vendor} ${settled.name}`)}
      </p>
      {text !== '' || practised === null ? null : (
        <p className="sub care">{words.printPractice(practised)}</p>
      )}
      {understood === undefined ? null : <PrintRead text={text} entry={understood} />}
      {series?.voltage !== '1.8 V' || chipEntry !== null ? null : (
        <p className="note care">
          <TriangleAlert className="i" aria-hidden="true" />
          <span>{seriesText(series)}</span>
        </p>
      )}
      {lowVoltage === null || chipEntry !== null ? null : (
        <p className="note care">
          <TriangleAlert className="i" aria-hidden="true" />
          <span>{words.lowVoltage(lowVoltage.name)}</span>
        </p>
      )}
      {text === '' || matches.length === 0 ? null : (
        <ul className="pick prints">
          {matches.map(({ entry, name, sizeBytes, supplyMv }) => (
            <li key={`${entry.id} ${name}`} className={choices.chipEntry === entry.id ? 'on' : ''}>
              <label className="row">
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
                    supplyVerdict(supplyMv, view.programmerMv) === 'too-high'
                      ? 'sub tabular care'
                      : 'sub tabular'
                  }
                >
                  {sizeText(sizeBytes)}
                  {`, ${supplyMv === null ? words.supplyUnknown : `${voltText(supplyMv[0])} to ${voltText(supplyMv[1])}`}`}
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      {differs ? (
        <p className="note care" role="status">
          <OctagonX className="i" aria-hidden="true" />
          <span>{words.sizeDiffers(sizeText(chipEntry.sizeBytes), sizeText(boardBytes))}</span>
        </p>
      ) : null}
    </>
  )
}

/** The letters of the print, each with what it says. */
function PrintRead({ text, entry }: { readonly text: string; readonly entry: ChipEntry }) {
  const parts = printParts(text, entry)
  const volts = voltageClass(entry.supplyMv)
  const mbit = (entry.sizeBytes * 8) / 1048576
  const say = {
    maker: entry.vendor,
    family: words.parts.family(volts === '3 V' || volts === '1.8 V' ? volts : null),
    capacity: words.parts.capacity(
      mbit < 1 ? `${mbit * 1024} Kbit` : `${mbit} Mbit`,
      sizeText(entry.sizeBytes),
    ),
    series: words.parts.series,
    package: words.parts.package,
  }
  return parts.length === 0 ? null : (
    <ul className="print-read" aria-label={words.partsLabel}>
      {parts.map(({ text: letters, means }) => (
        <li key={means} data-means={means}>
          <b className="data">{letters}</b>
          <span>{say[means]}</span>
        </li>
      ))}
    </ul>
  )
}

/** The gate: nothing is wired before the chip's supply is known and fits. */
function Supply({ view }: { readonly view: WizardView }) {
  const { supplyMv, chipEntry, choices, boardChip, wiringBlock, markedLow, programmerMv } = view
  const told = chipEntry?.supplyMv != null || markedLow
  const verdict = supplyVerdict(supplyMv, programmerMv)
  const tooHigh = verdict === 'too-high' || wiringBlock === 'needs-1v8-adapter'
  const fits = verdict === 'fits' && !tooHigh
  // Asked where it decides: a chip that the programmer alone would destroy, or an adapter that was named before.
  const decides = tooHigh || choices.programmerMv !== null
  // Once asked it stays for this visit: a question must not vanish under the answer.
  const [asksAdapter, setAsksAdapter] = useState(decides)
  if (decides && !asksAdapter) setAsksAdapter(true)
  const adapter = choices.programmerMv !== null
  const foundOther = otherVoltageFound(view)
  const rival = useMemo(
    () => (chipEntry === null ? null : lowVoltageRival(chipEntry, chipEntries())),
    [chipEntry],
  )
  return (
    <>
      <h2 className="section">{words.supply}</h2>
      <VoltageScale supplyMv={supplyMv} programmerMv={programmerMv} adapter={adapter} />
      {told ? null : (
        <fieldset className="asks">
          <legend className="sub">
            {choices.marking === '' ? words.supplyNoPrint : words.supplyAsk}
            {boardChip?.supply_v == null
              ? ''
              : ` ${words.boardSays(voltText(boardChip.supply_v * 1000))}`}
          </legend>
          {(['3v3', '1v8'] as const).map((supply) => (
            <label key={supply} className="choice">
              <input
                type="radio"
                name="supply"
                checked={choices.supply === supply}
                onChange={() => choose({ supply })}
              />
              <span>{supply === '3v3' ? words.supply3 : words.supply1}</span>
            </label>
          ))}
        </fieldset>
      )}
      {asksAdapter ? (
        <fieldset className="asks">
          <legend className="sub">{words.feeds}</legend>
          {([null, adapterMv] as const).map((mv) => (
            <label key={mv ?? usualProgrammerMv} className="choice">
              <input
                type="radio"
                name="feeds"
                checked={choices.programmerMv === mv}
                onChange={() => choose({ programmerMv: mv })}
              />
              <span>
                {mv === null
                  ? words.feedsItself(voltText(usualProgrammerMv))
                  : words.feedsAdapter(voltText(mv))}
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
      {tooHigh ? (
        <div className="note ground" role="alert">
          <OctagonX className="i danger" aria-hidden="true" />
          <span>
            <b>
              {words.tooHigh(
                voltText(programmerMv ?? usualProgrammerMv),
                voltText((supplyMv ?? answeredSupplyMv['1v8'])[1]),
              )}
            </b>{' '}
            {words.tooHighNext}
          </span>
        </div>
      ) : (
        <p className="note supply-note" role="status">
          {fits ? (
            <LockOpen className="i" aria-hidden="true" />
          ) : (
            <Lock className="i" aria-hidden="true" />
          )}
          <span>
            {supplyMv === null
              ? words.locked
              : fits
                ? `${(adapter ? words.fitsAdapter : words.fits)(voltText(programmerMv ?? 0))} ${rival === null ? '' : words.rival(rival)}`
                : foundOther !== null
                  ? words.foundOther(foundOther, voltText(supplyMv[0]), voltText(supplyMv[1]))
                  : words.other(
                      voltText(supplyMv[0]),
                      voltText(supplyMv[1]),
                      voltText(programmerMv ?? 0),
                    )}
          </span>
        </p>
      )}
    </>
  )
}

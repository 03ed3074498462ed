// SPDX-License-Identifier: GPL-3.0-or-later
import { Lock, LockOpen, OctagonX } from 'lucide-react'
import { useMemo, useState } from 'react'
import { chipEntries } from '../../shared/data/chips.ts'
import {
  adapterMv,
  answeredSupplyMv,
  supplyVerdict,
  usualProgrammerMv,
} from '../../shared/gate/supply.ts'
import { SupplyLooking } from '../parts/ChipLooking.tsx'
import { VoltageScale } from '../parts/VoltageScale.tsx'
import { choose } from '../store/wizard.ts'
import { chipCalled } from '../text/chip-names.ts'
import { packageText as words } from '../text/package.ts'
import { voltText } from '../text/size.ts'
import { otherVoltageFound } from '../wizard/found-voltage.ts'
import { lowVoltageRival } from '../wizard/print-parts.ts'
import type { WizardView } from '../wizard/view.ts'
import css from './ChipSupply.module.css'

/** The gate: nothing is wired before the chip's supply is known and fits. */
export function ChipSupply({ view }: { readonly view: WizardView }) {
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
      {told ? <h2 className="section">{words.supply}</h2> : null}
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
          <SupplyLooking marked={choices.marking !== ''} />
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
        <div data-note="danger" className="note ground" role="alert">
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
        <p className={`note ${css['supply-note']}`} role="status">
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
                  ? words.foundOther(
                      chipCalled(foundOther),
                      voltText(supplyMv[0]),
                      voltText(supplyMv[1]),
                    )
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

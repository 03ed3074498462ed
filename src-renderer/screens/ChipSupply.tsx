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
import { SectionTitle } from '../parts/SectionTitle.tsx'
import { Asks, Choice } from '../parts/Asks.tsx'
import { Note } from '../parts/Note.tsx'
import css from './ChipSupply.module.css'

/** The gate: no wiring before the supply voltage of the chip is known and fits. */
export function ChipSupply({ view }: { readonly view: WizardView }) {
  const { supplyMv, chipEntry, choices, boardChip, wiringBlock, markedLow, programmerMv } = view
  const told = chipEntry?.supplyMv != null || markedLow
  const verdict = supplyVerdict(supplyMv, programmerMv)
  const tooHigh = verdict === 'too-high' || wiringBlock === 'needs-1v8-adapter'
  const fits = verdict === 'fits' && !tooHigh
  // Asked if the answer decides: a chip that the programmer alone would destroy, or an adapter that the user named
  // before.
  const decides = tooHigh || choices.programmerMv !== null
  // Once asked, the question stays during this visit: it must not vanish while the user answers.
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
      {told ? <SectionTitle>{words.supply}</SectionTitle> : null}
      <VoltageScale supplyMv={supplyMv} programmerMv={programmerMv} adapter={adapter} />
      {told ? null : (
        <Asks>
          <legend className="sub">
            {choices.marking === '' ? words.supplyNoPrint : words.supplyAsk}
            {boardChip?.supply_v == null
              ? ''
              : ` ${words.boardSays(voltText(boardChip.supply_v * 1000))}`}
          </legend>
          {(['3v3', '1v8'] as const).map((supply) => (
            <Choice key={supply}>
              <input
                type="radio"
                name="supply"
                checked={choices.supply === supply}
                onChange={() => choose({ supply })}
              />
              <span>{supply === '3v3' ? words.supply3 : words.supply1}</span>
            </Choice>
          ))}
          <SupplyLooking marked={choices.marking !== ''} />
        </Asks>
      )}
      {asksAdapter ? (
        <Asks>
          <legend className="sub">{words.feeds}</legend>
          {([null, adapterMv] as const).map((mv) => (
            <Choice key={mv ?? usualProgrammerMv}>
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
            </Choice>
          ))}
        </Asks>
      ) : null}
      {tooHigh ? (
        <Note level="danger" ground block role="alert">
          <OctagonX className="danger" aria-hidden="true" />
          <span>
            <b>
              {words.tooHigh(
                voltText(programmerMv ?? usualProgrammerMv),
                voltText((supplyMv ?? answeredSupplyMv['1v8'])[1]),
              )}
            </b>{' '}
            {words.tooHighNext}
          </span>
        </Note>
      ) : (
        <Note className={css['supply-note']} role="status">
          {fits ? <LockOpen aria-hidden="true" /> : <Lock aria-hidden="true" />}
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
        </Note>
      )}
    </>
  )
}

// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import { powerFeed, powerNote } from '../../shared/text/guide-boards.ts'
import { programmerName } from '../../shared/text/guide-programmers.ts'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { WiredSignal, WiringPlan } from '../../shared/wiring.ts'
import type { Lie } from '../parts/drawing/wiring-chip.ts'
import { WiringDrawing } from '../parts/drawing/WiringDrawing.tsx'
import { TurnButtons } from '../parts/TurnButtons.tsx'
import { WireTable } from '../parts/WireTable.tsx'
import { SeriesToggle } from '../parts/WiringView.tsx'
import { shortTitle } from '../wizard/programmers.ts'
import { drawingText } from '../text/drawing.ts'
import { capacitorValue, ohmText } from '../text/values.ts'
import { referenceText } from '../text/reference/words.ts'
import { wireText } from '../text/wire.ts'
import { sentence } from '../text/sentence.ts'
import type { Chosen } from './finder-choice.ts'
import { dangerText } from '../../shared/text/guide-headers.ts'
import { Sheet, SheetActs } from '../parts/Sheet.tsx'
import { Facts } from '../parts/Facts.tsx'
import facts from './Facts.module.css'
import styles from './FinderCard.module.css'
import beside from '../parts/BesideDrawing.module.css'

interface CardProps {
  readonly plan: WiringPlan
  readonly lie: Lie
  readonly onLie: (lie: Lie) => void
  readonly onSeries: (series: boolean) => void
  readonly chosen: Chosen
  /** Shown below the table. */
  readonly children: ReactNode
}

/** The drawing, the table beside it, and everything that is not a plain wire. */
export function FinderCard({ plan, chosen, lie, onLie, onSeries, children }: CardProps) {
  const [pointed, setPointed] = useState<WiredSignal | null>(null)
  const notes: readonly (readonly [string, string])[] = [
    ...plan.leftOff.flatMap((wire) => [
      [referenceText.finder.leftOff, drawingText.leftOff(wire)] as const,
      // With `programmer-first`, the note on power already says how the mainboard supplies the chip.
      ...(chosen.board?.power.feeds === 'programmer-first'
        ? []
        : [[referenceText.finder.fedBy, `${sentence(powerFeed(wire.why))}.`] as const]),
    ]),
    ...(plan.open.length === 0
      ? []
      : [
          [
            referenceText.finder.open,
            referenceText.finder.openLegs(
              plan.open.map(({ signal, chipPin }) => [chipPin, signal]),
            ),
          ] as const,
        ]),
    ...plan.pullUps.map(
      ({ signal, chipPin, ohmMin, ohmMax }) =>
        [
          `${referenceText.finder.pullUps}: ${signal}`,
          referenceText.finder.pullUp(chipPin, ohmText([ohmMin, ohmMax])),
        ] as const,
    ),
    ...(plan.seriesOhm === null
      ? []
      : [[referenceText.finder.series, referenceText.finder.seriesOhm(plan.seriesOhm)] as const]),
    ...(plan.capacitorsFarad.length === 0
      ? []
      : [
          [
            referenceText.finder.capacitors,
            referenceText.finder.ceramic(plan.capacitorsFarad.map(capacitorValue)),
          ] as const,
        ]),
    ...(plan.otherChipSelect === null
      ? []
      : [
          [
            referenceText.finder.otherChip,
            referenceText.finder.holdOther(
              ohmText(plan.otherChipSelect.ohm),
              plan.otherChipSelect.need === 'required',
            ),
          ] as const,
        ]),
    ...(plan.powerNote === null || chosen.board === null
      ? []
      : [[referenceText.finder.power, powerNote(plan.powerNote)] as const]),
    [
      referenceText.finder.danger,
      plan.dangerPins.map(({ pin, why }) => `${pin} (${dangerText(why)})`).join(', '),
    ],
  ]
  return (
    <>
      <div className={beside['pair']}>
        <Sheet>
          <WiringDrawing
            plan={plan}
            chipPackage={chosen.chipPackage}
            header={chosen.header}
            headerTitle={wireText.headerTitle(
              shortTitle(programmerName(chosen.programmer)),
              chosen.header.block ?? null,
            )}
            chipTitle={wireText.chipTitle(null)}
            chipNote={
              chosen.mounting === 'on-board'
                ? wireText.clipOn(chosen.chipPackage.clip_works ? 'clip' : 'probe')
                : wireText.looseOn[chosen.mounting]
            }
            lie={lie}
            onPoint={setPointed}
          />
          <SheetActs>
            <TurnButtons lie={lie} onLie={onLie} />
            <SeriesToggle on={plan.seriesOhm !== null} onChange={onSeries} />
          </SheetActs>
        </Sheet>
        <div className={styles['beside']}>
          <WireTable plan={plan} pointed={pointed} />
          {children}
        </div>
      </div>
      <Facts>
        {notes.map(([label, value]) => (
          <div key={`${label}${value}`} className={facts['fact']}>
            <dt>{label}</dt>
            <dd>{sentence(value)}</dd>
          </div>
        ))}
      </Facts>
    </>
  )
}

// SPDX-License-Identifier: GPL-3.0-or-later
import { programmerName } from '../../shared/text/guide-programmers.ts'
import { Check, Printer } from 'lucide-react'
import type { WiredSignal } from '../../shared/wiring.ts'
import { voltText } from '../text/size.ts'
import { wireText as words } from '../text/wire.ts'
import type { Choices } from '../../shared/model/work.ts'
import type { WizardView } from '../wizard/view.ts'
import { Button } from './Button.tsx'
import { shortTitle } from '../wizard/programmers.ts'
import type { Lie } from './drawing/wiring-chip.ts'
import { WiringDrawing } from './drawing/WiringDrawing.tsx'
import { printCard } from './printing.ts'
import { TurnButtons } from './TurnButtons.tsx'
import { Sheet, SheetActs } from './Sheet.tsx'

interface WiringViewProps {
  readonly view: WizardView
  readonly onChoose: (choices: Partial<Choices>) => void
  readonly suspect?: WiredSignal | null
  readonly onPoint?: (signal: WiredSignal | null) => void
}

/** The drawing for the current choices, the same on Wire and on Check, with its two buttons. */
export function WiringView({ view, onChoose, suspect = null, onPoint }: WiringViewProps) {
  const { wiring, chipPackage, header, programmer } = view
  const lie = lieOf(view.choices)
  if (wiring === null || chipPackage === null || header === null || programmer === null) return null
  return (
    <Sheet>
      <WiringDrawing
        plan={wiring}
        chipPackage={chipPackage}
        header={header}
        headerTitle={words.headerTitle(
          shortTitle(programmerName(programmer)),
          header.block ?? null,
        )}
        {...chipWords(view)}
        lie={lie}
        suspect={suspect}
        {...(onPoint === undefined ? {} : { onPoint })}
      />
      <SheetActs>
        <TurnButtons lie={lie} onLie={(to) => onChoose(choicesOf(to))} />
        <SeriesToggle
          on={view.choices.seriesResistors}
          onChange={(seriesResistors) => onChoose({ seriesResistors })}
        />
        <Button small onPress={printCard}>
          <Printer aria-hidden="true" />
          {words.print}
        </Button>
      </SheetActs>
    </Sheet>
  )
}

interface SeriesToggleProps {
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

/** An option of the guide: some users add it as a precaution, most connect the wires without it. */
export function SeriesToggle({ on, onChange }: SeriesToggleProps) {
  return (
    <Button small pressed={on} onPress={() => onChange(!on)}>
      {on ? <Check aria-hidden="true" /> : null}
      {words.seriesOption}
    </Button>
  )
}

/** One orientation for every drawing of the chip, from the Package stage to the printed card. */
export const lieOf = ({ chipTurn, chipUnder }: Choices): Lie => ({
  turn: chipTurn,
  under: chipUnder,
})
export const choicesOf = ({ turn, under }: Lie) => ({ chipTurn: turn, chipUnder: under })

/** Text above and below the chip: which chip it is, and its orientation. */
export const chipWords = ({ boardChip, mounting, chipPackage, choices }: WizardView) =>
  choices.programmerMv === null
    ? {
        chipTitle: words.chipTitle(boardChip?.name ?? null),
        chipNote:
          mounting === 'on-board'
            ? words.clipOn(chipPackage?.clip_works === true ? 'clip' : 'probe')
            : words.looseOn[mounting ?? 'loose'],
      }
    : {
        // These wires end at the adapter: if the drawing led them to the chip, the user would give it the voltage of
        // the programmer.
        chipTitle: words.adapterTitle(voltText(choices.programmerMv)),
        chipNote: words.adapterSide,
      }

import { Check, Printer, RotateCw } from 'lucide-react'
import type { WiredSignal } from '../../shared/wiring.ts'
import { wireText as words } from '../text/wire.ts'
import { choose } from '../store/wizard.ts'
import type { WizardView } from '../wizard/view.ts'
import { Button } from './Button.tsx'
import { WiringDrawing } from './drawing/WiringDrawing.tsx'
import { printCard } from './printing.ts'

interface WiringViewProps {
  readonly view: WizardView
  readonly suspect?: WiredSignal | null
  readonly onPoint?: (signal: WiredSignal | null) => void
}

/** The drawing of the choices made, the same on Wire and on Check, with its two buttons. */
export function WiringView({ view, suspect = null, onPoint }: WiringViewProps) {
  const { wiring, chipPackage, header, programmer, boardChip, mounting } = view
  // Chip and header stand side by side here, so the chip has its legs to the left and right.
  const turned = view.choices.chipTurn === 180 || view.choices.chipTurn === 270
  if (wiring === null || chipPackage === null || header === null || programmer === null) return null
  return (
    <div className="drawing">
      <WiringDrawing
        plan={wiring}
        chipPackage={chipPackage}
        header={header}
        headerTitle={shortTitle(programmer.name)}
        chipTitle={words.chipTitle(capital(boardChip?.name ?? null))}
        chipNote={
          mounting === 'on-board'
            ? words.clipOn(chipPackage.clip_works ? 'clip' : 'probe')
            : words.looseOn[mounting ?? 'loose']
        }
        turned={turned}
        suspect={suspect}
        {...(onPoint === undefined ? {} : { onPoint })}
      />
      <div className="drawing-acts">
        <Button small onPress={() => choose({ chipTurn: turned ? 0 : 180 })}>
          <RotateCw className="i" aria-hidden="true" />
          {words.turn}
        </Button>
        <SeriesToggle
          on={view.choices.seriesResistors}
          onChange={(seriesResistors) => choose({ seriesResistors })}
        />
        <Button small onPress={printCard}>
          <Printer className="i" aria-hidden="true" />
          {words.print}
        </Button>
      </div>
    </div>
  )
}

interface SeriesToggleProps {
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

/** An option of the guide's: some like the insurance, most wire without. */
export function SeriesToggle({ on, onChange }: SeriesToggleProps) {
  return (
    <button type="button" className="b small" aria-pressed={on} onClick={() => onChange(!on)}>
      {on ? <Check className="i" aria-hidden="true" /> : null}
      {words.seriesOption}
    </button>
  )
}

const capital = (name: string | null) =>
  name === null ? null : `${name[0]?.toUpperCase()}${name.slice(1)}`

/** `Raspberry Pi Pico` is too long for the picture of one. */
export const shortTitle = (name: string) =>
  name.replace(/^Raspberry Pi (?=Pico)/, '').replace(/,.*$/, '')

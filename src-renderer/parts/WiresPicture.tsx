// SPDX-License-Identifier: GPL-3.0-or-later
import { MomentDrawing } from './drawing/MomentDrawing.tsx'
import { DrawingMenu } from './DrawingMenu.tsx'
import { TurnButtons } from './TurnButtons.tsx'
import { useMedia } from './useMedia.ts'
import { chipWords, choicesOf, lieOf, SeriesToggle } from './WiringView.tsx'
import type { Choices } from '../../shared/model/work.ts'
import type { Hands } from '../../shared/wire-moments.ts'
import { programmerName } from '../../shared/text/guide-programmers.ts'
import { drawingText } from '../text/drawing.ts'
import { wireText as words } from '../text/wire.ts'
import { shortTitle } from '../wizard/programmers.ts'
import type { WizardView } from '../wizard/view.ts'
import { Sheet } from './Sheet.tsx'
import styles from './WiresPicture.module.css'

const small = '(max-width: 820px), (max-height: 620px)'

interface WiresPictureProps {
  readonly view: WizardView
  readonly hands: Hands
  readonly onChoose: (choices: Partial<Choices>) => void
  /** Key of the highlighted moment; `null`: none. */
  readonly at: string | null
  /** No moment is current, all are drawn alike. */
  readonly all: boolean
  /** Below a title and a lead, so it has less height. */
  readonly low?: boolean
}

/**
 * The drawing for the work at the bench, with one wire highlighted or all: shows pin numbers to count, and no pin
 * names.
 */
export function WiresPicture({ view, hands, onChoose, at, all, low = false }: WiresPictureProps) {
  const cropped = useMedia(small)
  const { wiring, chipPackage, header, programmer, choices } = view
  if (wiring === null || chipPackage === null || header === null || programmer === null) return null
  const { chipTitle } = chipWords(view)
  const lie = lieOf(choices)
  const headerTitle = words.headerTitle(
    shortTitle(programmerName(programmer)),
    header.block ?? null,
  )
  return (
    <Sheet className={`${styles['sheet']} ${low ? styles['low'] : ''}`}>
      <MomentDrawing
        plan={wiring}
        chipPackage={chipPackage}
        header={header}
        headerTitle={headerTitle}
        chipTitle={chipTitle}
        chipNote={
          choices.programmerMv === null
            ? lie.under
              ? drawingText.mirrored
              : drawingText.fromAbove
            : words.adapterSide
        }
        label={drawingText.wiringTitle(chipTitle, headerTitle, lie.turn, lie.under)}
        moments={hands.moments}
        done={hands.done}
        at={at}
        all={all}
        lie={lie}
        byName={choices.programmerMv !== null}
        cropped={cropped}
      />
      <DrawingMenu>
        <TurnButtons lie={lie} onLie={(to) => onChoose(choicesOf(to))} />
        <SeriesToggle
          on={choices.seriesResistors}
          onChange={(seriesResistors) => onChoose({ seriesResistors })}
        />
      </DrawingMenu>
    </Sheet>
  )
}

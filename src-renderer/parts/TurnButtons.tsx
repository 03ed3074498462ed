// SPDX-License-Identifier: GPL-3.0-or-later
import { FlipHorizontal2, RotateCw } from 'lucide-react'
import { drawingText as words } from '../text/drawing.ts'
import { Button } from './Button.tsx'
import type { Turn } from './drawing/geometry.ts'
import type { Lie } from './drawing/wiring-chip.ts'

interface TurnButtonsProps {
  readonly lie: Lie
  readonly onLie: (lie: Lie) => void
}

/** Turns a drawn chip to match the real one: by a quarter turn, or to the view from below. */
export function TurnButtons({ lie, onLie }: TurnButtonsProps) {
  const { turn, under } = lie
  return (
    <>
      <Button small onPress={() => onLie({ turn: ((turn + 90) % 360) as Turn, under })}>
        <RotateCw aria-hidden="true" />
        {words.turn}
      </Button>
      <Button small onPress={() => onLie({ turn, under: !under })}>
        <FlipHorizontal2 aria-hidden="true" />
        {under ? words.flipBack : words.flip}
      </Button>
    </>
  )
}

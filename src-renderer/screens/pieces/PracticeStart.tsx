// SPDX-License-Identifier: GPL-3.0-or-later
import { Button } from '../../parts/Button.tsx'
import css from './PracticeStart.module.css'
import { takePractice } from '../../store/flows.ts'
import { useView } from '../../store/selectors.ts'
import { choose } from '../../store/wizard.ts'
import { boardText as words } from '../../text/board.ts'
import { usualPractice } from '../../wizard/programmers.ts'

/** The button that starts practice, what it starts, and the button that ends it. */
export function PracticeStart() {
  const { practice } = useView()
  return (
    <span className={css['practice']}>
      <span role="status">{practice ? words.practising : ''}</span>
      {practice ? (
        <Button small onPress={() => choose({ guideProgrammer: null })}>
          {words.stopPractice}
        </Button>
      ) : (
        <Button onPress={() => void takePractice(usualPractice)}>{words.practise}</Button>
      )}
    </span>
  )
}

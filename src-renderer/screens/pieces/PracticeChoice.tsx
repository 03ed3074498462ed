// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from 'react'
import { isSimulated } from '../../../shared/programmer/kinds.ts'
import { useSnapshot } from '../../store/selectors.ts'
import { programmerText as words } from '../../text/programmer.ts'
import { practiceWord } from '../../wizard/programmers.ts'
import type { Practice } from '../../wizard/programmers.ts'
import { Button } from '../../parts/Button.tsx'
import { MoreWays } from '../../parts/MoreWays.tsx'
import { Questions } from '../../parts/Questions.tsx'
import { Tick } from '../../parts/Tick.tsx'

const chipOf = (id: string) => practiceWord(id, 'chip') ?? id

/** Another practice chip, or a fault to practise; folded away, because the usual practice chip needs no choice. */
export function PracticeChoice({
  onPractise,
}: {
  readonly onPractise: (practice: Practice) => void
}) {
  const { programmers } = useSnapshot()
  const [practice, setPractice] = useState<Practice>({
    chip: null,
    fault: 'none',
    real: false,
  })
  const change = (part: Partial<Practice>) => setPractice((before) => ({ ...before, ...part }))
  return (
    <MoreWays>
      <summary>{words.practiseMore}</summary>
      <p className="sub">{words.practiseLead}</p>
      <Questions>
        <label>
          <span>{words.practiceChip}</span>
          <select
            value={practice.chip ?? ''}
            onChange={({ target }) => change({ chip: target.value === '' ? null : target.value })}
          >
            <option value="">{words.practiceFits}</option>
            {programmers
              .filter(({ id }) => isSimulated(id))
              .map(({ id, label }) => (
                <option key={id} value={chipOf(id)}>
                  {label}
                </option>
              ))}
          </select>
        </label>
        <label>
          <span>{words.practiceFault}</span>
          <select value={practice.fault} onChange={({ target }) => change({ fault: target.value })}>
            {Object.entries(words.faults).map(([fault, text]) => (
              <option key={fault} value={fault}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <Tick>
          <input
            type="checkbox"
            checked={practice.real}
            onChange={({ target }) => change({ real: target.checked })}
          />
          {words.practiceReal}
        </Tick>
        <Button onPress={() => onPractise(practice)}>{words.practiseThis}</Button>
      </Questions>
    </MoreWays>
  )
}

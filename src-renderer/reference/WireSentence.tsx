// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import { programmerName } from '../../shared/text/guide-programmers.ts'
import { useId } from 'react'
import { boards, packages } from '../../shared/data/guide.ts'
import { referenceText } from '../text/reference/words.ts'
import { wirable, withPart } from './finder-choice.ts'
import type { Chosen } from './finder-choice.ts'
import { SelectField } from '../parts/Field.tsx'
import styles from './WireSentence.module.css'

interface SelectProps {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, text: string])[]
  readonly onChange: (value: string) => void
  /** Within a sentence that gives its meaning: the label is only for screen readers. */
  readonly inSentence?: boolean
}

export function Select({ label, value, options, onChange, inSentence = false }: SelectProps) {
  const id = useId()
  return (
    <span className={inSentence ? undefined : styles['select']}>
      <label className={inSentence ? 'visually-hidden' : 'label'} htmlFor={id}>
        {label}
      </label>
      <SelectField id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </SelectField>
    </span>
  )
}

const boardOptions = boards
  .filter(({ covered_by_guide }) => covered_by_guide)
  .map(({ id, names }) => [id, names.join(', ')] as const)
  .toSorted(([, a], [, b]) => a.localeCompare(b, 'en', { numeric: true }))

interface SentenceProps {
  readonly chosen: Chosen
  /** With the parts of a page id, as `chosenOf` takes them. */
  readonly onChoose: (rest: readonly string[]) => void
  /** Also offers the mounting of the chip; at first, the one that the mainboard implies is enough. */
  readonly whole?: boolean
}

/**
 * The choices as a sentence; the user can change each of its words. Choosing another mainboard resets the words that
 * depend on it.
 */
export function WireSentence({ chosen, onChoose, whole = false }: SentenceProps) {
  const { programmer, chipPackage, board, mounting } = chosen
  const parts = referenceText.finder.sentence
  return (
    <div
      className={`${styles['sentence']} no-print`}
      data-testid="wire-sentence"
      role="group"
      aria-label={referenceText.finder.choices}
    >
      <span className={styles['pair']}>
        {parts.on}
        <Select
          inSentence
          label={referenceText.finder.board}
          value={board?.id ?? 'bare'}
          options={[['bare', referenceText.finder.bare], ...boardOptions]}
          onChange={(id) => onChoose([programmer.id, '', id])}
        />
        {parts.colon}
      </span>{' '}
      <span className={styles['pair']}>
        {parts.a}
        <Select
          inSentence
          label={referenceText.finder.package}
          value={chipPackage.id}
          options={packages.map(({ id, names }) => [id, names[0] ?? id])}
          onChange={(id) => onChoose(withPart(chosen, 1, id))}
        />
        {parts.comma}
      </span>{' '}
      {whole ? (
        <span className={styles['pair']}>
          <Select
            inSentence
            label={referenceText.finder.mounting}
            value={mounting}
            options={(['on-board', 'socketed', 'loose'] as const).map((id) => [
              id,
              referenceText.finder.mountings[id],
            ])}
            onChange={(id) => onChoose(withPart(chosen, 3, id))}
          />
          {parts.comma}
        </span>
      ) : null}{' '}
      <span className={styles['pair']}>
        {parts.to}
        <Select
          inSentence
          label={referenceText.finder.programmer}
          value={programmer.id}
          options={wirable.map((each) => [each.id, programmerName(each)])}
          onChange={(id) => onChoose(withPart(chosen, 0, id))}
        />
      </span>
    </div>
  )
}

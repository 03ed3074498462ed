// SPDX-License-Identifier: GPL-3.0-or-later
import { packages } from '../../shared/data/guide.ts'
import { chipLookingText as words } from '../text/chip-looking.ts'
import { ChipDrawing } from './drawing/ChipDrawing.tsx'
import styles from './ChipLooking.module.css'

interface ChipLookingProps {
  /** Where the chip sits on this mainboard, in the words of its source; `null`: no source says. */
  readonly where: string | null
}

/** For those who do not know: how to find the chip, count its legs and find leg 1, drawn. */
export function ChipLooking({ where }: ChipLookingProps) {
  return (
    <details className="more-ways">
      <summary>{words.title}</summary>
      <ol className={styles['steps']}>
        <li>{where === null ? words.find : words.findAt(where)}</li>
        <li>
          {words.count}
          <div className={styles['counts']}>
            {packages.map((each) => {
              const [variant] = each.variants
              const told = words.counts[each.id]
              return variant === undefined || told === undefined ? null : (
                <figure key={each.id}>
                  <ChipDrawing chipPackage={each} variant={variant} size="small" />
                  <figcaption>{told}</figcaption>
                </figure>
              )
            })}
          </div>
        </li>
        <li>{words.size}</li>
        <li>{words.legOne}</li>
      </ol>
    </details>
  )
}

/** For a marking that cannot be read. */
export function PrintLooking() {
  return (
    <details className="more-ways">
      <summary>{words.printTitle}</summary>
      <ol className={styles['steps']}>
        {words.printSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </details>
  )
}

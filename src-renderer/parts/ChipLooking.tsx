// SPDX-License-Identifier: GPL-3.0-or-later
import { packages } from '../../shared/data/guide.ts'
import { machineOf, machineViewOf } from '../../shared/data/machines.ts'
import { chipPlace } from '../../shared/text/guide-boards.ts'
import { chipLookingText as words } from '../text/chip-looking.ts'
import type { WizardView } from '../wizard/view.ts'
import { Button } from './Button.tsx'
import { ChipDrawing } from './drawing/ChipDrawing.tsx'
import { MachineDrawing } from './MachineDrawing.tsx'
import { MoreWays } from './MoreWays.tsx'
import styles from './ChipLooking.module.css'

/** Drawn help for beginners: how to find the chip, count its legs and find leg 1. */
export function ChipLooking({
  view,
}: {
  readonly view: Pick<WizardView, 'board' | 'boardChip' | 'mounting'>
}) {
  const where = chipPlace(view.boardChip?.where ?? null)
  const loose = view.mounting === 'loose'
  return (
    <MoreWays>
      <summary>{words.title}</summary>
      <ol className={styles['steps']}>
        {loose ? null : (
          <li>
            {where === null ? words.find : words.findAt(where)}
            <span className={styles['machine']}>
              <MachineDrawing
                view={view.board === null ? 'board' : machineViewOf(view.board)}
                zone={view.board === null ? null : (machineOf(view.board.id)?.zone?.at ?? null)}
              />
            </span>
          </li>
        )}
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
    </MoreWays>
  )
}

/**
 * Help for a marking that the user cannot read. `onWithout`: continues to the question about the supply, if there is
 * one.
 */
export function PrintLooking({ onWithout }: { readonly onWithout: (() => void) | null }) {
  return (
    <MoreWays>
      <summary>{words.printTitle}</summary>
      <ol className={styles['steps']}>
        {words.printSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {onWithout === null ? null : (
        <p className={styles['on']}>
          <Button small onPress={onWithout}>
            {words.without}
          </Button>
        </p>
      )}
    </MoreWays>
  )
}

/**
 * Help for an unknown supply voltage: where a data sheet states it, or how to read a marking. `marked`: the user typed
 * a marking.
 */
export function SupplyLooking({ marked }: { readonly marked: boolean }) {
  return (
    <MoreWays>
      <summary>{words.title}</summary>
      <ol className={styles['steps']}>
        {(marked ? words.supplySteps : words.supplyStepsUnread).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </MoreWays>
  )
}

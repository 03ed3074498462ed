// SPDX-License-Identifier: GPL-3.0-or-later
/** Main's findings about the last judged image, so that the user is not asked about what was compared. */
import { createStore } from 'zustand/vanilla'
import type { SettledByImage } from '../../shared/cautions.ts'
import type { ImageFinding } from '../../shared/model/image.ts'

export interface Verdicts {
  readonly imageId: string | null
  /** The mainboard and chip of the judgement. */
  readonly key: string
  readonly findings: readonly ImageFinding[]
}

export const verdicts = createStore<Verdicts>(() => ({ imageId: null, key: '', findings: [] }))

const nothing: ReadonlySet<SettledByImage> = new Set()

/** Empty for any image other than the judged one. */
export function checkedOf(
  { imageId, findings }: Verdicts,
  of: string | null,
): ReadonlySet<SettledByImage> {
  if (imageId === null || imageId !== of) return nothing
  return new Set(
    findings.flatMap((each): readonly SettledByImage[] =>
      each.code === 'checked'
        ? each.facts.checked
        : each.code === 'practice-image'
          ? [each.code]
          : [],
    ),
  )
}

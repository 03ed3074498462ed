// SPDX-License-Identifier: GPL-3.0-or-later
/** What main found about the image that was judged last, so that what was compared is not asked again. */
import { createStore } from 'zustand/vanilla'
import type { SettledByImage } from '../../shared/cautions.ts'
import type { ImageFinding } from '../../shared/model/image.ts'

export interface Verdicts {
  readonly imageId: string | null
  /** For which mainboard and chip. */
  readonly key: string
  readonly findings: readonly ImageFinding[]
}

export const verdicts = createStore<Verdicts>(() => ({ imageId: null, key: '', findings: [] }))

const nothing: ReadonlySet<SettledByImage> = new Set()

/** Empty for every other image than the one that was judged. */
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

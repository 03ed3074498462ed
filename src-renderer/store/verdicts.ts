/** What main found about the image that was judged last, so that what was compared is not asked again. */
import { createStore } from 'zustand/vanilla'
import type { CheckedCode, ImageFinding } from '../../shared/model/image.ts'

export interface Verdicts {
  readonly imageId: string | null
  /** For which mainboard and chip. */
  readonly key: string
  readonly findings: readonly ImageFinding[]
}

export const verdicts = createStore<Verdicts>(() => ({ imageId: null, key: '', findings: [] }))

const nothing: ReadonlySet<CheckedCode> = new Set()

/** Empty for every other image than the one that was judged. */
export function checkedOf(
  { imageId, findings }: Verdicts,
  of: string | null,
): ReadonlySet<CheckedCode> {
  if (imageId === null || imageId !== of) return nothing
  const checked = findings.find(({ code }) => code === 'checked')
  return checked?.code === 'checked' ? new Set(checked.facts.checked) : nothing
}

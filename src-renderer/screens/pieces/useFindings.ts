// SPDX-License-Identifier: GPL-3.0-or-later
/** What speaks for and against an image, asked of main for every image, mainboard and chip of it. */
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { ImageFinding, ImageInfo } from '../../../shared/model/image.ts'
import { ask } from '../../store/actions.ts'
import { verdicts } from '../../store/verdicts.ts'
import type { Destination } from '../../wizard/findings.ts'

/** `null` while main still looks. */
export function useFindings(
  image: ImageInfo | null,
  { board, slot }: Destination,
): readonly ImageFinding[] | null {
  const found = useStore(verdicts)
  const id = image?.id ?? null
  const key = `${id} ${board} ${slot}`
  useEffect(() => {
    if (id === null) return undefined
    let wanted = true
    const look = async () => {
      const findings = await ask('image.check', { imageId: id, board, slot })
      if (wanted && findings !== null) verdicts.setState({ imageId: id, key, findings })
    }
    void look()
    return () => {
      wanted = false
    }
  }, [id, board, slot, key])
  return id !== null && found.key === key ? found.findings : null
}

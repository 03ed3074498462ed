// SPDX-License-Identifier: GPL-3.0-or-later
/** Findings for and against an image; one request to the main process for every image, mainboard and chip. */
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { ImageFinding, ImageInfo } from '../../../shared/model/image.ts'
import { ask } from '../../store/actions.ts'
import { verdicts } from '../../store/verdicts.ts'
import type { Destination } from '../../wizard/findings.ts'

/** `null` while the main process is still checking. */
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

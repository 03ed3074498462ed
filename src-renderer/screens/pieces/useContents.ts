// SPDX-License-Identifier: GPL-3.0-or-later
/** What the main process found inside an image; one request for each image. */
import { useEffect, useState } from 'react'
import type { ImageContents } from '../../../shared/model/contents.ts'
import { ask } from '../../store/actions.ts'

/** `null` while the main process is still checking, or if no image is named. */
export function useContents(id: string | null): ImageContents | null {
  const [found, setFound] = useState<{ id: string; contents: ImageContents } | null>(null)
  useEffect(() => {
    if (id === null) return undefined
    let wanted = true
    const look = async () => {
      const contents = await ask('image.read', { imageId: id })
      if (wanted && contents !== null) setFound({ id, contents })
    }
    void look()
    return () => {
      wanted = false
    }
  }, [id])
  return found !== null && found.id === id ? found.contents : null
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** The map of an image, alone or beside another one; one request to the main process for each pair. */
import { useEffect, useState } from 'react'
import type { ImageMap, MapOther } from '../../../shared/model/image-map.ts'
import { tell } from '../../store/actions.ts'

/**
 * `null` while the main process is still checking, or if no image is named. `against`: the hash of the chip's contents,
 * if the image is compared with them.
 */
export function useImageMap(
  imageId: string | null,
  other: MapOther | null,
  against = '',
): ImageMap | null {
  const [found, setFound] = useState<{ key: string; map: ImageMap } | null>(null)
  const kind = other?.kind ?? null
  const otherId = other?.kind === 'image' ? other.imageId : null
  const key = `${imageId} ${kind} ${otherId} ${against}`
  useEffect(() => {
    if (imageId === null) return undefined
    let wanted = true
    const look = async () => {
      const beside: MapOther | null =
        kind === 'chip' ? { kind } : otherId === null ? null : { kind: 'image', imageId: otherId }
      const map = await tell('image.map', { imageId, other: beside })
      if (wanted && map !== null) setFound({ key, map })
    }
    void look()
    return () => {
      wanted = false
    }
  }, [imageId, kind, otherId, key])
  return found !== null && found.key === key ? found.map : null
}

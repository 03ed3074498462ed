// SPDX-License-Identifier: GPL-3.0-or-later
import type { BackupInfo, ImageInfo } from '../../../shared/model/image.ts'
import { lookText as words } from '../../text/look.ts'
import { ImageMapView } from '../../parts/ImageMapView.tsx'
import { useContents } from './useContents.ts'
import { useImageMap } from './useImageMap.ts'

interface MapBesideChipProps {
  readonly image: ImageInfo
  /** What the chip holds, read twice on this connection; `null`: not known. */
  readonly backup: BackupInfo | null
}

/** What would become of each part of the chip; nothing for a file that is no image. */
export function MapBesideChip({ image, backup }: MapBesideChipProps) {
  const beside = backup !== null && backup.sizeBytes === image.sizeBytes
  const map = useImageMap(image.id, beside ? { kind: 'chip' } : null, backup?.sha256 ?? '')
  const contents = useContents(image.id)
  if (map === null || contents?.what.kind !== 'image') return null
  return (
    <ImageMapView
      map={map}
      otherCalled={words.chipNow}
      fold={beside ? words.mapBeside : words.map}
    />
  )
}

// SPDX-License-Identifier: GPL-3.0-or-later
import type { BackupInfo, ImageInfo } from '../../../shared/model/image.ts'
import { lookText as words } from '../../text/look.ts'
import { wordsOfRegion } from '../../../shared/text/region-purposes.ts'
import { ImageMapView } from '../../parts/ImageMapView.tsx'
import { ImageOnChip } from '../../parts/ImageOnChip.tsx'
import type { CutPart } from '../../parts/ImageOnChip.tsx'
import { useContents } from './useContents.ts'
import { useImageMap } from './useImageMap.ts'

interface MapBesideChipProps {
  readonly image: ImageInfo
  /** The contents of the chip, read twice on this connection; `null`: not known. */
  readonly backup: BackupInfo | null
  /** Where it was cut from a whole image; `null`: it is not a part. */
  readonly part: CutPart | null
}

/** The effect of the image on each part of the chip; empty for a file that is not an image. */
export function MapBesideChip({ image, backup, part }: MapBesideChipProps) {
  const beside = backup !== null && backup.sizeBytes === image.sizeBytes
  const map = useImageMap(image.id, beside ? { kind: 'chip' } : null, backup?.sha256 ?? '')
  const contents = useContents(image.id)
  if (map === null || contents?.what.kind !== 'image') return null
  return (
    <ImageMapView
      map={map}
      otherCalled={words.chipNow}
      fold={words.onChip.parts}
      picture={
        <ImageOnChip
          map={map}
          part={part}
          nameOf={(index) => {
            const region = map.regions[index]
            return region === undefined ? '' : wordsOfRegion(region.source, region.name).title
          }}
        />
      }
    />
  )
}

/** What speaks against an image, given what else the app knows of it. Pure. */
import type { BackupInfo, ImageFinding } from '../../shared/model/image.ts'
import { imageFindings } from '../image/findings.ts'
import type { Image } from './images.ts'

/**
 * `chipBytes` is `null` while no chip is known: then every size may be right. A backup of a blank chip is blank for
 * a good reason and may be restored.
 */
export function findingsFor(
  { info, bytes }: Image,
  chipBytes: number | null,
  current: Uint8Array | null,
  backups: readonly BackupInfo[],
): readonly ImageFinding[] {
  const findings = imageFindings(bytes, info.name, chipBytes ?? bytes.length, current)
  if (!backups.some(({ sha256 }) => sha256 === info.sha256)) return findings
  return findings.map((finding) =>
    finding.code === 'blank' ? { ...finding, level: 'caution' } : finding,
  )
}

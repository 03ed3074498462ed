// SPDX-License-Identifier: GPL-3.0-or-later
/** Help with files that do not fit as they are: archives, single regions, the network address, other forms. */
import type { Calls } from '../../shared/contract.ts'
import { Fault } from '../../shared/fault.ts'
import { withOwnMac } from '../image/keep-mac.ts'
import { mapOf } from '../image/map.ts'
import { undone } from '../image/undo.ts'
import { openArchive, takeFromArchive } from './archive-help.ts'
import type { HandlersOf } from './calls.ts'
import { contentsOf } from './contents.ts'
import { composeImage, layoutFrom } from './region-help.ts'
import type { RegionParts } from './region-help.ts'
import type { Vault } from './vault.ts'

export interface HelpParts extends RegionParts {
  readonly vault: Vault
  readonly chipBytes: () => number | null
}

type HelpName =
  | 'archive.open'
  | 'archive.take'
  | 'image.layout'
  | 'image.compose'
  | 'image.keep-mac'
  | 'image.undo'
  | 'image.map'
  | 'image.bytes'

export function createImageHelp(parts: HelpParts): HandlersOf<HelpName> {
  const { images } = parts
  return {
    'archive.open': (input) => openArchive(images.get(input.imageId), input, parts.chipBytes()),
    'archive.take': ({ imageId, index }) => takeFromArchive(images, images.get(imageId), index),
    'image.layout': ({ layout }) => layoutFrom(parts, layout, null),
    'image.compose': (input) => composeImage(parts, input),
    'image.keep-mac': (input) => keepMac(parts, input),
    'image.map': (input) => mapBeside(parts, input),
    'image.bytes': ({ imageId, range: { offset, length } }) =>
      images.get(imageId).bytes.slice(offset, offset + length),
    'image.undo': ({ imageId, how }) => {
      const { info, bytes } = images.get(imageId)
      return images.put(named(info.name, how), undone(bytes, how))
    },
  }
}

async function keepMac(
  { images, vault, contents }: HelpParts,
  { imageId, backupId }: Calls['image.keep-mac']['input'],
): Promise<Calls['image.keep-mac']['output']> {
  const { info, bytes } = images.get(imageId)
  const backup = backupId == null ? contents() : await vault.backupBytes(backupId)
  if (backup === null) throw new Fault('image.no-mac', { why: 'no-backup' })
  const { bytes: mended, ...told } = withOwnMac(bytes, backup)
  const image = images.put(named(info.name, 'own-address'), mended, { ownMacOf: info.id })
  return { image, ...told }
}

function mapBeside(
  { images, contents }: HelpParts,
  { imageId, other }: Calls['image.map']['input'],
): Calls['image.map']['output'] {
  const { bytes } = images.get(imageId)
  const beside =
    other == null ? null : other.kind === 'chip' ? contents() : images.get(other.imageId).bytes
  if (other?.kind === 'chip' && beside === null)
    throw new Fault('gate.closed', { blockers: [{ code: 'contents-unknown' }] })
  return mapOf(contentsOf(bytes), bytes, beside)
}

/** `x230_own-address.rom` of `x230.rom`. */
function named(name: string, what: string): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? `${name.slice(0, dot)}_${what}${name.slice(dot)}` : `${name}_${what}`
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** Copies the network address of a backup into an image. Pure. */
import { sharedMacs } from '../../shared/data/image-targets.ts'
import { Fault } from '../../shared/fault.ts'
import type { Gbe } from '../../shared/model/contents.ts'
import type { MacTrouble } from '../../shared/model/regions.ts'
import { readDescriptor } from './descriptor.ts'
import { nvmSum, readGbe } from './gbe.ts'

export interface MacKept {
  readonly bytes: Uint8Array
  readonly before: readonly string[]
  readonly after: string
  readonly leftAlone: readonly number[]
}

const refuse = (why: MacTrouble): Fault => new Fault('image.no-mac', { why })

/** The GbE region that the file's own descriptor names, if it lies inside the file. */
function gbeOf(bytes: Uint8Array): Gbe | null {
  const region = readDescriptor(bytes)?.regions.find(({ name }) => name === 'gbe')
  return region === undefined ? null : readGbe(bytes, region.range)
}

/** The computer's own network address: from a copy with a correct checksum, and not an address that images share. */
export function ownMac(backup: Uint8Array): string {
  const gbe = gbeOf(backup)
  if (gbe === null || gbe.blank) throw refuse('backup-without')
  const good = gbe.parts.filter(({ checksumGood, macUsable }) => checksumGood && macUsable)
  if (good.length === 0) throw refuse('backup-damaged')
  const own = new Set(good.map(({ mac }) => mac).filter((mac) => !sharedMacs.has(mac)))
  const [only] = own
  if (only === undefined) throw refuse('backup-shared')
  if (own.size > 1) throw refuse('backup-two')
  return only
}

/**
 * A copy of `image` with the network address of `backup` in every copy of the NVM whose checksum was correct, with new
 * checksums there. No other byte differs. Throws `image.no-mac` with the reason when this is not possible.
 */
export function withOwnMac(image: Uint8Array, backup: Uint8Array): MacKept {
  const after = ownMac(backup)
  const gbe = gbeOf(image)
  if (gbe === null) throw refuse('image-without')
  const good = gbe.parts.filter(({ checksumGood }) => checksumGood)
  if (good.length === 0) throw refuse('image-damaged')
  if (good.every(({ mac }) => mac === after)) throw refuse('same')
  const bytes = new Uint8Array(image)
  const view = new DataView(bytes.buffer)
  const raw = after.split(':').map((pair) => Number.parseInt(pair, 16))
  for (const { offset } of good) {
    bytes.set(raw, offset)
    const sumAt = offset + 0x3f * 2
    view.setUint16(sumAt, 0, true)
    view.setUint16(sumAt, (0xbaba - nvmSum(bytes, offset)) & 0xffff, true)
  }
  return {
    bytes,
    before: gbe.parts.map(({ mac }) => mac),
    after,
    leftAlone: gbe.parts.flatMap(({ checksumGood }, index) => (checksumGood ? [] : [index + 1])),
  }
}

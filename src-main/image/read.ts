// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Everything that can be read out of a file before it is written: what it is, its regions, its build, its mainboard,
 * the contents of the regions, and what was not examined. Pure; accepts any bytes; linear in their length.
 */
import type {
  BoardClaim,
  Descriptor,
  Fmap,
  ImageContents,
  NotLookedAt,
} from '../../shared/model/contents.ts'
import { readAmd } from './amd.ts'
import { buildConfig, buildInfo, cutFiles, holedFiles, readCbfs } from './cbfs.ts'
import { readRepeats } from './repeats.ts'
import { boardOfFrid, readChromebook } from './chromebook.ts'
import { findDescriptorElsewhere, readDescriptor } from './descriptor.ts'
import { readFmap } from './fmap.ts'
import { readGbe } from './gbe.ts'
import { readIdBlock } from './id-block.ts'
import { kindOf } from './kind.ts'
import { readMe } from './me.ts'
import { orientationOf } from './orientation.ts'
import { readResetVector } from './reset-vector.ts'
import { textAt } from './bytes.ts'
import { hasWindowsKey, readUefi } from './uefi.ts'

export function readImage(bytes: Uint8Array): ImageContents {
  const what = kindOf(bytes)
  const descriptor = readDescriptor(bytes)
  const fmap = readFmap(bytes)
  const tops = topsOf(bytes.length, descriptor)
  const cbfs = readCbfs(bytes, fmap)
  const idBlock = readIdBlock(bytes, tops)
  const config = buildConfig(bytes, cbfs)
  const chromebook = readChromebook(bytes, fmap)
  const gbeRange = descriptor?.regions.find(({ name }) => name === 'gbe')?.range
  const meRange = descriptor?.regions.find(({ name }) => name === 'me')?.range
  const contents: Omit<ImageContents, 'notLookedAt'> = {
    sizeBytes: bytes.length,
    what,
    oneByte: oneByteOf(bytes),
    orientation: orientationOf(bytes),
    descriptor,
    descriptorElsewhere: descriptor === null ? findDescriptorElsewhere(bytes) : null,
    gbe: gbeRange === undefined ? null : readGbe(bytes, gbeRange),
    me: meRange === undefined ? null : readMe(bytes, meRange),
    fmap,
    cbfs,
    cutFiles: cutFiles(bytes, cbfs),
    holedFiles: holedFiles(bytes, cbfs),
    repeats: readRepeats(bytes),
    idBlock,
    config,
    claims: claimsOf(
      buildInfo(bytes, cbfs),
      idBlock,
      config,
      chromebook === null ? null : chromebook.frid,
    ),
    resetVector: readResetVector(bytes, tops[0] ?? bytes.length),
    uefi: readUefi(bytes),
    amd: readAmd(bytes),
    chromebook,
    windowsKey: hasWindowsKey(bytes),
    practice: isPractice(bytes),
    heads: cbfs.some(({ files }) => files.some(({ name }) => name.startsWith('heads/'))),
  }
  return { ...contents, notLookedAt: notLookedAt(contents, fmap) }
}

/** The contents of a new practice chip carry a mark, 64 KiB before their end. */
function isPractice(bytes: Uint8Array): boolean {
  const at = bytes.length - 0x1_0000
  const text = at < 0 ? '' : textAt(bytes, at, at + 64)
  return text.startsWith('practice ') && text.endsWith('not real firmware')
}

/**
 * Where the top of the address space may be in the file, most likely first: the end of the BIOS region if it lies
 * inside the file, else the end of the file.
 */
function topsOf(sizeBytes: number, descriptor: Descriptor | null): readonly number[] {
  const bios = descriptor?.regions.find(({ name }) => name === 'bios')?.range
  const end = bios === undefined ? sizeBytes : bios.offset + bios.length
  return end < sizeBytes ? [end, sizeBytes] : [sizeBytes]
}

/** The single value of all bytes; `null` when there are several values, or no bytes. */
export function oneByteOf(bytes: Uint8Array): number | null {
  const value = bytes[0]
  for (let at = 1; at < bytes.length; at++) if (bytes[at] !== value) return null
  return value ?? null
}

function claimsOf(
  build: BoardClaim | null,
  idBlock: ImageContents['idBlock'],
  config: ImageContents['config'],
  frid: string | null,
): readonly BoardClaim[] {
  const claims: BoardClaim[] = []
  if (build !== null) claims.push(build)
  if (idBlock !== null)
    claims.push({
      from: 'id-block',
      vendor: idBlock.vendor,
      part: idBlock.part,
      version: idBlock.version,
    })
  if (config !== null && config.part !== null)
    claims.push({ from: 'config', vendor: config.vendor, part: config.part, version: null })
  const chromebookBoard = frid === null ? null : boardOfFrid(frid)
  if (chromebookBoard !== null)
    claims.push({ from: 'frid', vendor: 'Google', part: chromebookBoard, version: frid })
  return claims
}

function notLookedAt(
  contents: Omit<ImageContents, 'notLookedAt'>,
  fmap: Fmap | null,
): readonly NotLookedAt[] {
  const codes: NotLookedAt[] = ['payload', 'file-signatures']
  const { descriptor, sizeBytes, idBlock, cbfs, claims, uefi, me, gbe } = contents
  const flashBytes = Math.max(
    descriptor?.endsAt ?? 0,
    idBlock?.romBytes ?? 0,
    fmap?.flashBytes ?? 0,
  )
  if (flashBytes > sizeBytes) codes.push('other-chip')
  if (me?.state === 'table') codes.push('me-code')
  if (gbe === null && descriptor?.regions.some(({ name }) => name === 'gbe') === true)
    codes.push('network-region')
  if (claims.length === 0 && uefi.volumes.length > 0) codes.push('vendor-board')
  if (cbfs.some(({ partial }) => partial)) codes.push('rest-of-cbfs')
  return codes
}

// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The Intel flash descriptor, ICH8 to the 300-series and later. Pure; accepts any bytes. Sources: Intel SPI programming
 * guides as read by coreboot's ifdtool and flashrom's ich_descriptors (facts only).
 */
import type {
  Descriptor,
  DescriptorFamily,
  DescriptorRegion,
  RegionName,
} from '../../shared/model/contents.ts'
import { hasAt, u16, u32 } from './bytes.ts'

const signature = Uint8Array.of(0x5a, 0xa5, 0xf0, 0x0f)
/** The descriptor always has 4 KiB, its region sometimes 8. */
export const descriptorBytes = 0x1000

const regionNames: readonly RegionName[] = [
  'fd',
  'bios',
  'me',
  'gbe',
  'pdr',
  'de1',
  'bios2',
  'r7',
  'ec',
  'de2',
  'ie',
  '10gbe1',
  '10gbe2',
  'r13',
  'r14',
  'ptt',
]

/** Offset of FLUMAP1; the region list ends before it. */
const upperMap = 0xefc

/** Decodes the descriptor at the first byte of `bytes`. Returns `null` if the bytes are not a valid descriptor. */
export function readDescriptor(bytes: Uint8Array): Descriptor | null {
  return descriptorAt(bytes, 0)
}

/**
 * Looks for a complete descriptor that is not at the start: the sign of an image that was shifted, padded in front or
 * joined in the wrong order. Bounded: examines at most 1024 places.
 */
export function findDescriptorElsewhere(bytes: Uint8Array): number | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = view.indexOf(signature)
  for (let tries = 0; at >= 0 && tries < 1024; tries++) {
    const start = at - 0x10
    if (start > 0) {
      const found = descriptorAt(bytes, start)
      if (found !== null && found.signatureAt === 0x10 && isComplete(found)) return start
    }
    at = view.indexOf(signature, at + 1)
  }
  return null
}

/** The regions divide the flash as on a mainboard that can start. */
export const isComplete = ({ regions, overlaps }: Descriptor): boolean =>
  overlaps.length === 0 &&
  regions.some(({ name, range }) => name === 'fd' && range.offset === 0) &&
  regions.some(({ name }) => name === 'bios')

function descriptorAt(bytes: Uint8Array, start: number): Descriptor | null {
  if (start + descriptorBytes > bytes.length) return null
  const own = start === 0 ? bytes : bytes.subarray(start, start + descriptorBytes)
  const at = hasAt(own, 0x10, signature) ? 0x10 : hasAt(own, 0, signature) ? 0 : null
  if (at === null) return null
  const map0 = u32(own, at + 4)
  const map1 = u32(own, at + 8)
  const map2 = u32(own, at + 12)
  const base = {
    component: (map0 & 0xff) << 4,
    region: ((map0 >>> 16) & 0xff) << 4,
    master: (map1 & 0xff) << 4,
    straps: ((map1 >>> 16) & 0xff) << 4,
    northStraps: (map2 & 0xff) << 4,
  }
  if (base.region === 0 || base.component === 0) return null
  const family = familyOf(map1 >>> 24, map2)
  const wide = family === '100+'
  const regions = readRegions(own, base, wide)
  if (regions.length === 0) return null
  return {
    signatureAt: at,
    family,
    regions,
    overlaps: overlapsOf(regions),
    endsAt: Math.max(
      0,
      ...regions
        .filter(({ name }) => name !== 'pdr')
        .map(({ range }) => range.offset + range.length),
    ),
    chips: chipsOf(own, base.component, ((map0 >>> 8) & 3) + 1, family),
    hostMayNotWrite: lockedRegions(own, base.master, wide, regions),
    meDisabled: meDisabled(own, base, family),
  }
}

/**
 * Guesses the chipset family from the number of PCH straps (ISL). Coarse on purpose: within one family, real
 * descriptors differ in every other field that could refine the guess.
 */
function familyOf(isl: number, map2: number): DescriptorFamily {
  const northStrapCount = (map2 >>> 8) & 0xff
  const icc = (map2 >>> 16) & 0xff
  if (icc === 0x31 || isl > 21) return '100+'
  if (icc === 0) {
    if (isl <= 2) return northStrapCount === 0 ? 'ich8' : 'ich9'
    if (isl <= 10) return 'ich10'
    if (isl <= 16) return '5'
  }
  if (isl <= 17 && northStrapCount === 0) return 'atom'
  return isl <= 18 ? '6-7' : '8-9'
}

interface Bases {
  readonly component: number
  readonly region: number
  readonly master: number
  readonly straps: number
  readonly northStraps: number
}

/** As many entries as fit before the next table, at most 16; the count that the descriptor states is not reliable. */
function readRegions(bytes: Uint8Array, base: Bases, wide: boolean): readonly DescriptorRegion[] {
  const next = Math.min(
    upperMap,
    ...[base.component, base.master, base.straps].filter((other) => other > base.region),
  )
  const slots = Math.min(wide ? 16 : 5, Math.floor((next - base.region) / 4))
  const mask = wide ? 0x7fff : 0xfff
  const regions: DescriptorRegion[] = []
  for (let index = 0; index < slots; index++) {
    const word = u32(bytes, base.region + index * 4)
    const first = word & mask
    const last = (word >>> 16) & mask
    const name = regionNames[index]
    if (word === 0xffffffff || last < first || name === undefined) continue
    // Unused entries: all 0 (only region 0 may begin at 0), or both ends at the maximum.
    if ((word === 0 && index !== 0) || (first === last && first === mask)) continue
    regions.push({
      index,
      name,
      range: { offset: first * 0x1000, length: (last - first + 1) * 0x1000 },
    })
  }
  return regions
}

function overlapsOf(
  regions: readonly DescriptorRegion[],
): readonly (readonly [RegionName, RegionName])[] {
  const found: (readonly [RegionName, RegionName])[] = []
  for (const [index, one] of regions.entries())
    for (const other of regions.slice(index + 1))
      if (
        one.range.offset < other.range.offset + other.range.length &&
        other.range.offset < one.range.offset + one.range.length
      )
        found.push([one.name, other.name])
  return found
}

/** Density codes: 3 bits each up to the 7-series, 4 bits each from the 8-series on. */
function chipsOf(
  bytes: Uint8Array,
  component: number,
  count: number,
  family: DescriptorFamily,
): readonly (number | null)[] {
  const word = bytes[component] ?? 0
  const nibbles = family === '8-9' || family === '100+' || family === 'atom'
  const codes = nibbles ? [word & 0xf, word >>> 4] : [word & 7, (word >>> 3) & 7]
  return codes.slice(0, Math.min(count, 2)).map((code) => (code <= 7 ? 0x8_0000 * 2 ** code : null))
}

/** FLMSTR1: what the host CPU may write. One bit per region. */
function lockedRegions(
  bytes: Uint8Array,
  master: number,
  wide: boolean,
  regions: readonly DescriptorRegion[],
): readonly RegionName[] {
  if (master === 0) return []
  const word = u32(bytes, master)
  const write = wide ? word >>> 20 : (word >>> 24) & 0xff
  return regions.filter(({ index }) => ((write >>> index) & 1) === 0).map(({ name }) => name)
}

function meDisabled(bytes: Uint8Array, base: Bases, family: DescriptorFamily): boolean | null {
  switch (family) {
    case 'ich9':
    case 'ich10':
      return (u16(bytes, base.straps) & 1) === 1
    case '5':
    case '6-7':
    case '8-9':
      return (u32(bytes, base.straps + 0x28) & 0x80) !== 0
    case '100+':
      return (u32(bytes, base.straps) & 0x10000) !== 0
    default:
      return null
  }
}

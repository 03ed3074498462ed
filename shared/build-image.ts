// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Builds images from the facts about the mainboards: own descriptors, own file systems, no foreign bytes. None of them
 * can start a mainboard. Practice writes them; tests change them into invalid ones. Pure: the same input gives the same
 * image.
 */
import type { ImageTarget } from './data/image-targets.ts'

export interface BuiltImage {
  readonly vendor: string
  readonly part: string
  readonly romBytes: number
  readonly regions: ImageTarget['regions']
  readonly chipsMib: readonly number[] | null
  readonly family: ImageTarget['family']
  readonly mac: string | null
  readonly files: readonly string[]
  readonly me: 'table' | 'full' | 'blank' | 'zero' | 'noise'
  /** `arm`: no id block and no reset vector. */
  readonly machine: 'x86' | 'arm'
  readonly buildInfo: boolean
  readonly idBlock: boolean
  readonly config: string | null
  readonly locked: boolean
  /** Size of the payload, bytes, and a seed for its contents; `null`: a small one. */
  readonly payload: { readonly bytes: number; readonly seed: number } | null
}

export const imageOfTarget = (target: ImageTarget): BuiltImage => ({
  vendor: target.vendor,
  part: target.part,
  romBytes: target.rom_bytes,
  regions: target.regions,
  chipsMib: target.chips_mib,
  family: target.family,
  mac: target.default_mac === null ? null : '02:11:22:33:44:56',
  files: target.needs_files,
  me: 'table',
  machine: target.mainboard_dir === 'google/gru' ? 'arm' : 'x86',
  buildInfo: true,
  idBlock: true,
  config: null,
  locked: false,
  payload: null,
})

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)

const put = (bytes: Uint8Array, at: number, value: number, width: 1 | 2 | 4) => {
  for (let index = 0; index < width; index++) bytes[at + index] = (value >>> (8 * index)) & 0xff
}
const putBig = (bytes: Uint8Array, at: number, value: number) => {
  for (let index = 0; index < 4; index++) bytes[at + index] = (value >>> (24 - 8 * index)) & 0xff
}

/** The whole flash of the build; bytes without data are FF. */
export function buildImage(about: BuiltImage): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(about.romBytes).fill(0xff)
  const { regions } = about
  const region = (name: string) => regions?.find((each) => each.name === name) ?? null
  if (regions !== null) putDescriptor(bytes, about, regions)
  const gbe = region('gbe')
  if (gbe !== null && about.mac !== null) putGbe(bytes, gbe.offset, gbe.length, about.mac)
  const me = region('me')
  if (me !== null) putMe(bytes, me.offset, me.length, about.me)
  const bios = region('bios') ?? { offset: 0, length: about.romBytes }
  putBios(bytes, about, bios.offset, Math.min(bios.length, about.romBytes - bios.offset))
  return bytes
}

const slotOf: Readonly<Record<string, number>> = { fd: 0, bios: 1, me: 2, gbe: 3, pdr: 4 }
const straps = { ich9: 2, ich10: 3, '6-7': 18, '8-9': 21, '100+': 66 } as const

function putDescriptor(
  bytes: Uint8Array,
  { family, chipsMib, locked }: BuiltImage,
  regions: NonNullable<BuiltImage['regions']>,
): void {
  const of = family ?? '6-7'
  const wide = of === '100+'
  const master = wide ? 0x80 : 0x60
  bytes.fill(0xff, 0, 0x1000)
  put(bytes, 0x10, 0x0ff0a55a, 4)
  const chips = chipsMib ?? [8]
  put(bytes, 0x14, 0x03 | ((chips.length - 1) << 8) | (0x04 << 16), 4)
  put(bytes, 0x18, (master >>> 4) | (2 << 8) | (0x10 << 16) | ((straps[of] << 24) >>> 0), 4)
  const icc = of === '100+' ? 0x31 : of === '6-7' || of === '8-9' ? 0x21 : 0
  put(bytes, 0x1c, 0x20 | (1 << 8) | (icc << 16), 4)
  const code = (mib: number | undefined) => (mib === undefined ? 0 : Math.log2(mib * 2))
  const shift = of === '8-9' || of === '100+' ? 4 : 3
  put(bytes, 0x30, code(chips[0]) | (code(chips[1]) << shift), 4)
  for (let slot = 0; slot < (wide ? 16 : 5); slot++)
    put(bytes, 0x40 + slot * 4, slot >= 10 ? 0x7fff7fff : wide ? 0x7fff : 0xfff, 4)
  for (const { name, offset, length } of regions) {
    const last = (offset + length - 1) >>> 12
    put(bytes, 0x40 + (slotOf[name] ?? 0) * 4, (offset >>> 12) | (last << 16), 4)
  }
  put(bytes, master, locked ? (wide ? 0x00a00f00 : 0x0a0b0000) : wide ? 0xffffff00 : 0xffff0000, 4)
}

export function putGbe(bytes: Uint8Array, offset: number, length: number, mac: string): void {
  for (const at of [offset, offset + length / 2]) {
    bytes.fill(0, at, at + 128)
    bytes.set(
      mac.split(':').map((part) => Number.parseInt(part, 16)),
      at,
    )
    put(bytes, at + 0x0d * 2, 0x1502, 2)
    sealGbe(bytes, at)
  }
}

/** Corrects the checksum of one copy. */
export function sealGbe(bytes: Uint8Array, at: number): void {
  let sum = 0
  for (let word = 0; word < 0x3f; word++)
    sum += (bytes[at + word * 2] ?? 0) | ((bytes[at + word * 2 + 1] ?? 0) << 8)
  put(bytes, at + 0x7e, (0xbaba - sum) & 0xffff, 2)
}

function putMe(bytes: Uint8Array, offset: number, length: number, kind: BuiltImage['me']): void {
  if (kind === 'blank') return
  if (kind === 'zero') bytes.fill(0, offset, offset + length)
  if (kind === 'zero') return
  for (let at = 0; at < Math.min(length, 0x8000); at++)
    bytes[offset + at] = (at * 89 + (at >>> 8) * 13) & 0xff
  if (kind === 'noise') return
  const names = kind === 'full' ? ['FTPR', 'NFTP', 'MDMV', 'EFFS', 'FOVD'] : ['FTPR']
  bytes.fill(0, offset, offset + 0x10)
  bytes.set(ascii('$FPT'), offset + 0x10)
  put(bytes, offset + 0x14, names.length, 4)
  for (const [index, name] of names.entries()) {
    const at = offset + 0x30 + index * 0x20
    bytes.set(ascii(name), at)
    put(bytes, at + 8, 0x1000, 4)
    put(bytes, at + 12, 0x2000, 4)
  }
}

// ---- BIOS region ----------------------------------------------------------------------------------------------

function putBios(bytes: Uint8Array, about: BuiltImage, offset: number, length: number): void {
  const cache = length > 0x8_0000 ? 0x1_0000 : 0
  const mapAt = offset + cache
  const start = mapAt + 0x200
  const end = offset + length
  putFmap(bytes, mapAt, about.romBytes, [
    ...(cache === 0 ? [] : [['RW_MRC_CACHE', offset, cache] as const]),
    ['FMAP', mapAt, 0x200],
    ['COREBOOT', start, end - start],
  ])
  let at = start
  const add = (name: string, data: Uint8Array, type = 0x50) => {
    at = putFile(bytes, at, name, data, type)
  }
  if (about.buildInfo)
    add(
      'build_info',
      ascii(
        `COREBOOT_VERSION: 25.06\nMAINBOARD_VENDOR: ${about.vendor}\nMAINBOARD_PART_NUMBER: ${about.part}\n`,
      ),
    )
  if (about.config !== null) add('config', ascii(about.config))
  for (const name of about.files) add(name, noise(0x1800))
  const { bytes: payloadBytes, seed } = about.payload ?? {
    bytes: Math.min(0x4_0000, length >>> 2),
    seed: 1,
  }
  add('fallback/payload', noise(payloadBytes, seed), 0x20)
  const bootblock = end - 0x4000
  const header = 0x40
  putFile(bytes, at, '', new Uint8Array(0), 0xffffffff, bootblock - header - at - header)
  putFile(bytes, bootblock - header, 'bootblock', noise(0x4000), 0x01)
  if (about.machine === 'arm') return
  bytes.fill(0, end - 0x200, end)
  if (about.idBlock) putIdBlock(bytes, end, about)
  bytes.set([0x90, 0x90, 0xe9, 0x12, 0xf3], end - 16)
}

export function putIdBlock(
  bytes: Uint8Array,
  top: number,
  { vendor, part, romBytes }: Pick<BuiltImage, 'vendor' | 'part' | 'romBytes'>,
): void {
  let at = top - 0x100
  const distances = ['25.06', vendor, part].map((text) => {
    const distance = top - at
    bytes.set(ascii(`${text}\0`), at)
    at += text.length + 1
    return distance
  })
  for (const [index, value] of [...distances, romBytes].entries())
    put(bytes, top - 0x90 + index * 4, value, 4)
}

export function putFmap(
  bytes: Uint8Array,
  at: number,
  flashBytes: number,
  areas: readonly (readonly [name: string, offset: number, length: number])[],
): void {
  bytes.fill(0, at, at + 56 + 42 * areas.length)
  bytes.set(ascii('__FMAP__'), at)
  bytes[at + 8] = 1
  bytes[at + 9] = 1
  put(bytes, at + 18, flashBytes, 4)
  bytes.set(ascii('FLASH'), at + 22)
  put(bytes, at + 54, areas.length, 2)
  for (const [index, [name, offset, length]] of areas.entries()) {
    const start = at + 56 + 42 * index
    put(bytes, start, offset, 4)
    put(bytes, start + 4, length, 4)
    bytes.set(ascii(name), start + 8)
  }
}

/** Writes one entry and returns the offset of the next. `length` without data: an empty entry. */
export function putFile(
  bytes: Uint8Array,
  at: number,
  name: string,
  data: Uint8Array,
  type: number,
  length = data.length,
): number {
  const header = Math.max(0x40, Math.ceil((24 + name.length + 1) / 16) * 16)
  bytes.fill(0, at, at + header)
  bytes.set(ascii('LARCHIVE'), at)
  putBig(bytes, at + 8, length)
  putBig(bytes, at + 12, type)
  putBig(bytes, at + 20, header)
  bytes.set(ascii(name), at + 24)
  bytes.set(data, at + header)
  return Math.ceil((at + header + length) / 64) * 64
}

/** Bytes without repeats and without any known signature. */
export function noise(length: number, seed = 1): Uint8Array {
  const bytes = new Uint8Array(length)
  let state = seed >>> 0 || 1
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[at] = state >>> 24
  }
  return bytes
}

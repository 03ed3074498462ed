// SPDX-License-Identifier: GPL-3.0-or-later
/** Several table entries under one ID: how they differ, and what they have in common. Pure. */
import { hexByte } from '../../shared/hex.ts'
import type { ChipEntry, EntryErase, FourByteAddress, TimePair } from '../../shared/data/chips.ts'
import { addressingOf, otherBitsOf, protectMaskOf } from '../../shared/data/flash-chip.ts'
import { voltageClass } from '../../shared/data/chip-series.ts'
import type { BlockErase, ChipDifference, EraseRegion } from '../../shared/model/chip.ts'
import type { RegisterBit } from '../../shared/model/protection.ts'

/**
 * Why these entries cannot be driven as one chip; empty when they can. The ID alone never settles the voltage, and a
 * wrong block size erases too much.
 */
export function whatKeepsApart(entries: readonly ChipEntry[]): readonly ChipDifference[] {
  const first = entries[0]
  if (first === undefined || entries.length === 1) return []
  const reasons: ChipDifference[] = []
  const sizesBytes = unique(entries.map((entry) => entry.sizeBytes))
  if (sizesBytes.length > 1) reasons.push({ code: 'size', sizesBytes })
  const methods = unique(entries.map((entry) => entry.program))
  if (methods.length > 1) reasons.push({ code: 'program', methods })
  if (new Set(entries.map((entry) => voltageClass(entry.supplyMv))).size > 1)
    reasons.push({ code: 'supply', rangesMv: distinct(entries.map((entry) => entry.supplyMv)) })
  if (new Set(entries.map((entry) => entry.dieBytes === null)).size > 1)
    reasons.push({ code: 'dies' })
  if (reasons.length > 0) return reasons
  const common = commonErases(entries)
  const erasesBlocks = (erases: readonly EntryErase[]): boolean =>
    erases.some((erase) => !erase.wholeChip && erase.opcode !== null)
  // Chips that cannot be erased (masked ROM) have no block sizes that could disagree.
  if (!erasesBlocks(common) && entries.some((entry) => erasesBlocks(entry.erase)))
    reasons.push({ code: 'block-erase', models: distinct(entries.map(blockErases)) })
  const merged = commonEntry(entries)
  if (addressingOf(merged) === null && entries.some((entry) => addressingOf(entry) !== null))
    reasons.push({ code: 'high-address' })
  return reasons
}

/** One chip with what all entries share: common erases, the slowest times, protection they agree on, all names. */
export function commonEntry(entries: readonly ChipEntry[]): ChipEntry {
  const [first, ...others] = entries
  if (first === undefined) throw new RangeError('no entries to merge')
  if (others.length === 0) return first
  const agreed = <T>(value: (entry: ChipEntry) => T): T | null => {
    const wanted = JSON.stringify(value(first))
    return others.every((entry) => JSON.stringify(value(entry)) === wanted) ? value(first) : null
  }
  return {
    ...first,
    id: entries.map((entry) => entry.id).join('+'),
    vendor: unique(entries.map((entry) => entry.vendor)).join(' / '),
    name: unique(entries.map((entry) => entry.name)).join(' / '),
    names: unique(entries.flatMap((entry) => entry.names)),
    listedNames: unique(entries.flatMap((entry) => entry.listedNames)),
    listedAs: unique(entries.flatMap((entry) => entry.listedAs)),
    extendedId: agreed((entry) => entry.extendedId),
    // Programming part of a page is always correct; programming more than a page never is.
    pageBytes: Math.min(...entries.map((entry) => entry.pageBytes)),
    plainRead: entries.every((entry) => entry.plainRead),
    programTime: slowest(entries.map((entry) => entry.programTime)),
    supplyMv: commonSupply(entries),
    erase: commonErases(entries),
    fourByteAddress: commonAddress(entries),
    statusWrite: commonStatusWrite(entries),
    statusLayout: agreed((entry) => entry.statusLayout),
    unprotect: commonUnprotect(entries),
    protection: commonProtection(entries),
    quadEnable: agreed((entry) => entry.quadEnable),
    sfdp: agreed((entry) => entry.sfdp),
    otp: agreed((entry) => entry.otp),
    meanings: distinctMeanings(entries),
    cautions: unique(entries.flatMap((entry) => entry.cautions)),
    tested: {},
    source: unique(entries.flatMap((entry) => entry.source.split(', '))).join(', '),
  }
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)]
}

/** Compares values; `unique` compares identities. */
const distinct = <T>(values: readonly T[]): readonly T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
]

function distinctMeanings(entries: readonly ChipEntry[]): ChipEntry['meanings'] {
  const all = entries.flatMap((entry) => entry.meanings)
  return [...new Map(all.map((each) => [`${each.opcode} ${each.means}`, each])).values()]
}

function slowest(times: readonly TimePair[]): TimePair {
  return {
    typicalMs: Math.max(...times.map((time) => time.typicalMs)),
    maxMs: Math.max(...times.map((time) => time.maxMs)),
  }
}

/** The range common to all; `null` when one is unknown or they do not overlap. */
function commonSupply(entries: readonly ChipEntry[]): ChipEntry['supplyMv'] {
  const ranges = entries.map((entry) => entry.supplyMv)
  const known = ranges.filter((range) => range !== null)
  if (known.length < ranges.length) return null
  const min = Math.max(...known.map((range) => range[0]))
  const max = Math.min(...known.map((range) => range[1]))
  return min <= max ? [min, max] : null
}

function sameRegions(a: readonly EraseRegion[], b: readonly EraseRegion[]): boolean {
  return (
    a.length === b.length &&
    a.every((region, index) => {
      const other = b[index]
      return region.blockBytes === other?.blockBytes && region.blockCount === other.blockCount
    })
  )
}

/** The same opcode with the same meaning. */
export function sameErase(a: EntryErase, b: EntryErase): boolean {
  return (
    a.opcodeText === b.opcodeText &&
    a.addressBytes === b.addressBytes &&
    a.wholeChip === b.wholeChip &&
    sameRegions(a.regions, b.regions)
  )
}

function commonErases(entries: readonly ChipEntry[]): readonly EntryErase[] {
  const [first, ...others] = entries
  return (first?.erase ?? []).flatMap((erase) => {
    const same = others.map((entry) => entry.erase.find((each) => sameErase(each, erase)))
    const known = same.filter((each) => each !== undefined)
    return known.length < same.length ? [] : [{ ...erase, ...slowest([erase, ...known]) }]
  })
}

function commonAddress(entries: readonly ChipEntry[]): FourByteAddress | null {
  const ways = entries.map((entry) => entry.fourByteAddress)
  const known = ways.filter((way) => way !== null)
  const first = known[0]
  if (first === undefined || known.length < ways.length) return null
  return {
    read: known.every((way) => way.read),
    program: known.every((way) => way.program),
    enter: commonEnter(known.map((way) => way.enter)),
    modeBit7InRegister: known.every((way) => way.modeBit7InRegister),
    registers: first.registers.filter((register) =>
      known.every((way) => way.registers.some((each) => each.write === register.write)),
    ),
  }
}

/** A write enable before B7 is harmless on chips that do not need it. */
export function commonEnter(ways: readonly FourByteAddress['enter'][]): FourByteAddress['enter'] {
  if (ways.some((way) => way === null)) return null
  return ways.includes('wren+b7') ? 'wren+b7' : (ways[0] ?? null)
}

/**
 * How any of the candidates writes its registers. A chip ignores a method it does not have, and every write is read
 * back. Methods known of all candidates come first.
 */
function commonStatusWrite(entries: readonly ChipEntry[]): ChipEntry['statusWrite'] {
  const known = entries
    .map((entry) => entry.statusWrite)
    .filter((each) => each !== null && each !== undefined)
  if (known.length === 0) return null
  const ways = <T>(value: (each: (typeof known)[number]) => readonly T[] | undefined): T[] => {
    const all = [...new Set(known.flatMap((each) => value(each) ?? []))]
    const agreed = (way: T): boolean => known.every((each) => value(each)?.includes(way) === true)
    return [...all.filter(agreed), ...all.filter((way) => !agreed(way))]
  }
  return {
    enable: ways((each) => each.enable),
    sr2: ways((each) => each.sr2),
    sr3: ways((each) => each.sr3),
    configRegister: known.some((way) => way.configRegister === true),
    securityRegister: known.some((way) => way.securityRegister === true),
  }
}

/**
 * Bits that may protect on any of the candidates count as protecting. A write is then refused until the user names the
 * chip model; ignoring such a bit could send a write into a protected block.
 */
function commonUnprotect(entries: readonly ChipEntry[]): ChipEntry['unprotect'] {
  const all = entries.map((entry) => entry.unprotect)
  const known = all.filter((each) => each !== null)
  const first = known[0]
  if (first === undefined || known.length < all.length) return null
  const kind = (each: typeof first): string => `${each.command} ${each.preserveOtherBits}`
  if (known.some((each) => kind(each) !== kind(first))) return null
  const union = (masks: readonly (string | undefined)[]): string | undefined => {
    const bits = masks.reduce((sum, each) => sum | Number.parseInt(each ?? '0', 16), 0)
    return bits === 0 ? undefined : hexByte(bits)
  }
  const protectMask = protectMaskOfAny(entries)
  const lockMask = union(known.map((each) => each.lockMask))
  const wpPinHighMask = union(known.map((each) => each.wpPinHighMask))
  return {
    ...first,
    protectMask: hexByte(protectMask),
    ...(lockMask === undefined ? {} : { lockMask }),
    ...(wpPinHighMask === undefined ? {} : { wpPinHighMask }),
  }
}

/**
 * Bits that one candidate uses for something else (quad enable, fail flags) are not touched: clearing them would change
 * the chip.
 */
function protectMaskOfAny(entries: readonly ChipEntry[]): number {
  const all = entries.reduce((sum, entry) => sum | protectMaskOf(entry), 0)
  return entries.reduce((left, entry) => left & ~otherBitsOf(entry), all)
}

/**
 * The range rule is used only if all candidates agree on every bit, because half a map would name a wrong range. A bit
 * that protects on any candidate stays a protection bit: if they differ it goes to `also`, unless another candidate
 * uses it for something else.
 */
function commonProtection(entries: readonly ChipEntry[]): ChipEntry['protection'] {
  const known = entries.map((entry) => entry.protection).filter((each) => each !== null)
  const first = known[0]
  if (first === undefined) return null
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
  if (known.length === entries.length && known.every((each) => same(each, first))) return first
  type Bits = NonNullable<ChipEntry['protection']>
  const everywhere = known.length === entries.length
  const agreedBit = (value: (each: Bits) => RegisterBit | null): RegisterBit | null =>
    everywhere && known.every((each) => same(value(each), value(first))) ? value(first) : null
  const agreed = {
    range: null,
    bp: everywhere
      ? first.bp.filter((bit) => known.every((each) => each.bp.some((other) => same(other, bit))))
      : [],
    tb: agreedBit((each) => each.tb),
    sec: agreedBit((each) => each.sec),
    cmp: agreedBit((each) => each.cmp),
    srp: agreedBit((each) => each.srp),
    srl: agreedBit((each) => each.srl),
    wps: agreedBit((each) => each.wps),
  }
  const place = (bit: RegisterBit): string => `${bit.register}.${bit.bit}`
  const settled = new Set(
    [...agreed.bp, agreed.cmp, agreed.wps].flatMap((bit) => (bit ? [place(bit)] : [])),
  )
  const otherwise = new Set(
    entries.flatMap((entry) => {
      const other = [entry.quadEnable, entry.protection?.tb ?? null, entry.protection?.srp ?? null]
      return other.flatMap((bit) => (bit === null ? [] : [place(bit)]))
    }),
  )
  const also = new Map<string, RegisterBit>()
  for (const each of known)
    for (const bit of [...each.bp, each.cmp, each.wps, ...(each.also ?? [])])
      if (bit !== null && !settled.has(place(bit)) && !otherwise.has(place(bit)))
        also.set(place(bit), bit)
  return { ...agreed, also: [...also.values()] }
}

const blockErases = ({ erase }: ChipEntry): readonly BlockErase[] =>
  erase
    .filter(({ wholeChip }) => !wholeChip)
    .map(({ opcodeText, regions: [first, ...more] }) => ({
      opcode: opcodeText.toUpperCase(),
      blockBytes: more.length > 0 ? null : (first?.blockBytes ?? 0),
    }))

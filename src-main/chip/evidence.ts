// SPDX-License-Identifier: GPL-3.0-or-later
/** What a chip answered, and which table entries fit. Pure. */
import { hex } from '../../shared/hex.ts'
import type { ChipRow } from '../../shared/data/chips.ts'
import { chipEntryOf, chipRows } from '../../shared/data/chips.ts'
import type { ChipEntry } from '../../shared/data/chips.ts'
import type { ProbeMethod } from '../../shared/model/chip.ts'
import type { SfdpResult } from './sfdp-types.ts'

/** Replies to the ID commands; `null` when a command was not sent. All 00 or all FF count as no data. */
export interface ChipEvidence {
  /** 9F, six bytes. */
  readonly rdid: Uint8Array | null
  /** 90 with address 0, two bytes. */
  readonly rems: Uint8Array | null
  /** AB, one to three bytes. */
  readonly res: Uint8Array | null
  /** 15, two bytes. */
  readonly at25f: Uint8Array | null
  /** 83, three bytes. */
  readonly st95: Uint8Array | null
  readonly sfdp: SfdpResult | null
}

/** ID methods with the reply that each must match, most reliable first. */
interface Reply {
  readonly methods: readonly ProbeMethod[]
  readonly bytes: Uint8Array
}

/** A bus without a chip reads as all ones or all zeros. */
function isData(reply: Uint8Array | null): reply is Uint8Array {
  if (reply === null || reply.length === 0) return false
  return reply.some((byte) => byte !== 0x00) && reply.some((byte) => byte !== 0xff)
}

/**
 * The replies that may be looked up. If a chip answers 9F, only that reply counts: after unknown commands it returns
 * noise. One byte from AB proves little, so it counts only when nothing else was answered.
 */
function replies(evidence: ChipEvidence): readonly Reply[] {
  if (isData(evidence.rdid)) return [{ methods: ['rdid', 'rdid-extended'], bytes: evidence.rdid }]
  const list: Reply[] = []
  if (isData(evidence.rems)) list.push({ methods: ['rems'], bytes: evidence.rems })
  if (isData(evidence.at25f)) list.push({ methods: ['at25f'], bytes: evidence.at25f })
  if (isData(evidence.res)) list.push({ methods: ['res2'], bytes: evidence.res })
  if (isData(evidence.st95)) list.push({ methods: ['st95'], bytes: evidence.st95 })
  if (isData(evidence.res) && !isData(evidence.rems))
    list.push({ methods: ['res1'], bytes: evidence.res })
  return list
}

export interface Matches {
  readonly entries: readonly ChipEntry[]
  /** The reply that counts as hex, in bus order; empty when nothing answered. */
  readonly idBytes: string
  /** The same as numbers. */
  readonly bytes: readonly number[]
  readonly answered: boolean
}

/** The entries that fit the most reliable reply with any match. */
export function matchesOf(evidence: ChipEvidence): Matches {
  const list = replies(evidence)
  for (const { methods, bytes } of list) {
    const all = chipRows()
      .filter((row) => methods.some((method) => method === row.probe) && startsLike(row, bytes))
      .map(chipEntryOf)
    const entries = toldByExtension(all, bytes)
    const length = entries[0]?.idBytes.length
    if (length !== undefined) return matches(entries, bytes.slice(0, length))
  }
  const first = list[0]
  return first === undefined
    ? { entries: [], idBytes: '', bytes: [], answered: evidence.sfdp?.ok === true }
    : matches([], first.bytes.slice(0, unknownLength(first.bytes)))
}

function matches(entries: readonly ChipEntry[], bytes: Uint8Array): Matches {
  const idBytes = hex(bytes)
  return { entries, idBytes, bytes: [...bytes], answered: true }
}

function startsLike(row: ChipRow, reply: Uint8Array): boolean {
  const id = row.idBytes.split(' ').map((byte) => Number.parseInt(byte, 16))
  return reply.length >= id.length && id.every((byte, index) => reply[index] === byte)
}

/**
 * Bytes 4 to 6 of the reply choose between chip models with the same first three, if the table has them. If they fit
 * none, only the models known by three bytes remain. The last byte names a family (80 is FL-S, 81 FS-S), so an entry
 * that states it comes before an entry that does not.
 */
function toldByExtension(all: readonly ChipEntry[], reply: Uint8Array): readonly ChipEntry[] {
  const fitting = all.filter((entry) => extendedFits(entry, reply))
  if (fitting.length === 0) return all.filter(({ probe }) => probe !== 'rdid-extended')
  const ofFamily = fitting.filter(({ extendedId }) => extendedId?.[LAST] != null)
  return reply.length > LAST && ofFamily.length > 0 ? ofFamily : fitting
}

const LAST = 5

/** A short reply cannot rule out a longer ID. */
function extendedFits(entry: ChipEntry, reply: Uint8Array): boolean {
  const pattern = entry.extendedId
  if (pattern === null) return true
  return pattern.every((byte, index) => byte === null || (reply[index] ?? byte) === byte)
}

/** Three bytes, plus one for every leading 7F (JEP106 continuation). */
function unknownLength(reply: Uint8Array): number {
  const continuation = reply.findIndex((byte) => byte !== 0x7f)
  return 3 + Math.max(0, continuation)
}

/**
 * Capacity coded in the third ID byte by most manufacturers (2^n bytes; Micron continues from 20 = 64 MiB); `null` when
 * the byte is no such code. A cross-check only, because some manufacturers number differently.
 */
export function capacityOf(idBytes: readonly number[]): number | null {
  const plain = capacityCodeOf(idBytes)
  if (plain !== null) return 2 ** plain
  const code = idBytes[idBytes.length - 1]
  if (idBytes.length < 3 || code === undefined) return null
  return code >= 0x20 && code <= 0x22 ? 2 ** (code + 6) : null
}

/** The third byte when it is a power-of-two size, 10 (64 KiB) to 1C; else `null`. */
export function capacityCodeOf(idBytes: readonly number[]): number | null {
  const code = idBytes[idBytes.length - 1]
  if (idBytes.length < 3 || code === undefined) return null
  return code >= 0x10 && code <= 0x1c ? code : null
}

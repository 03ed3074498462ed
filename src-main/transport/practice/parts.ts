// SPDX-License-Identifier: GPL-3.0-or-later
/** The chips for practice: facts from `shared/data/practice-chips.json`, prepared for the virtual chip. */
import { Fault } from '../../../shared/fault.ts'
import { practiceChipsFile } from '../../../shared/data/small-tables-checks.ts'
import type { z } from '../../../shared/schema-checks.ts'
import { practiceChipOfSize } from '../../../shared/data/practice-chips.ts'
import data from '../../../shared/data/practice-chips.json' with { type: 'json' }

const registerNames = ['sr1', 'sr2', 'sr3', 'config', 'security'] as const
export type RegisterName = (typeof registerNames)[number]

/** Bits of one status register. */
export interface RegisterMask {
  readonly register: RegisterName
  readonly mask: number
}

export interface PartErase {
  readonly opcode: number
  readonly sizeBytes: number
  /** 4 when the opcode always takes four address bytes; `null` follows the addressing mode. */
  readonly addressBytes: 4 | null
  readonly typicalMs: number
  readonly maxMs: number
}

/** Status registers, what protects, and what locks. */
export interface PartStatus {
  readonly registers: Readonly<
    Partial<Record<RegisterName, { readonly writable: number; readonly powerUp: number }>>
  >
  /** Which registers the data bytes of 01 go to, in order. */
  readonly write01: readonly RegisterName[]
  /** SR2 bits that a one-byte 01 clears (older Winbond parts clear CMP and QE). */
  readonly shortWrite01Clears: number
  /** Block protect bits, low to high. */
  readonly bp: readonly RegisterMask[]
  /** Protected length at BP = 1; doubles with each step, never above the chip. */
  readonly unitBytes: number
  readonly tb: RegisterMask | null
  readonly sec: RegisterMask | null
  readonly cmp: RegisterMask | null
  /** True: CMP also inverts the BP bits (MX25L6406E's fourth BP bit). */
  readonly cmpInvertsBp: boolean
  readonly srp: RegisterMask | null
  readonly srl: RegisterMask | null
  readonly wps: RegisterMask | null
  readonly failFlags: {
    readonly register: RegisterName
    readonly eraseMask: number
    readonly programMask: number
  } | null
  /** Whether an erase or program refused by protection clears the write enable latch. */
  readonly protectedClearsWel: boolean
}

export interface PracticePart {
  /** The name for `chip=`: `W25Q64JV`. */
  readonly name: string
  /** One line for users. */
  readonly supplyMv: readonly [min: number, max: number]
  /** Three bytes, or more for memory that is not SPI NOR flash. */
  readonly jedecId: readonly number[]
  /** Second byte of REMS (90) and reply of RES (AB). */
  readonly deviceId: number
  /** What follows the three bytes of 9F when the clock continues. */
  readonly afterId: 'zeros' | 'repeat'
  readonly sizeBytes: number
  /** 256; 1 on a part that programs bytes and words. */
  readonly pageBytes: number
  readonly opcodes: ReadonlySet<number>
  readonly erase: readonly PartErase[]
  readonly chipErase: { readonly typicalMs: number; readonly maxMs: number }
  readonly times: {
    readonly programTypicalMs: number
    readonly programMaxMs: number
    readonly statusMs: number
    readonly statusMaxMs: number
  }
  readonly status: PartStatus
  /** The opcode that enters four-line mode, and whether QE must be set for it; `null`: none. */
  readonly qpi: { readonly enter: number; readonly needsQuadEnable: boolean } | null
  /** Revision of the JESD216 table in the reply to 5A, `null` without one. */
  readonly sfdp: string | null
  readonly source: string
}

const fromHex = (text: string): number => Number.parseInt(text, 16)

type RawPart = z.infer<typeof practiceChipsFile>['chips'][number]
type RawMask = NonNullable<RawPart['status']['tb']>

function mask(raw: RawMask | null): RegisterMask | null {
  return raw === null ? null : { register: raw.register, mask: fromHex(raw.mask) }
}

function part(raw: RawPart): PracticePart {
  const status = raw.status
  const registers: Partial<Record<RegisterName, { writable: number; powerUp: number }>> = {}
  for (const name of registerNames) {
    const bits = status.registers[name]
    if (bits === undefined) continue
    registers[name] = { writable: fromHex(bits.writable), powerUp: fromHex(bits.powerUp) }
  }
  const fail = status.failFlags
  return {
    name: raw.name,
    supplyMv: raw.supplyMv,
    jedecId: (raw.jedecId.match(/../g) ?? []).map(fromHex),
    deviceId: fromHex(raw.deviceId),
    afterId: raw.afterId,
    sizeBytes: raw.sizeBytes,
    pageBytes: raw.pageBytes,
    opcodes: new Set(raw.opcodes.split(' ').map(fromHex)),
    erase: raw.erase.map((type) => ({
      opcode: fromHex(type.opcode),
      sizeBytes: type.sizeBytes,
      addressBytes: type.addressBytes ?? null,
      typicalMs: type.typicalMs,
      maxMs: type.maxMs,
    })),
    chipErase: raw.chipErase,
    times: raw.times,
    status: {
      registers,
      write01: status.write01,
      shortWrite01Clears: fromHex(status.shortWrite01Clears),
      bp: status.bp.map((bit) => ({
        register: bit.register,
        mask: fromHex(bit.mask),
      })),
      unitBytes: status.unitBytes,
      tb: mask(status.tb),
      sec: mask(status.sec),
      cmp: mask(status.cmp),
      cmpInvertsBp: status.cmpInvertsBp,
      srp: mask(status.srp),
      srl: mask(status.srl),
      wps: mask(status.wps),
      failFlags:
        fail === null
          ? null
          : {
              register: fail.register,
              eraseMask: fromHex(fail.eraseMask),
              programMask: fromHex(fail.programMask),
            },
      protectedClearsWel: status.protectedClearsWel,
    },
    qpi:
      raw.qpi != null
        ? { enter: fromHex(raw.qpi.enter), needsQuadEnable: raw.qpi.needsQuadEnable }
        : null,
    sfdp: raw.sfdp,
    source: raw.source,
  }
}

let parsed: readonly PracticePart[] | null = null

/** All chips for practice; the first is the default. */
export function practiceParts(): readonly PracticePart[] {
  parsed ??= practiceChipsFile.parse(data).chips.map(part)
  return parsed
}

/** An ordinary chip of this size, bytes. Throws `chip.no-such-name` with the known names. */
export const practicePartOf = (sizeBytes: number): PracticePart =>
  practicePart(practiceChipOfSize(sizeBytes) ?? `${sizeBytes / 1024} KiB`)

/** The chip of that name, upper or lower case; throws `chip.no-such-name` with the known names. */
export function practicePart(name: string): PracticePart {
  const parts = practiceParts()
  const found = parts.find((each) => each.name.toLowerCase() === name.toLowerCase())
  if (found === undefined)
    throw new Fault('chip.no-such-name', {
      name,
      near: parts.map(({ name: each, sizeBytes, supplyMv }) => ({
        vendor: null,
        name: each,
        sizeBytes,
        supplyMv,
      })),
      series: null,
    })
  return found
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** Reads security registers and unique ID for a backup; never writes them. Every window is read twice. */
import type { BackupSecurity } from '../../shared/model/image.ts'
import { readSecurityRegister, readUniqueId } from '../chip/commands.ts'
import { answersAs } from '../chip/harmless.ts'
import type { SpiOp } from '../transport/spi.ts'
import type { Bus } from './bus.ts'
import { queue } from './bus.ts'

export interface SecurityRead extends Pick<BackupSecurity, 'uniqueId'> {
  /** All registers, one after another; empty: the chip has none that may be read. */
  readonly bytes: Uint8Array
  readonly addresses: readonly number[]
}

/**
 * `null` when the chip has neither, when an opcode may mean something else on a possible chip model, or when two reads
 * differ.
 */
export async function readSecurityOf(bus: Bus): Promise<SecurityRead | null> {
  const { security } = bus.chip
  if (security === null) return null
  const twice = async (op: SpiOp): Promise<Uint8Array | null> => {
    const [first, second] = await Promise.all([queue(bus, op), queue(bus, op)])
    return first !== undefined && second !== undefined && sameBytes(first, second) ? first : null
  }
  const parts: Uint8Array[] = []
  if (answersAs(bus.chip, 'read-security-registers'))
    for (const address of security.registers) {
      const part = await twice(readSecurityRegister(address, security.registerBytes))
      if (part === null) return null
      parts.push(part)
    }
  let uniqueId: string | null = null
  if (security.uniqueIdBytes > 0 && answersAs(bus.chip, 'read-unique-id')) {
    const id = await twice(readUniqueId(security.uniqueIdBytes))
    if (id === null) return null
    // A single value throughout is an undriven line, not a unique ID.
    if (id.some((byte) => byte !== id[0])) uniqueId = Buffer.from(id).toString('hex')
  }
  if (parts.length === 0 && uniqueId === null) return null
  return {
    bytes: Uint8Array.from(parts.flatMap((part) => [...part])),
    addresses: parts.length === 0 ? [] : security.registers,
    uniqueId,
  }
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at])

// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Converts the `otp` of a table entry to the registers that may be read beside its contents. Rules are data; text that
 * fits no rule is not read.
 */
import type { SecurityFacts } from '../model/chip.ts'
import type { ChipEntry } from './chip-entry.ts'
import registersJson from './security-registers.json' with { type: 'json' }
import { securityRegistersFile } from './small-tables-checks.ts'

const data = securityRegistersFile.parse(registersJson)

/** `null` if the table does not state it, or the chip may expect four address bytes. */
export function securityOf(entry: ChipEntry): SecurityFacts | null {
  const { otp, vendor } = entry
  if (otp === null || otp === 'yes' || otp === undefined || entry.fourByteAddress !== null)
    return null
  const rule = data.rules.find(
    (one) =>
      one.vendors.includes(vendor) &&
      one.otp.readOpcode === otp.readOpcode &&
      one.otp.totalBytes === otp.totalBytes &&
      (one.otp.reservedBytes ?? null) === (otp.reservedBytes ?? null),
  )
  const id = data.uniqueIds.find(
    ({ vendors, readUniqueIdOpcode }) =>
      vendors.includes(vendor) && readUniqueIdOpcode === otp.readUniqueIdOpcode,
  )
  if (rule === undefined && id === undefined) return null
  return {
    registers: (rule?.registers ?? []).map((address) => Number.parseInt(address, 16)),
    registerBytes: rule?.registerBytes ?? 0,
    uniqueIdBytes: id?.bytes ?? 0,
  }
}

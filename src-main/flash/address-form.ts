// SPDX-License-Identifier: GPL-3.0-or-later
/** Which address form a chip is driven with, and which erase types can be used with it. Pure. */
import { assertNever } from '../../shared/fault.ts'
import type { EraseType, FlashChip } from '../../shared/model/chip.ts'
import type { AddressForm } from '../chip/commands.ts'

/** Bytes that a three-byte address reaches: 16 MiB. */
export const THREE_BYTE_REACH = 0x100_0000

export interface AddressScheme {
  readonly form: AddressForm
  /** The register with address bits 31 to 24 must be set for each 16 MiB. */
  readonly banked: boolean
  /** The chip must be put into 4-byte mode. */
  readonly mode: boolean
}

/**
 * How `chip` is addressed. A chip with 4-byte opcodes for reading but not for erasing is driven only in 4-byte mode (or
 * by the register), so that one scheme works for every command.
 */
export function addressScheme(chip: FlashChip): AddressScheme {
  const large = chip.sizeBytes > THREE_BYTE_REACH
  const erases4 = chip.erase.length === 0 || chip.erase.some((type) => type.addressBytes === 4)
  const mode: AddressScheme = { form: '4-byte-mode', banked: false, mode: true }
  const banked: AddressScheme = { form: '3-byte', banked: true, mode: false }
  switch (chip.addressing) {
    case '3-byte':
      return { form: '3-byte', banked: false, mode: false }
    case '4-byte-mode':
      return mode
    case 'extended-register':
      return banked
    case '4-byte-opcodes':
      if (large && !erases4 && chip.fourByteMode !== null) return mode
      if (large && !erases4 && chip.addressRegister !== null) return banked
      return { form: '4-byte-opcodes', banked: false, mode: false }
    default:
      return assertNever(chip.addressing)
  }
}

/** Number of address bytes after the opcode of `type` under the chip's scheme. */
export function eraseAddressBytes(type: EraseType, scheme: AddressScheme): 3 | 4 {
  if (type.addressBytes !== null) return type.addressBytes
  return scheme.mode ? 4 : 3
}

/**
 * The erase types that can be used, each limited to the range that its address bytes reach. In 4-byte mode, an opcode
 * that always takes three address bytes is left out, because it would erase at a wrong address.
 */
export function usableErases(chip: FlashChip): readonly EraseType[] {
  const scheme = addressScheme(chip)
  return chip.erase
    .filter((type) => !(scheme.mode && type.addressBytes === 3))
    .map((type) =>
      eraseAddressBytes(type, scheme) === 4 || scheme.banked ? type : withinThreeBytes(type),
    )
    .filter((type) => type.regions.length > 0)
}

function withinThreeBytes(type: EraseType): EraseType {
  const regions = type.regions.flatMap((region) => {
    const room = Math.floor((THREE_BYTE_REACH - region.offset) / region.blockBytes)
    const blockCount = Math.min(region.blockCount, Math.max(0, room))
    return blockCount > 0 ? [{ ...region, blockCount }] : []
  })
  return { ...type, regions }
}

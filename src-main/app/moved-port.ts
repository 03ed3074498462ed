// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * A programmer that was plugged in again, or that reset itself, may come back on another port. It is still the same one:
 * what was chosen and ticked holds, and nobody may be told that it is without power because its old port is gone.
 */
import type { FoundProgrammer, UsbIdentity } from '../../shared/model/programmer.ts'

export interface PortFollower {
  /**
   * The id under which the chosen programmer is listed now, when that is another one than `chosenId`; else `null`. Told by
   * its USB identity with serial number, and by nothing else: two of a kind without one cannot be told apart.
   */
  movedTo(
    chosenId: string | null,
    listed: readonly FoundProgrammer[],
    open: FoundProgrammer | null,
  ): string | null
}

export function createPortFollower(): PortFollower {
  let known: { readonly id: string; readonly usb: UsbIdentity } | null = null
  /** A device may have several ports: one that was there beside the chosen one is not that one. */
  let beside: readonly string[] = []
  return {
    movedTo(chosenId, listed, open) {
      const chosen = [...listed, ...(open === null ? [] : [open])].find(({ id }) => id === chosenId)
      if (chosen !== undefined) {
        if (chosen.id !== known?.id) beside = []
        known = hasSerial(chosen.usb) ? { id: chosen.id, usb: chosen.usb } : null
        if (chosen !== open) beside = listed.map(({ id }) => id)
        return null
      }
      if (known === null || known.id !== chosenId) return null
      const { usb } = known
      const [one, ...others] = listed.filter(
        (each) => isSame(each.usb, usb) && !beside.includes(each.id),
      )
      return one === undefined || others.length > 0 ? null : one.id
    },
  }
}

/**
 * A number that its maker did not leave as it stood in an example (`123456`, `0001`, `FFFFFFFF`), so that every board of
 * a kind has the same.
 */
const hasSerial = (usb: UsbIdentity | null): usb is UsbIdentity =>
  usb !== null && usb.serial !== null && !/^(?:0*1?2?3?4?5?6?7?8?9?0?|(.)\1*)$/u.test(usb.serial)

const isSame = (usb: UsbIdentity | null, known: UsbIdentity): boolean =>
  usb !== null &&
  usb.vendorId === known.vendorId &&
  usb.productId === known.productId &&
  usb.serial === known.serial

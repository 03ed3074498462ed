// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * A programmer that was plugged in again, or that reset itself, may come back on another port. It is the same
 * programmer, so choices and ticks stay. The missing old port does not prove
 * that it has no power.
 */
import type { FoundProgrammer, UsbIdentity } from '../../shared/model/programmer.ts'

export interface PortFollower {
  /**
   * The new id of the chosen programmer, when it is now listed under another id than `chosenId`; else `null`. Only a
   * USB identity with a serial number proves it: two programmers of one kind without serial numbers cannot be told
   * apart.
   */
  movedTo(
    chosenId: string | null,
    listed: readonly FoundProgrammer[],
    open: FoundProgrammer | null,
  ): string | null
}

export function createPortFollower(): PortFollower {
  let known: { readonly id: string; readonly usb: UsbIdentity } | null = null
  /** Ids listed beside the chosen programmer. One device may have several ports, so these cannot be its new port. */
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
 * Whether the serial number is real. Some manufacturers leave an example (`123456`, `0001`, `FFFFFFFF`), which every
 * programmer of that kind then has.
 */
const hasSerial = (usb: UsbIdentity | null): usb is UsbIdentity =>
  usb !== null && usb.serial !== null && !/^(?:0*1?2?3?4?5?6?7?8?9?0?|(.)\1*)$/u.test(usb.serial)

const isSame = (usb: UsbIdentity | null, known: UsbIdentity): boolean =>
  usb !== null &&
  usb.vendorId === known.vendorId &&
  usb.productId === known.productId &&
  usb.serial === known.serial

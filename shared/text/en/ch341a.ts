// SPDX-License-Identifier: GPL-3.0-or-later
/** Why Pin One refuses the CH341A. */
export const ch341aReason = (): string =>
  'It can put 5 V on the data wires of a chip for 3.3 V or 1.8 V. That can destroy the chip and other parts of the mainboard.'

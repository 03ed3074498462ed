// SPDX-License-Identifier: GPL-3.0-or-later
/** An erase that cannot be broken off takes minutes on a large chip; the exit handler releases the pins even so. */
export const closeLimitMs = 20_000

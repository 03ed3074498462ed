// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Limit for closing, because an erase that cannot be interrupted takes minutes on a large chip. The exit handler
 * releases the pins in any case.
 */
export const closeLimitMs = 20_000

// SPDX-License-Identifier: GPL-3.0-or-later
/** Bytes as hex digits: two a byte, lower case, as IDs and hashes are kept and compared. */

/** `ef`. */
export const hexByte = (byte: number): string => byte.toString(16).padStart(2, '0')

/** `ef4018`; with `between`, `ef 40 18`. */
export const hex = (bytes: Iterable<number>, between = ''): string =>
  Array.from(bytes, hexByte).join(between)

/** `9F`: one byte as data sheets write commands and registers. */
export const datasheetHex = (byte: number): string => hexByte(byte).toUpperCase()

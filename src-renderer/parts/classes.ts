// SPDX-License-Identifier: GPL-3.0-or-later

/** The value of `className` from the names that are defined. */
export const classes = (...names: readonly (string | undefined | false)[]) =>
  names.filter((name) => name !== undefined && name !== false && name !== '').join(' ')

// SPDX-License-Identifier: GPL-3.0-or-later
/** File next to `<id>.bin` and `<id>.json`: the security registers that were read with the backup. */
export const securityFile = (id: string): string => `${id}.security`

// SPDX-License-Identifier: GPL-3.0-or-later
/** Beside `<id>.bin` and `<id>.json`: the security registers that were read with the backup. */
export const securityFile = (id: string): string => `${id}.security`

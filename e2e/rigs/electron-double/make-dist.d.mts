// SPDX-License-Identifier: GPL-3.0-or-later
export const fuseSentinel: string
export function makeDist(directory: string, version: string): string

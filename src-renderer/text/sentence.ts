// SPDX-License-Identifier: GPL-3.0-or-later
/** A remark of the data as a separate sentence: with a capital letter. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

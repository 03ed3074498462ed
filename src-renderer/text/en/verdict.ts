// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of a list of verdicts. */
export const verdictText = {
  levels: { stop: 'Stop', caution: 'Caution', note: 'Note' },
} as const

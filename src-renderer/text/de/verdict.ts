// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Wörter einer Liste von Urteilen. */
export const verdictText = {
  levels: { stop: 'Halt', caution: 'Vorsicht', note: 'Hinweis' },
} as const

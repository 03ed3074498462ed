// SPDX-License-Identifier: GPL-3.0-or-later
/** Why a backup cannot be used; the same words in the lists of the page and of the command line. */
import type { WhyLost } from '../../model/image.ts'

export const lostBackupText: Readonly<Record<WhyLost, string>> = {
  gone: 'Its file is gone.',
  altered: 'Its bytes no longer have the hash recorded.',
  undescribed: 'Its description (.json) is missing or damaged, so Pin One cannot check it.',
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about writing by region, and about keeping the network address. */
import * as de from './de/regions.ts'
import * as en from './en/regions.ts'
import { spoken } from './language.ts'

export const { regionsInWords, regionsVerified, macKept, regionRemedy, macRemedies } = spoken({
  en,
  de,
})

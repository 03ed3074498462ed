// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for errors in the address of a programmer. */
import * as de from './de/address.ts'
import * as en from './en/address.ts'
import { spoken } from './language.ts'

export const { usualAddresses, addressProblemText, addressFaultWords } = spoken({ en, de })

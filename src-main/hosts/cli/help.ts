// SPDX-License-Identifier: GPL-3.0-or-later
/** The text of `--help`. */
import { practiceFaultForms, practiceParts } from '../../transport/drivers.ts'
import type { PracticeFaultForm } from '../../transport/drivers.ts'
import { practiceChipTitle } from '../../../shared/text/practice-chips.ts'
import { practiceFaultSentences, practiceHelpText } from '../../../shared/text/cli-help.ts'

/** Generated from the practice device's own list, so that it is always complete. */
export function practiceHelp(): string {
  const sentences: { readonly [F in PracticeFaultForm]: string } = practiceFaultSentences
  const chips = practiceParts().map(({ name }) => `  ${name.padEnd(18)}${practiceChipTitle(name)}`)
  const faults = practiceFaultForms.map((form) => `  ${form}\n      ${sentences[form]}`)
  return practiceHelpText(chips.join('\n'), faults.join('\n'))
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the trade, explained in a sentence; the signals have their own list in `packages.json`. */
import glossaryJson from './guide/glossary.json' with { type: 'json' }
import { glossaryFile } from './guide-pages-checks.ts'

export const { terms: glossary } = glossaryFile.parse(glossaryJson)

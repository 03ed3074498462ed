// SPDX-License-Identifier: GPL-3.0-or-later
/** Technical terms, explained in a sentence; `packages.json` has a separate list of the signals. */
import glossaryJson from './guide/glossary.json' with { type: 'json' }
import { glossaryFile } from './guide-pages-checks.ts'

export const { terms: glossary } = glossaryFile.parse(glossaryJson)

// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * JSON schemas of the data, made from the checks that the product itself runs: while someone edits the file, an editor
 * shows the meaning of a field and marks what is missing or misspelt. `npm run schemas` writes them;
 * `.vscode/settings.json` assigns them to the files.
 */
import { firmwaresFile } from '../programmer/firmwares-checks.ts'
import { z } from '../schema-checks.ts'
import { wiringOddsFile } from '../wires/odds-checks.ts'
import { layoutsFile, makerFile, timingsFile } from './chip-checks.ts'
import { seriesFile } from './chip-series.ts'
import {
  boardsFile,
  headersFile,
  packagesFile,
  programmersFile,
  warningsFile,
} from './guide-checks.ts'
import { coverageFile, glossaryFile, pagesFile, pageWords } from './guide-pages-checks.ts'
import { headerBusesFile } from './header-buses-checks.ts'
import { imageTargetsFile } from './image-targets-checks.ts'
import { machinesFile } from './machines-checks.ts'
import { memoriesFile } from './other-memories.ts'
import { purposesFile } from './region-purposes.ts'
import { searchFile } from './search-checks.ts'
import {
  opcodeMeaningsFile,
  practiceChipsFile,
  securityRegistersFile,
  serialAdaptersFile,
  wiringLooksFile,
} from './small-tables-checks.ts'

export interface DataSchema {
  /** Name of its file in `.schemas/`. */
  readonly name: string
  /** The files that it describes: a path of the repository, `*` any name, `!` excludes files. */
  readonly files: readonly string[]
  readonly check: z.ZodType
}

const data = (name: string, check: z.ZodType, file = `${name}.json`): DataSchema => ({
  name: name.replaceAll('/', '-'),
  files: [`shared/data/${file}`],
  check,
})

export const dataSchemas: readonly DataSchema[] = [
  {
    name: 'chips',
    files: [
      'shared/data/chips/*.json',
      '!shared/data/chips/layouts.json',
      '!shared/data/chips/timings.json',
    ],
    check: makerFile,
  },
  data('chips/layouts', layoutsFile),
  data('chips/timings', timingsFile),
  data('chip-series', seriesFile),
  data('guide/boards', boardsFile),
  data('guide/coverage', coverageFile),
  data('guide/glossary', glossaryFile),
  data('guide/headers', headersFile),
  data('guide/packages', packagesFile),
  data('guide/pages', pagesFile, 'guide/pages/*.json'),
  data('guide/programmers', programmersFile),
  data('guide/warnings', warningsFile),
  data('header-buses', headerBusesFile),
  data('images/region-purposes', purposesFile),
  data('images/targets', imageTargetsFile),
  data('machines', machinesFile),
  data('opcode-meanings', opcodeMeaningsFile),
  data('other-memories', memoriesFile),
  data('practice-chips', practiceChipsFile),
  data('search', searchFile, 'search/*.json'),
  data('security-registers', securityRegistersFile),
  data('serial-adapters', serialAdaptersFile),
  data('serprog-firmwares', firmwaresFile),
  data('wiring-looks', wiringLooksFile),
  data('wiring-odds', wiringOddsFile),
  { name: 'guide-page-words', files: ['shared/text/*/guide-pages/*.json'], check: pageWords },
]

/** Draft 7, which every editor reads. The tests cover checks beyond types, lists and patterns. */
export const jsonSchemaOf = ({ check }: DataSchema) =>
  z.toJSONSchema(check, { target: 'draft-7', io: 'input' })

/** As `.vscode/settings.json` has them. */
export const editorSchemas = dataSchemas.map(({ name, files }) => ({
  fileMatch: files.map((file) => (file.startsWith('!') ? `!/${file.slice(1)}` : `/${file}`)),
  url: `./.schemas/${name}.json`,
}))

// SPDX-License-Identifier: GPL-3.0-or-later
/** The guide's facts (packages, programmers, headers, boards, warnings), checked once and typed. */
import boardsJson from './guide/boards.json' with { type: 'json' }
import headersJson from './guide/headers.json' with { type: 'json' }
import packagesJson from './guide/packages.json' with { type: 'json' }
import programmersJson from './guide/programmers.json' with { type: 'json' }
import warningsJson from './guide/warnings.json' with { type: 'json' }
import {
  boardsFile,
  headersFile,
  packagesFile,
  programmersFile,
  warningsFile,
} from './guide-checks.ts'

export type {
  Board,
  BoardConfiguration,
  ChipPackage,
  GuideProgrammer,
  GuideWarning,
  Header,
  HeaderDanger,
  SignalKey,
} from './guide-checks.ts'

const packagesData = packagesFile.parse(packagesJson)
const programmersData = programmersFile.parse(programmersJson)
const headersData = headersFile.parse(headersJson)
const boardsData = boardsFile.parse(boardsJson)
const warningsData = warningsFile.parse(warningsJson)

export const { packages, signals, naming_hazards: namingHazards } = packagesData
export const { programmers, common: wiringCommon } = programmersData
export const { headers } = headersData
export const { boards } = boardsData
export const { warnings } = warningsData

/** The full name of each source key, with an address or a commit. */
export const sourceIndex: Readonly<Record<string, string>> = {
  ...packagesData.source_index,
  ...programmersData.source_index,
  ...headersData.source_index,
  ...boardsData.source_index,
  ...warningsData.source_index,
  own: 'Pin One: our own observation or decision',
}

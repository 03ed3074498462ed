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
  SignalKey,
} from './guide-checks.ts'

export const { packages, signals } = packagesFile.parse(packagesJson)
export const { programmers, common: wiringCommon } = programmersFile.parse(programmersJson)
export const { headers } = headersFile.parse(headersJson)
export const { boards } = boardsFile.parse(boardsJson)
export const { warnings } = warningsFile.parse(warningsJson)

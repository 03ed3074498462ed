// SPDX-License-Identifier: GPL-3.0-or-later
/** The support report: what a helper needs, without names and paths of the user. */
import { arch, homedir, hostname, platform, release, userInfo } from 'node:os'
import { reportLines, reportWords } from '../../shared/text/report.ts'
import type { Journal } from './journal.ts'
import type { Store } from './store.ts'

export interface ReportParts {
  readonly store: Store
  readonly journal: Journal
  readonly dataDir: string
}

/** Lines of the journal; few enough for an e-mail. */
const mostLines = 400

export function reportText({ store, journal, dataDir }: ReportParts): string {
  const system = [platform(), release(), arch(), `Node.js/${process.versions.node}`].join(' ')
  const { damagedLines } = journal
  const lines = journal.lines.slice(-mostLines).map(withoutNames)
  const told = reportLines(store.snapshot, system, { damagedLines, lines })
  return `${told.map(scrubber(dataDir)).join('\n')}\n`
}

/**
 * Users name files after people and places, so names are removed; the hash beside each name still identifies the file.
 * The name of a call is a code and stays.
 */
function withoutNames(line: string): string {
  return line.replace(
    /(?<!"kind":"(?:call|refused)",)"(name|fileName|backupId|id|path|board)":("(?:[^"\\]|\\.)*")/g,
    (_whole, key: string, value: string) => {
      const ending = /\.\w{1,5}(?="$)/.exec(value)?.[0] ?? ''
      return `"${key}":${JSON.stringify(`${ending}${reportWords.nameLeftOut}`)}`
    },
  )
}

function scrubber(dataDir: string): (text: string) => string {
  const replaced: [string, string][] = [
    [dataDir, reportWords.dataFolder],
    [homedir(), reportWords.homeFolder],
  ]
  let user = ''
  try {
    user = userInfo().username
  } catch {
    // This user id has no account, so there is no name to remove.
  }
  for (const word of [user, hostname()])
    // Short names and "root" also occur in ordinary words.
    if (word.length > 3 && word !== 'root') replaced.push([word, reportWords.leftOut])
  return (text) => replaced.reduce((line, [from, to]) => line.replaceAll(from, to), text)
}

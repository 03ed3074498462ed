// SPDX-License-Identifier: GPL-3.0-or-later
/** The support report: what somebody who helps needs, without names and paths of the user. */
import { arch, homedir, hostname, platform, release, userInfo } from 'node:os'
import { reportLines, reportWords } from '../../shared/text/report.ts'
import type { Journal } from './journal.ts'
import type { Store } from './store.ts'

export interface ReportParts {
  readonly store: Store
  readonly journal: Journal
  readonly dataDir: string
}

/** As many lines of the journal as a mail can carry. */
const mostLines = 400

export function reportText({ store, journal, dataDir }: ReportParts): string {
  const system = [platform(), release(), arch(), `Node.js/${process.versions.node}`].join(' ')
  const { damagedLines } = journal
  const lines = journal.lines.slice(-mostLines).map(withoutNames)
  const told = reportLines(store.snapshot, system, { damagedLines, lines })
  return `${told.map(scrubber(dataDir)).join('\n')}\n`
}

/**
 * Files are named by the user, often after people and places; the hash beside the name says which it was. The name of a
 * call is a code.
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
    // No account behind this user id: no name to leave out.
  }
  for (const word of [user, hostname()])
    // Short names and root stand in ordinary words.
    if (word.length > 3 && word !== 'root') replaced.push([word, reportWords.leftOut])
  return (text) => replaced.reduce((line, [from, to]) => line.replaceAll(from, to), text)
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** The support report: what somebody who helps needs, without names and paths of the user. */
import { arch, homedir, hostname, platform, release, userInfo } from 'node:os'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { standingOf } from '../../shared/standing.ts'
import { nobody, sayContents } from '../../shared/text/chip-contents.ts'
import { remedyFor } from '../../shared/text/remedies.ts'
import { firmwareById } from '../../shared/programmer/firmwares.ts'
import type { Journal } from './journal.ts'
import type { Store } from './store.ts'
import { protectionText } from '../../shared/text/protection.ts'
import { vaultNoteText } from '../../shared/text/files.ts'
import { noteText } from '../../shared/text/transport-notes.ts'

export interface ReportParts {
  readonly store: Store
  readonly journal: Journal
  readonly dataDir: string
}

/** As many lines of the journal as a mail can carry. */
const reportLines = 400

export function reportText({ store, journal, dataDir }: ReportParts): string {
  const { snapshot } = store
  const { session, job } = snapshot
  const parts = [
    `Pin One ${snapshot.app.version} (${snapshot.app.host})`,
    `${platform()} ${release()} ${arch()}, Node ${process.versions.node}`,
    '',
    session === null
      ? 'No programmer is open.'
      : `Programmer: ${session.programmer.id}, ${session.about.name}, ${firmwareById(session.about.firmware)?.label ?? 'firmware not recognised'}, ${session.clockHz} Hz`,
    ...(session?.about.notes.map((note) => `  ${noteText(note)}`) ?? []),
    chipText(session),
    ...(session?.chip?.facts.map((fact) => `  ${fact}`) ?? []),
    job === null
      ? 'No job was run.'
      : `Job: ${job.request.kind}, ${job.state}, ${contentsText(snapshot)}`,
    ...(job?.fault === null || job === null
      ? []
      : [`Fault: ${job.fault.code} (${remedyFor(job.fault).title})`]),
    snapshot.recovery === null
      ? 'No unfinished write.'
      : `Unfinished ${snapshot.recovery.operation} of ${snapshot.recovery.chipName}, ${snapshot.recovery.cause}`,
    ...snapshot.vaultNotes.map(vaultNoteText),
    `Journal (${journal.damagedLines} damaged lines):`,
    ...journal.lines.slice(-reportLines).map(withoutNames),
  ]
  return `${parts.map(scrubber(dataDir)).join('\n')}\n`
}

/** Whether there is a backup, and not what it is called: names are often those of people and places. */
function contentsText(snapshot: Snapshot): string {
  const at = standingOf(snapshot) ?? nobody
  return sayContents('report.job', { ...at, backup: at.backup === null ? null : '(name left out)' })
}

function chipText(session: Snapshot['session']): string {
  if (session === null || session.candidates.length === 0) return 'No chip identified.'
  const names = session.candidates.flatMap(({ names: all }) => all).join(', ')
  return `Chip: ${session.chip?.id ?? 'not settled'} (${names}); protection: ${session.protection === null ? 'not read' : protectionText(session.protection)}`
}

/** Files are named by the user, often after people and places; the hash beside the name says which it was. */
function withoutNames(line: string): string {
  return line.replace(
    /"(name|fileName|backupId|id|path|board)":"((?:[^"\\]|\\.)*)"/g,
    (_whole, key: string, value: string) =>
      `"${key}":"${/\.\w{1,5}$/.exec(value)?.[0] ?? ''}(name left out)"`,
  )
}

function scrubber(dataDir: string): (text: string) => string {
  const replaced: [string, string][] = [
    [dataDir, '(data)'],
    [homedir(), '(home)'],
  ]
  let user = ''
  try {
    user = userInfo().username
  } catch {
    // No account behind this user id: no name to leave out.
  }
  for (const word of [user, hostname()])
    // Short names and root stand in ordinary words.
    if (word.length > 3 && word !== 'root') replaced.push([word, '(left out)'])
  return (text) => replaced.reduce((line, [from, to]) => line.replaceAll(from, to), text)
}

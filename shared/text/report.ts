// SPDX-License-Identifier: GPL-3.0-or-later
/** The support report in words: the open programmer, the finished jobs, and any unfinished write. */
import type { Snapshot } from '../model/snapshot.ts'
import { firmwareName } from './firmware-names.ts'
import { standingOf } from '../standing.ts'
import { nobody, sayContents } from './chip-contents.ts'
import { chipFactText } from './chip-facts.ts'
import * as de from './de/report.ts'
import * as en from './en/report.ts'
import { vaultNoteText } from './files.ts'
import { spoken } from './language.ts'
import { protectionText } from './protection.ts'
import { remedyFor } from './remedies.ts'
import { noteText } from './transport-notes.ts'
import { partSaid } from '../part-name.ts'

export const { reportWords } = spoken({ en, de })

/** `journal`: its lines in readable form. `system`: the computer and operating system. */
export function reportLines(
  snapshot: Snapshot,
  system: string,
  journal: { readonly damagedLines: number; readonly lines: readonly string[] },
): readonly string[] {
  const { app, session } = snapshot
  return [
    reportWords.app(app.version, app.host),
    system,
    '',
    ...programmerLines(session),
    ...chipLines(session),
    ...jobLines(snapshot),
    snapshot.recovery === null
      ? reportWords.nothingUnfinished
      : reportWords.unfinished(
          snapshot.recovery.operation,
          partSaid(snapshot.recovery.chipName),
          snapshot.recovery.cause,
        ),
    ...snapshot.vaultNotes.map(vaultNoteText),
    reportWords.journal(journal.damagedLines),
    ...journal.lines,
  ]
}

function programmerLines(session: Snapshot['session']): readonly string[] {
  if (session === null) return [reportWords.noProgrammer]
  const { programmer, about, clockHz } = session
  const firmware = firmwareName(about.firmware) ?? reportWords.firmwareUnknown
  return [
    reportWords.programmer(programmer.id, about.name, firmware, clockHz),
    ...about.notes.map((note) => `  ${noteText(note)}`),
  ]
}

function chipLines(session: Snapshot['session']): readonly string[] {
  if (session === null || session.candidates.length === 0) return [reportWords.noChip]
  const { candidates, chip, protection } = session
  return [
    reportWords.chip(
      chip?.id ?? reportWords.notChosen,
      candidates.flatMap(({ names }) => names).join(', '),
      protection === null ? reportWords.notRead : protectionText(protection),
    ),
    ...(chip?.facts.map((fact) => `  ${chipFactText(fact)}`) ?? []),
  ]
}

function jobLines(snapshot: Snapshot): readonly string[] {
  const { job } = snapshot
  if (job === null) return [reportWords.noJob]
  const line = reportWords.job(job.request.kind, job.state, contentsText(snapshot))
  return job.fault === null
    ? [line]
    : [line, reportWords.fault(job.fault.code, remedyFor(job.fault).title)]
}

/** Whether there is a backup, without its name: names often contain those of people and places. */
function contentsText(snapshot: Snapshot): string {
  const at = standingOf(snapshot) ?? nobody
  const backup = at.backup === null ? null : reportWords.nameLeftOut
  return sayContents('report.job', { ...at, backup })
}

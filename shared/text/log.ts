// SPDX-License-Identifier: GPL-3.0-or-later
/** The log in words, line by line. */
import { assertNever } from '../fault.ts'
import type { LogEvent, LoggedFault, LogNote } from '../model/log.ts'
import type { PlanSummary } from '../model/job.ts'
import type { WiringCause } from '../model/wiring.ts'
import { spelled, spelledMs } from '../spelling.ts'
import { nobody, sayContents } from './chip-contents.ts'
import * as de from './de/log.ts'
import * as en from './en/log.ts'
import { fileText } from './files.ts'
import { planFigures } from './figures.ts'
import { spoken } from './language.ts'
import { believedText } from './plausible.ts'
import { protectionText } from './protection.ts'
import { remedyFor } from './remedies.ts'
import { partSaid } from '../part-name.ts'

const { logWords } = spoken({ en, de })

export function logText(event: LogEvent): string {
  switch (event.kind) {
    case 'started':
      return logWords.started(event.version, event.host, event.system)
    case 'stop-chosen':
      return logWords.stopChosen
    case 'refused':
      return logWords.refused(faultText(event.fault))
    case 'opened':
      return logWords.opened(event.name, event.clockHz)
    case 'closed':
      return logWords.closed
    case 'chip':
      return event.names.length === 0
        ? logWords.noModel(event.idBytes)
        : logWords.models(event.idBytes, event.names, event.chosen)
    case 'begun':
      return logWords.begun(event.job)
    case 'backed-up':
      return logWords.backedUp(partSaid(event.chipName), event.sizeBytes, event.sha256)
    case 'changing':
      return logWords.changing(event.operation, partSaid(event.chipName))
    case 'ended':
      return `${endText(event)}. ${sayContents('log.ended', { ...nobody, contents: event.contents })}`
    case 'settled':
      return event.left ? logWords.leftAsItIs : logWords.nothingUnfinished
    case 'note':
      return noteText(event.note)
    default:
      return assertNever(event)
  }
}

function endText({ how, fault }: Extract<LogEvent, { readonly kind: 'ended' }>): string {
  if (how === 'stopped') return logWords.stopped
  if (how === 'done') return logWords.done
  return logWords.failed(fault && faultText(fault))
}

const faultText = (fault: LoggedFault): string =>
  fault.facts === null ? fault.code : `${remedyFor(fault).title} (${fault.code})`

function noteText(note: LogNote): string {
  switch (note.code) {
    case 'settings-not-kept':
      return logWords.settingsNotKept(fileText(note.why))
    case 'not-listed':
      return logWords.notListed(note.of, note.detail)
    case 'lost':
      return logWords.lost(note.programmer, note.by)
    case 'believed':
      return believedText(note.believed)
    case 'planned':
      return planText(note.plan)
    case 'protection-lifted':
      return logWords.protectionLifted(protectionText(note.was), protectionText(note.during))
    case 'protection-afterwards':
      return logWords.protectionAfterwards(protectionText(note.now))
    case 'registers-asked':
      return logWords.registersSet(JSON.stringify(note.wanted))
    case 'registers-afterwards':
      return logWords.registersAre(note.registers)
    case 'wiring':
      return logWords.wiring(
        note.idBytes,
        note.equalTries,
        note.tries,
        spelled('causes', note.causes.map(causeCode)),
      )
    default:
      return assertNever(note)
  }
}

const planText = (plan: PlanSummary): string =>
  plan.identical
    ? logWords.plannedNothing
    : logWords.planned(planFigures(plan), spelledMs(plan.estimatedMs))

/** By its code, which helpers who read a log can look up. */
const causeCode = ({ id, wires, share }: WiringCause): string =>
  [id, ...wires, share.toFixed(3)].join(' ')

// SPDX-License-Identifier: GPL-3.0-or-later
/** The set-up steps of a programmer in words: what to do, and what the app detects now. */
import { assertNever } from '../../shared/fault.ts'
import { setupStepWords } from '../../shared/text/guide-programmers.ts'
import { portText } from '../../shared/text/ports.ts'
import type { Seen, SeenAlone, SetupStep, StepCommand } from '../wizard/setup-steps.ts'
import { setupText as words } from './setup.ts'

export function setupStepText({ says }: SetupStep): string {
  if (says === 'may-open') return words.mayOpen
  if (says === 'answers') return words.answers
  return setupStepWords(says).text
}

/** The output of the step's commands; `null`: the guide does not say, or the step is not needed. */
export const setupStepExpects = ({ says, instead }: SetupStep): string | null =>
  typeof says === 'string' || instead !== null ? null : (setupStepWords(says).expect ?? null)

export const commandNote = ({ note }: StepCommand): string | null =>
  note === null ? null : { 'without-menus': words.withoutMenus, 'as-line': words.asLine }[note]

const alone: Readonly<Record<SeenAlone, () => string>> = {
  'drive-not-shown': () => words.driveNotShown,
  'port-not-shown': () => words.portNotShown,
  'spi-on': () => words.spiOn,
  'spi-off': () => words.spiOff,
  'spi-restart': () => words.spiRestart,
  'spi-no-port': () => words.spiNoPort,
  'access-unknown': () => words.accessUnknown,
  'not-answered': () => words.notAnswered,
}

export function seenText(seen: Seen): string {
  switch (seen.code) {
    case 'firmware-inside':
      return words.firmwareInside(seen.port)
    case 'drive-shown':
      return words.driveShown(seen.model)
    case 'ports':
      return seen.paths.length === 1
        ? words.portShown(seen.paths.join(''))
        : words.severalPorts(seen.paths.join(', '))
    case 'this-board':
      return words.thisBoard(seen.model)
    case 'elsewhere':
      return words.notThisBoard(seen.model ?? words.aPc)
    case 'nodes':
      return words.nodes(seen.nodes.map(({ path, selectPin }) => words.node(path, selectPin)))
    case 'no-node':
      return seen.held === null
        ? words.noNode
        : `${words.noNode} ${words.spiHeld(seen.held.name, seen.held.driver)}`
    case 'pin-set':
      return words.pinSet(seen.pin, seen.mode)
    case 'pin-unset':
      return words.pinUnset(seen.pin, seen.mode)
    case 'access': {
      const why = seen.detail === null ? '' : ` (${portText(seen.detail)})`
      const said = `${seen.port}: ${words.access[seen.access]}${why}.`
      if (seen.helps === null) return said
      return `${said} ${seen.helps === 'rule' ? words.accessRule : words.accessLogIn}`
    }
    case 'answered':
      return words.answered(seen.name)
    case 'drive-not-shown':
    case 'port-not-shown':
    case 'spi-on':
    case 'spi-off':
    case 'spi-restart':
    case 'spi-no-port':
    case 'access-unknown':
    case 'not-answered':
      return alone[seen.code]()
    default:
      return assertNever(seen)
  }
}

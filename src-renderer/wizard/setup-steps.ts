// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: the guide's set-up steps of one programmer, each with what can be seen of it now. */
import { setupStepWords } from '../../shared/text/guide-programmers.ts'
import type { GuideProgrammer } from '../../shared/data/guide.ts'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { assertNever } from '../../shared/fault.ts'
import { placeOf } from '../../shared/programmer/address.ts'
import { programmerKinds } from '../../shared/programmer/kinds.ts'
import { setupText as words } from '../text/setup.ts'
import type { PortTrouble } from '../../shared/model/port-trouble.ts'
import { portText } from '../../shared/text/ports.ts'

/** What is seen of a step at this moment. */
export interface Sight {
  /** `proved` only when a device really answered. */
  readonly state: 'open' | 'done' | 'proved'
  readonly words: string
  /** Commands that help, to copy. */
  readonly fixes: readonly string[]
}

export interface StepCommand {
  readonly line: string
  /** What sets it apart from the one before; `null` for the guide's own. */
  readonly note: string | null
}

export interface SetupStep {
  readonly id: string
  readonly text: string
  readonly runOn: string | null
  /** Another way to do the step before. */
  readonly option: boolean
  readonly commands: readonly StepCommand[]
  readonly expect: string | null
  /** Why the step is not needed with Pin One. */
  readonly instead: string | null
  /** `null`: nothing of it can be seen from here. */
  readonly sight: Sight | null
}

type Look = 'drive' | 'port' | 'board' | 'spi' | 'node' | `pin ${string}`
type Instead = 'install' | 'probe'

/** Which of the guide's steps can be seen, by programmer and order. */
const looks: Readonly<Record<string, Readonly<Record<number, Look>>>> = {
  pico: { 3: 'drive', 4: 'drive', 5: 'port', 6: 'port' },
  'pico-2': { 3: 'drive', 4: 'drive', 5: 'port', 6: 'port' },
  'rpi-40': { 1: 'board', 2: 'spi', 3: 'node' },
  'rpi-26': { 1: 'board', 2: 'spi', 3: 'node' },
  bbb: { 1: 'board', 2: 'pin P9.17', 3: 'pin P9.18', 4: 'pin P9.21', 5: 'pin P9.22', 6: 'node' },
  'le-potato': { 2: 'board', 3: 'node' },
  'generic-spidev': { 5: 'node' },
}

/** Steps that another tool would need. */
const insteads: Readonly<Record<string, Readonly<Record<number, Instead>>>> = {
  pico: { 8: 'probe' },
  'pico-2': { 8: 'probe' },
  'rpi-40': { 4: 'install', 5: 'probe' },
  'rpi-26': { 4: 'install', 5: 'probe' },
  bbb: { 8: 'probe' },
  'le-potato': { 6: 'install' },
}

/** The same without menus, and as a line in the file: what the guide's sentence says in words. */
const enableSpi: readonly StepCommand[] = [
  {
    line: 'sudo raspi-config nonint do_spi 0',
    get note() {
      return words.withoutMenus
    },
  },
  {
    line: "echo 'dtparam=spi=on' | sudo tee -a /boot/firmware/config.txt",
    get note() {
      return words.asLine
    },
  },
]
const otherCommands: Readonly<Record<string, Readonly<Record<number, readonly StepCommand[]>>>> = {
  'rpi-40': { 2: enableSpi },
  'rpi-26': { 2: enableSpi },
}

/** Programmers named in the tables above, for the test that holds them against the guide. */
export const knownSteps = { looks, insteads, otherCommands }

export function setupSteps(programmer: GuideProgrammer, snapshot: Snapshot): readonly SetupStep[] {
  const { id } = programmer
  const blind =
    programmerKinds[programmer.kind].setup === 'board' && !runsHere(programmer, snapshot)
  const firstLook = Math.min(...Object.keys(looks[id] ?? {}).map(Number))
  const guide = (programmer.setup ?? []).map((step): SetupStep => {
    const instead = insteads[id]?.[step.order]
    const look = looks[id]?.[step.order]
    const { text, expect = null } = setupStepWords(step)
    const line = step.command === null ? null : asRoot(step.command, step.root === true)
    const command = line === null ? [] : [{ line, note: null }]
    return {
      id: `${id}-${step.order}`,
      text,
      runOn: step.run_on,
      option: step.kind === 'option' && step.command !== null,
      commands:
        instead === undefined ? [...command, ...(otherCommands[id]?.[step.order] ?? [])] : [],
      expect: instead === undefined ? expect : null,
      instead: instead === undefined ? null : words[instead],
      sight:
        look === undefined || (blind && step.order !== firstLook)
          ? null // on another computer one step says so for all
          : sightOf(look, programmer, snapshot),
    }
  })
  if (guide.length === 0) return []
  const own = { runOn: null, option: false, commands: [], expect: null, instead: null }
  return [
    ...guide,
    { ...own, id: `${id}-access`, text: words.mayOpen, sight: accessSight(programmer, snapshot) },
    { ...own, id: `${id}-answer`, text: words.answers, sight: answerSight(programmer, snapshot) },
  ]
}

/** The guide says which commands need root; it leaves out how. */
function asRoot(command: string, root: boolean): string {
  return root && !command.startsWith('sudo ') ? `sudo ${command}` : command
}

const open = (text: string, fixes: readonly string[] = []): Sight => ({
  state: 'open',
  words: text,
  fixes,
})
const done = (text: string): Sight => ({ state: 'done', words: text, fixes: [] })

/** Ports that can be this programmer: on the board's own pins, or on USB. */
export function portsOf(
  programmer: GuideProgrammer,
  { programmers, setup }: Snapshot,
): readonly FoundProgrammer[] {
  const alike = programmers.filter(({ kind }) => kind === programmer.kind)
  const { setup: where } = programmerKinds[programmer.kind]
  switch (where) {
    case 'board':
      if (setup?.board?.guideProgrammer !== programmer.id) return []
      return alike.filter(({ access }) => access !== 'refused')
    case 'usb':
      return alike.filter(({ usb }) => usb !== null)
    case 'none':
      return []
    default:
      return assertNever(where)
  }
}

const pathOf = (found: FoundProgrammer): string => placeOf(found.id)

function sightOf(look: Look, programmer: GuideProgrammer, snapshot: Snapshot): Sight | null {
  switch (look) {
    case 'drive':
      return driveSight(programmer, snapshot)
    case 'port':
      return portSight(programmer, snapshot)
    case 'board':
      return boardSight(programmer, snapshot)
    case 'spi':
      return spiSight(programmer, snapshot)
    case 'node':
      return nodeSight(programmer, snapshot)
    default:
      return pinSight(look.slice('pin '.length), programmer, snapshot)
  }
}

function driveSight(programmer: GuideProgrammer, snapshot: Snapshot): Sight {
  const [port] = portsOf(programmer, snapshot)
  if (port !== undefined) return done(words.firmwareInside(pathOf(port)))
  const family = programmer.id === 'pico-2' ? 'rp2350' : 'rp2040'
  const drive = snapshot.firmwareDrives.find((each) => each.family === family)
  if (drive === undefined) return open(words.driveNotShown)
  return drive.fix === null
    ? done(words.driveShown(drive.model))
    : open(words.driveShown(drive.model), [drive.fix])
}

function portSight(programmer: GuideProgrammer, snapshot: Snapshot): Sight {
  const ports = portsOf(programmer, snapshot)
  const [only] = ports
  if (only === undefined) return open(words.portNotShown)
  return done(
    ports.length === 1
      ? words.portShown(pathOf(only))
      : words.severalPorts(ports.map(pathOf).join(', ')),
  )
}

/** Whether Pin One runs on the board itself. */
export function runsHere(programmer: GuideProgrammer, { setup }: Snapshot): boolean {
  return setup?.board?.guideProgrammer === programmer.id
}

function boardSight(programmer: GuideProgrammer, snapshot: Snapshot): Sight {
  const model = snapshot.setup?.board?.model ?? null
  return runsHere(programmer, snapshot) && model !== null
    ? done(words.thisBoard(model))
    : elsewhere(snapshot)
}

function elsewhere({ setup }: Snapshot): Sight {
  return open(words.notThisBoard(setup?.board?.model ?? words.aPc))
}

function spiSight(programmer: GuideProgrammer, snapshot: Snapshot): Sight {
  if (!runsHere(programmer, snapshot)) return elsewhere(snapshot)
  switch (snapshot.setup?.spi) {
    case 'ready':
      return done(words.spiOn)
    case 'restart':
      return open(words.spiRestart, [words.restart])
    case 'no-port':
      return open(words.spiNoPort)
    default:
      return open(words.spiOff)
  }
}

function nodeSight(programmer: GuideProgrammer, snapshot: Snapshot): Sight {
  const { setup } = snapshot
  if (!runsHere(programmer, snapshot) || setup === null) return elsewhere(snapshot)
  if (setup.ports.length > 0)
    return done(words.nodes(setup.ports.map(({ path, selectPin }) => words.node(path, selectPin))))
  const [held] = setup.held
  if (held !== undefined) return open(`${words.noNode} ${words.spiHeld(held.name, held.driver)}`)
  if (setup.spi === 'restart') return open(words.spiRestart, [words.restart])
  return open(words.noNode)
}

/** `P9.17` is right when it is switched to an SPI function. */
function pinSight(pin: string, programmer: GuideProgrammer, snapshot: Snapshot): Sight | null {
  const mode = snapshot.setup?.pinModes[pin]
  if (!runsHere(programmer, snapshot)) return elsewhere(snapshot)
  if (mode === undefined) return null
  return mode.startsWith('spi') ? done(words.pinSet(pin, mode)) : open(words.pinUnset(pin, mode))
}

/** `belongs to user root and group spi, mode 660` names the group to join. */
/** The group to join; `null`: it has no name, or is root's. */
function groupIn(detail: PortTrouble | null): string | null {
  if (detail?.code !== 'rights' || typeof detail.group === 'number') return null
  return detail.group === 'root' ? null : detail.group
}

function accessSight(programmer: GuideProgrammer, snapshot: Snapshot): Sight {
  const ports = portsOf(programmer, snapshot)
  const fine = ports.find(({ access }) => access === 'ok')
  if (fine !== undefined) return done(`${pathOf(fine)}: ${words.access.ok}.`)
  const [first] = ports
  if (first === undefined) return open(words.accessUnknown)
  const said = `${pathOf(first)}: ${words.access[first.access]}${first.accessDetail === null ? '' : ` (${portText(first.accessDetail)})`}.`
  if (first.access !== 'denied') return open(said)
  const group = groupIn(first.accessDetail)
  return group === null
    ? open(`${said} ${words.accessRule}`)
    : open(`${said} ${words.accessLogIn}`, [`sudo adduser $USER ${group}`])
}

function answerSight(programmer: GuideProgrammer, { session }: Snapshot): Sight {
  if (session?.programmer.kind !== programmer.kind) return open(words.notAnswered)
  return { state: 'proved', words: words.answered(session.about.name), fixes: [] }
}

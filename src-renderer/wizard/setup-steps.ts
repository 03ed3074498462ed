// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: the guide's set-up steps of one programmer, each with what the program can observe of it now. */
import type { GuideProgrammer } from '../../shared/data/guide.ts'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import type { SetupInfo } from '../../shared/model/setup.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { assertNever } from '../../shared/fault.ts'
import { placeOf } from '../../shared/programmer/address.ts'
import { programmerKinds } from '../../shared/programmer/kinds.ts'
import type { PortTrouble } from '../../shared/model/port-trouble.ts'

/** An observation, as a code with facts. Ports are paths or addresses, as the system names them. */
export type Seen =
  | { readonly code: 'firmware-inside'; readonly port: string }
  | { readonly code: 'drive-shown' | 'this-board'; readonly model: string }
  | { readonly code: 'ports'; readonly paths: readonly string[] }
  /** `model`: the computer that Pin One runs on; `null`: it has no such pins. */
  | { readonly code: 'elsewhere'; readonly model: string | null }
  | { readonly code: 'nodes'; readonly nodes: SetupInfo['ports'] }
  /** `held`: a chip select that a kernel driver holds. */
  | { readonly code: 'no-node'; readonly held: SetupInfo['held'][number] | null }
  | { readonly code: 'pin-set' | 'pin-unset'; readonly pin: string; readonly mode: string }
  | {
      readonly code: 'access'
      readonly port: string
      readonly access: FoundProgrammer['access']
      readonly detail: PortTrouble | null
      /** The remedy: to join a group and log in again, or the udev rule. */
      readonly helps: 'log-in' | 'rule' | null
    }
  | { readonly code: 'answered'; readonly name: string }
  | { readonly code: SeenAlone }

/** Observations without facts. */
export type SeenAlone =
  | 'drive-not-shown'
  | 'port-not-shown'
  | 'spi-on'
  | 'spi-off'
  | 'spi-restart'
  | 'spi-no-port'
  | 'access-unknown'
  | 'not-answered'

/** The present observation of a step. */
export interface Sight {
  /** `proved` only when a device has really answered. */
  readonly state: 'open' | 'done' | 'proved'
  readonly seen: Seen
  /** Commands that help, to copy. */
  readonly fixes: readonly string[]
}

export interface StepCommand {
  readonly line: string
  /** What distinguishes it from the step before; `null` for the guide's own. */
  readonly note: 'without-menus' | 'as-line' | null
}

export interface SetupStep {
  readonly id: string
  /** The guide's own step, or one of the two that every programmer has. */
  readonly says: GuideStep | 'may-open' | 'answers'
  readonly runOn: string | null
  /** An alternative to the step before. */
  readonly option: boolean
  readonly commands: readonly StepCommand[]
  /** Why the step is not needed with Pin One. */
  readonly instead: Instead | null
  /** `null`: the program cannot observe it. */
  readonly sight: Sight | null
}

type GuideStep = NonNullable<GuideProgrammer['setup']>[number]

type Look = 'drive' | 'port' | 'board' | 'spi' | 'node' | `pin ${string}`
export type Instead = 'install' | 'probe'

/** The guide's steps that can be observed, by programmer and number. */
const looks: Readonly<Record<string, Readonly<Record<number, Look>>>> = {
  pico: { 3: 'drive', 4: 'drive', 5: 'port', 6: 'port' },
  'pico-2': { 3: 'drive', 4: 'drive', 5: 'port', 6: 'port' },
  'rpi-40': { 1: 'board', 2: 'spi', 3: 'node' },
  'rpi-26': { 1: 'board', 2: 'spi', 3: 'node' },
  bbb: { 1: 'board', 2: 'pin P9.17', 3: 'pin P9.18', 4: 'pin P9.21', 5: 'pin P9.22', 6: 'node' },
  'le-potato': { 2: 'board', 3: 'node' },
  'generic-spidev': { 5: 'node' },
}

/** Steps that only another tool needs. */
const insteads: Readonly<Record<string, Readonly<Record<number, Instead>>>> = {
  pico: { 8: 'probe' },
  'pico-2': { 8: 'probe' },
  'rpi-40': { 4: 'install', 5: 'probe' },
  'rpi-26': { 4: 'install', 5: 'probe' },
  bbb: { 8: 'probe' },
  'le-potato': { 6: 'install' },
}

/** The same without menus, as a line of the file; the guide's sentence says it in words. */
const enableSpi: readonly StepCommand[] = [
  {
    line: 'sudo raspi-config nonint do_spi 0',
    note: 'without-menus',
  },
  {
    line: "echo 'dtparam=spi=on' | sudo tee -a /boot/firmware/config.txt",
    note: 'as-line',
  },
]
const otherCommands: Readonly<Record<string, Readonly<Record<number, readonly StepCommand[]>>>> = {
  'rpi-40': { 2: enableSpi },
  'rpi-26': { 2: enableSpi },
}

/** Programmers named in the tables above, for the test that compares them with the guide. */
export const knownSteps = { looks, insteads, otherCommands }

export function setupSteps(programmer: GuideProgrammer, snapshot: Snapshot): readonly SetupStep[] {
  const { id } = programmer
  const blind =
    programmerKinds[programmer.kind].setup === 'board' && !runsHere(programmer, snapshot)
  const firstLook = Math.min(...Object.keys(looks[id] ?? {}).map(Number))
  const guide = (programmer.setup ?? []).map((step): SetupStep => {
    const instead = insteads[id]?.[step.order]
    const look = looks[id]?.[step.order]
    const line = step.command === null ? null : asRoot(step.command, step.root === true)
    const command = line === null ? [] : [{ line, note: null }]
    return {
      id: `${id}-${step.order}`,
      says: step,
      runOn: step.run_on,
      option: step.kind === 'option' && step.command !== null,
      commands:
        instead === undefined ? [...command, ...(otherCommands[id]?.[step.order] ?? [])] : [],
      instead: instead ?? null,
      sight:
        look === undefined || (blind && step.order !== firstLook)
          ? null // on another computer one step says so for all
          : sightOf(look, programmer, snapshot),
    }
  })
  if (guide.length === 0) return []
  const own = { runOn: null, option: false, commands: [], instead: null }
  return [
    ...guide,
    { ...own, id: `${id}-access`, says: 'may-open', sight: accessSight(programmer, snapshot) },
    { ...own, id: `${id}-answer`, says: 'answers', sight: answerSight(programmer, snapshot) },
  ]
}

/** The guide says which commands need root, but not how to run them as root. */
function asRoot(command: string, root: boolean): string {
  return root && !command.startsWith('sudo ') ? `sudo ${command}` : command
}

/** Switched on in the settings, but not yet in the kernel. */
const restart = 'sudo reboot'

const open = (seen: Seen, fixes: readonly string[] = []): Sight => ({ state: 'open', seen, fixes })
const done = (seen: Seen): Sight => ({ state: 'done', seen, fixes: [] })

/** Ports that can belong to this programmer: on the board's own pins, or on USB. */
export function portsOf(
  programmer: GuideProgrammer,
  { programmers, setup }: Snapshot,
): readonly FoundProgrammer[] {
  const alike = programmers.filter(({ kind }) => kind === programmer.kind)
  const { setup: where } = programmerKinds[programmer.kind]
  switch (where) {
    case 'board':
      if (setup?.linuxBoard?.guideProgrammer !== programmer.id) return []
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
  if (port !== undefined) return done({ code: 'firmware-inside', port: pathOf(port) })
  const family = programmer.id === 'pico-2' ? 'rp2350' : 'rp2040'
  const drive = snapshot.firmwareDrives.find((each) => each.family === family)
  if (drive === undefined) return open({ code: 'drive-not-shown' })
  const seen = { code: 'drive-shown', model: drive.model } as const
  return drive.fix === null ? done(seen) : open(seen, [drive.fix])
}

function portSight(programmer: GuideProgrammer, snapshot: Snapshot): Sight {
  const ports = portsOf(programmer, snapshot)
  return ports.length === 0
    ? open({ code: 'port-not-shown' })
    : done({ code: 'ports', paths: ports.map(pathOf) })
}

/** Whether Pin One runs on the board itself. */
export function runsHere(programmer: GuideProgrammer, { setup }: Snapshot): boolean {
  return setup?.linuxBoard?.guideProgrammer === programmer.id
}

function boardSight(programmer: GuideProgrammer, snapshot: Snapshot): Sight {
  const model = snapshot.setup?.linuxBoard?.model ?? null
  return runsHere(programmer, snapshot) && model !== null
    ? done({ code: 'this-board', model })
    : elsewhere(snapshot)
}

function elsewhere({ setup }: Snapshot): Sight {
  return open({ code: 'elsewhere', model: setup?.linuxBoard?.model ?? null })
}

function spiSight(programmer: GuideProgrammer, snapshot: Snapshot): Sight {
  if (!runsHere(programmer, snapshot)) return elsewhere(snapshot)
  switch (snapshot.setup?.spi) {
    case 'ready':
      return done({ code: 'spi-on' })
    case 'restart':
      return open({ code: 'spi-restart' }, [restart])
    case 'no-port':
      return open({ code: 'spi-no-port' })
    default:
      return open({ code: 'spi-off' })
  }
}

function nodeSight(programmer: GuideProgrammer, snapshot: Snapshot): Sight {
  const { setup } = snapshot
  if (!runsHere(programmer, snapshot) || setup === null) return elsewhere(snapshot)
  if (setup.ports.length > 0) return done({ code: 'nodes', nodes: setup.ports })
  const [held] = setup.held
  if (held !== undefined) return open({ code: 'no-node', held })
  if (setup.spi === 'restart') return open({ code: 'spi-restart' }, [restart])
  return open({ code: 'no-node', held: null })
}

/** `P9.17` is correct when it is switched to an SPI function. */
function pinSight(pin: string, programmer: GuideProgrammer, snapshot: Snapshot): Sight | null {
  const mode = snapshot.setup?.pinModes[pin]
  if (!runsHere(programmer, snapshot)) return elsewhere(snapshot)
  if (mode === undefined) return null
  return mode.startsWith('spi')
    ? done({ code: 'pin-set', pin, mode })
    : open({ code: 'pin-unset', pin, mode })
}

/** The group to join; `null`: it has no name, or is root's. */
function groupIn(detail: PortTrouble | null): string | null {
  if (detail?.code !== 'rights' || typeof detail.group === 'number') return null
  return detail.group === 'root' ? null : detail.group
}

function accessSight(programmer: GuideProgrammer, snapshot: Snapshot): Sight {
  const ports = portsOf(programmer, snapshot)
  const found = ports.find(({ access }) => access === 'ok') ?? ports[0]
  if (found === undefined) return open({ code: 'access-unknown' })
  const { access, accessDetail: detail } = found
  const seen = { code: 'access', port: pathOf(found), access, detail, helps: null } as const
  if (access === 'ok') return done({ ...seen, detail: null })
  if (access !== 'denied') return open(seen)
  const group = groupIn(detail)
  return group === null
    ? open({ ...seen, helps: 'rule' })
    : open({ ...seen, helps: 'log-in' }, [`sudo adduser $USER ${group}`])
}

function answerSight(programmer: GuideProgrammer, { session }: Snapshot): Sight {
  if (session?.programmer.kind !== programmer.kind) return open({ code: 'not-answered' })
  return { state: 'proved', seen: { code: 'answered', name: session.about.name }, fixes: [] }
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** Runs one command line, from its words to its exit code. */
import { createApp, dataDirectory } from '../../app/app.ts'
import { drivers, driversWith, releaseAllOnExit, systemClock } from '../../transport/drivers.ts'
import { faultRecord } from '../../../shared/fault.ts'
import type { FaultRecord } from '../../../shared/fault.ts'
import { mayBeHalf } from '../../../shared/model/chip-contents.ts'
import { programmerKinds } from '../../../shared/programmer/kinds.ts'
import { nobody, sayContents } from '../../../shared/text/chip-contents.ts'
import { understood } from './arguments.ts'
import type { ChipCommand, Command, Telling } from './command.ts'
import { runChipCommand } from './chip-command.ts'
import { runDemo } from './demo.ts'
import { createFront } from './front.ts'
import type { Front } from './front.ts'
import { helpText } from '../../../shared/text/cli-help.ts'
import { practiceHelp } from './help.ts'
import { listChips } from './list-chips.ts'
import { runSideCommand } from './side-commands.ts'
import { UsageError } from './options.ts'
import { exitCodeOf, faultLines, nothingMore, rankingOf, usageExitCode } from './outcome.ts'
import type { Done } from './outcome.ts'
import { runBridge } from './bridge-command.ts'
import { runPractice } from './practice-command.ts'
import { createTerminal } from './terminal.ts'
import type { Streams, Terminal } from './terminal.ts'
import type { ProgrammerArgument } from './programmer-argument.ts'
import { version } from '../version.ts'
import { namedLanguage, systemLanguage, unknownLanguage } from '../language.ts'
import { setLanguage } from '../../../shared/text/language.ts'
import { endWords } from '../../../shared/text/cli-outcome.ts'

/**
 * Runs one command line (without node and script) and resolves with the exit code. It is never 0 when output to
 * stdout was lost, because a script would take the rest for the complete output.
 */
export async function runCli(line: readonly string[], streams: Streams): Promise<number> {
  const exitCode = await answered(line, streams)
  const lost = exitCode === 0 ? await outputFault(streams) : null
  if (lost === null) return exitCode
  for (const text of faultLines({ fault: lost, standing: null })) streams.err.write(`${text}\n`)
  return exitCodeOf(lost)
}

async function outputFault({ lost }: Pick<Streams, 'lost'>): Promise<FaultRecord | null> {
  const why = (await lost?.()) ?? null
  return why === null ? null : { code: 'image.output-lost', facts: { why } }
}

async function answered(line: readonly string[], streams: Streams): Promise<number> {
  releaseAllOnExit()
  const { words, named, unknown } = namedLanguage(line, process.env)
  setLanguage(named ?? systemLanguage(process.env))
  let command: Command
  try {
    if (unknown !== null) throw new UsageError(unknownLanguage(unknown))
    const { command: asked, notes } = understood(words)
    command = asked
    for (const note of notes) streams.err.write(`note: ${note}\n`)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    streams.err.write(`error: ${error.message}\nhelp: pin-one --help\n`)
    if (line.includes('--json'))
      streams.out.write(
        `${JSON.stringify({ event: 'outcome', ok: false, exitCode: usageExitCode, usage: error.message })}\n`,
      )
    return usageExitCode
  }
  switch (command.kind) {
    case 'help':
      streams.out.write(command.of === 'practice' ? practiceHelp() : helpText())
      return 0
    case 'version':
      streams.out.write(`pin-one ${version}\n`)
      return 0
    case 'list-chips':
      return listChips(command.search, command.json, streams)
    case 'practice':
      return await runPractice(command, streams)
    case 'bridge':
      return await runBridge(command, streams)
    default:
      return await withApp(command, streams)
  }
}

type AppCommand = Exclude<
  Command,
  { readonly kind: 'help' | 'version' | 'list-chips' | 'practice' | 'bridge' }
>

async function withApp(command: AppCommand, streams: Streams): Promise<number> {
  let terminal: Terminal
  try {
    terminal = createTerminal(command, streams)
  } catch (error) {
    const fault = faultRecord(error)
    for (const text of faultLines({ fault, standing: null })) streams.err.write(`${text}\n`)
    return exitCodeOf(fault)
  }
  if (command.kind === 'demo') return await runDemo(command, terminal, performed)
  return await performed(command, terminal, dataDirectory(process.env, process.platform), (front) =>
    act(front, command),
  )
}

/** Runs between opening and closing the app. */
export type Act = (front: Front) => Promise<Done>

/** Opens the app, runs `act`, prints the outcome, releases the pins; resolves with the exit code. */
export async function performed(
  command: Telling & { readonly kind: string; readonly programmer?: ProgrammerArgument },
  terminal: Terminal,
  dataDir: string,
  perform: Act,
): Promise<number> {
  let front: Front | null = null
  let fault: FaultRecord | null = null
  let done: Done = nothingMore
  let close: () => Promise<void> = async () => undefined
  const { programmer } = command
  const signals = onSignals(
    terminal,
    () => front,
    () => close(),
  )
  try {
    const app = await createApp({
      drivers: programmer === undefined ? drivers : driversWith(programmer.practice),
      named: programmer === undefined ? [] : [programmer.id],
      dataDir,
      clock: systemClock,
      now: () => new Date(),
      host: 'cli',
      version,
    })
    close = () => app.close()
    front = await createFront(app, terminal, { dataDir, progress: command.progress })
    // The signal arrived while the app was being opened, before a front end could receive it.
    if (signals.asked) front.stop()
    done = await perform(front)
  } catch (error) {
    fault = faultRecord(error)
  }
  // Any error after the user asked to stop is a consequence of the stop.
  if (fault !== null && signals.asked && !(front?.contents != null && mayBeHalf(front.contents)))
    fault = { code: 'gate.cancelled', facts: { contents: 'untouched' } }
  return await tellOutcome({ command, terminal, front, fault, done, close, signals })
}

interface Ending {
  readonly command: Telling & { readonly kind: string }
  readonly terminal: Terminal
  readonly front: Front | null
  readonly fault: FaultRecord | null
  readonly done: Done
  readonly close: () => Promise<void>
  readonly signals: Signals
}

async function tellOutcome(ending: Ending): Promise<number> {
  const { command, terminal, front, done } = ending
  const fault = ending.fault ?? (await outputFault(terminal))
  const session = front?.snapshot.session ?? null
  const backup = done.backup ?? session?.backup ?? front?.snapshot.recovery?.backup ?? null
  const backupPath = backup === null || front === null ? null : front.backupPath(backup.fileName)
  const contents = front?.contents ?? null
  const job = front?.snapshot.job ?? null
  // A statement about the contents would be read as one about the registers too.
  const settingsFailed = fault !== null && job?.request.kind === 'settings' && job.state !== 'done'
  const standing =
    front === null || command.kind !== 'chip' || settingsFailed ? null : front.standing
  if (settingsFailed && fault.code !== 'chip.setting-refused')
    terminal.complain(endWords.settingsUnknown)
  const loose = command.kind === 'chip' && (command as ChipCommand).board === null
  if (fault !== null)
    for (const text of faultLines({ fault, standing, loose })) terminal.complain(text)
  await ending.close()
  ending.signals.forget()
  if (session !== null)
    terminal.detail(
      session.releasesPins
        ? endWords.pinsReleased
        : programmerKinds[session.programmer.kind].endsBy === 'shut-down'
          ? endWords.pinsOfBoard
          : endWords.pinsDriven,
    )
  const exitCode = exitCodeOf(fault, contents)
  terminal.event({
    event: 'outcome',
    ok: fault === null,
    exitCode,
    operation: command.kind === 'chip' ? (command as ChipCommand).operation.kind : command.kind,
    contents: contents?.state ?? null,
    compared: contents !== null && 'basis' in contents ? contents.basis : null,
    identical: done.identical,
    reads: done.saved?.reads ?? null,
    proven: done.saved?.proven ?? null,
    chip: session?.chip?.id ?? null,
    sha256: done.sha256,
    backup: backupPath,
    findings: front?.findings ?? [],
    causes: rankingOf(fault)?.causes ?? [],
    looks: rankingOf(fault)?.looks ?? [],
    fault,
  })
  const lost = exitCode === 0 ? await outputFault(terminal) : null
  if (lost === null) return exitCode
  for (const text of faultLines({ fault: lost, standing })) terminal.complain(text)
  return exitCodeOf(lost)
}

async function act(
  front: Front,
  command: Exclude<AppCommand, { readonly kind: 'demo' }>,
): Promise<Done> {
  if (command.kind !== 'chip') return await runSideCommand(front, command)
  return await runChipCommand(front, command)
}

interface Signals {
  /** The user asked to stop. */
  readonly asked: boolean
  forget(): void
}

/** First signal: stops between steps and prints the state. Second: quits at once; the pins are released on exit. */
function onSignals(
  terminal: Terminal,
  front: () => Front | null,
  close: () => Promise<void>,
): Signals {
  let asked = false
  const handler = () => {
    if (asked) {
      terminal.complain(endWords.quitting)
      process.exit(exitCodeOf({ code: 'gate.cancelled', facts: { contents: 'changed' } }))
    }
    asked = true
    const at = front()?.standing ?? nobody
    if (front()?.stop() === true) terminal.complain(sayContents('cli.stopping', at))
    else {
      terminal.complain(sayContents('cli.stopping-idle', at))
      void close()
    }
  }
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const name of names) process.on(name, handler)
  return {
    get asked() {
      return asked
    },
    forget() {
      for (const name of names) process.removeListener(name, handler)
    },
  }
}

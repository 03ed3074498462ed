// SPDX-License-Identifier: GPL-3.0-or-later
/** Types of the functions that answer the calls, and of the parts that those functions need. */
import type { CallName, Calls } from '../../shared/contract.ts'
import type { ProgrammerDriver } from '../transport/spi.ts'
import type { DrivePlaces } from './firmware.ts'
import type { Incoming } from './incoming.ts'
import type { JobParts } from './job-parts.ts'
import type { Jobs } from './jobs.ts'
import type { ProgrammerDoor } from './programmer-door.ts'
import type { Tunnels } from './tunnels.ts'
import type { Watch } from './watch.ts'

export type HandlersOf<N extends CallName> = {
  readonly [C in N]: (input: Calls[C]['input']) => Calls[C]['output'] | Promise<Calls[C]['output']>
}

/** Calls of one subject: `CallsOf<'backup'>` is `backup.get` and so on. */
export type CallsOf<Subject extends string> = Extract<CallName, `${Subject}.${string}`>

export interface HandlerParts extends JobParts {
  readonly drivers: readonly ProgrammerDriver[]
  readonly drives: DrivePlaces
  readonly dataDir: string
  readonly jobs: Jobs
  readonly systemRoot: string
  readonly door: ProgrammerDoor
  readonly incoming: Incoming
  /** Checks that the programmer may be opened, opens it, and then publishes any unfinished write. */
  readonly open: (input: Calls['session.open']['input']) => Promise<void>
  readonly watch: Watch
  readonly tunnels: Tunnels
}

/** Runs while the watch sends nothing. */
export async function undisturbed<T>(watch: Watch, act: () => Promise<T>): Promise<T> {
  const goOn = await watch.pause()
  try {
    return await act()
  } finally {
    goOn()
  }
}

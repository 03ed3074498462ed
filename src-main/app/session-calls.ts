// SPDX-License-Identifier: GPL-3.0-or-later
/** Calls about the connection: programmers, the tunnel to one, the session with one, and looks at its wires. */
import { Fault } from '../../shared/fault.ts'
import { bridgeProgrammer } from '../../shared/remote.ts'
import { measureSignal } from '../flash/signal.ts'
import { undisturbed } from './calls.ts'
import type { CallsOf, HandlerParts, HandlersOf } from './calls.ts'
import { installFirmware } from './firmware.ts'
import { ProgrammerList } from './programmer-list.ts'

type SessionCalls = CallsOf<'programmer' | 'firmware' | 'tunnel' | 'session' | 'check'>

export function sessionHandlers(parts: HandlerParts): HandlersOf<SessionCalls> {
  const { store, sessions, images, jobs, recovery, tunnels, watch } = parts
  const programmers = new ProgrammerList(parts)
  /** Closes the session properly before it closes the tunnel that carries it. */
  const closeThroughTunnel = () =>
    undisturbed(watch, async () => {
      // Closing the tunnel would cut off a running write.
      jobs.mustBeIdle()
      if (store.snapshot.session?.programmer.id === bridgeProgrammer) await sessions.close()
      jobs.mustBeIdle()
    })
  return {
    'programmer.refresh': () => programmers.look(),
    'firmware.install': async ({ driveId, imageId }) => {
      jobs.mustBeIdle()
      await installFirmware(parts, driveId, images.get(imageId))
    },
    'tunnel.open': async (where) => {
      await closeThroughTunnel()
      await tunnels.open(where)
      return { programmerId: bridgeProgrammer }
    },
    'tunnel.close': async () => {
      await closeThroughTunnel()
      await tunnels.close()
    },
    'session.open': (input) =>
      undisturbed(watch, async () => {
        jobs.mustBeIdle()
        await parts.open(input)
      }),
    'session.choose-chip': async ({ name }) => {
      jobs.mustBeIdle()
      await sessions.nameChip(name)
    },
    'session.answer-supply': ({ supplyMv }) => {
      jobs.mustBeIdle()
      sessions.required().update({ answeredSupplyMv: supplyMv })
    },
    'session.close': () =>
      undisturbed(watch, async () => {
        jobs.mustBeIdle()
        watch.letGo()
        await sessions.close()
        await recovery.refresh()
      }),
    'check.signal': () =>
      watch.alone(() => {
        const { current } = sessions
        if (current === null) throw new Fault('gate.closed', { blockers: [{ code: 'no-session' }] })
        return measureSignal(current.transport)
      }),
    'check.watch': ({ page, on }) => watch.keep(page, on),
  }
}

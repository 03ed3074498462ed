// SPDX-License-Identifier: GPL-3.0-or-later
/** One handler per call: the input has been checked, so each is two or three lines. */
import { entriesNamed } from '../../shared/data/chip-names.ts'
import { Fault } from '../../shared/fault.ts'
import type { CallName, Calls } from '../../shared/contract.ts'
import type { FoundProgrammer, ProgrammerKind } from '../../shared/model/programmer.ts'
import { programmerKinds } from '../../shared/programmer/kinds.ts'
import { usualProgrammerMv } from '../../shared/gate/supply.ts'
import type { Work } from '../../shared/model/work.ts'
import { bridgeProgrammer } from '../../shared/remote.ts'
import { changedWork, newWork, positionOf } from '../../shared/work.ts'
import { measureSignal } from '../flash/signal.ts'
import { settableRanges } from '../flash/protect.ts'
import { planPreview } from '../flash/write.ts'
import type { ProgrammerDriver } from '../transport/spi.ts'
import { detailOf, troubleOf } from './files.ts'
import { contentsOf } from './contents.ts'
import { findingsFor } from './findings.ts'
import { findFirmwareDrives, installFirmware } from './firmware.ts'
import type { DrivePlaces } from './firmware.ts'
import { createImageHelp } from './image-help.ts'
import type { Incoming } from './incoming.ts'
import type { JobParts } from './job-parts.ts'
import type { Jobs } from './jobs.ts'
import { createPortFollower } from './moved-port.ts'
import type { ProgrammerDoor } from './programmer-door.ts'
import { lookAtSetup } from './setup.ts'
import { reportText } from './report.ts'
import { keepSettings } from './settings.ts'
import type { Tunnels } from './tunnels.ts'
import type { Watch } from './watch.ts'

export type Handlers = {
  readonly [C in CallName]: (
    input: Calls[C]['input'],
  ) => Calls[C]['output'] | Promise<Calls[C]['output']>
}

export interface HandlerParts extends JobParts {
  readonly drivers: readonly ProgrammerDriver[]
  readonly drives: DrivePlaces
  readonly dataDir: string
  readonly jobs: Jobs
  readonly systemRoot: string
  readonly door: ProgrammerDoor
  readonly incoming: Incoming
  /** Through the door, with what is known of an unfinished write told afterwards. */
  readonly open: (input: Calls['session.open']['input']) => Promise<void>
  readonly watch: Watch
  readonly tunnels: Tunnels
}

export function createHandlers(parts: HandlerParts): Handlers {
  const { store, sessions, images, vault, jobs, journal, recovery, work } = parts
  const chip = () => store.snapshot.session?.chip ?? null
  const isPractice = () => {
    const { session } = store.snapshot
    return session !== null && programmerKinds[session.programmer.kind].simulated
  }
  const contents = () => sessions.current?.contents ?? null
  const idle = () => jobs.mustBeIdle()
  const openTransport = () => {
    const { current } = sessions
    if (current === null) throw new Fault('gate.closed', { blockers: [{ code: 'no-session' }] })
    return current.transport
  }
  /**
   * What is open follows the choices. What a job observes is kept for the chip that is chosen, so that is not another
   * one before the job has ended; what was known of the one chip is not said of the other; and no voltage outlives
   * the adapter that stood for it.
   */
  const turnedTo = ({ choices }: Work, change: () => number): number => {
    const was = store.snapshot.work.choices
    const otherChip = positionOf(was) !== positionOf(choices)
    if (otherChip || was.board !== choices.board || was.configuration !== choices.configuration)
      idle()
    const seq = change()
    if (otherChip) sessions.current?.forgetChip()
    if (was.programmerMv !== choices.programmerMv)
      sessions.current?.update({ programmerMv: choices.programmerMv ?? usualProgrammerMv })
    return seq
  }
  /** With no look of the watch beside it. */
  const undisturbed = async <T>(act: () => Promise<T>): Promise<T> => {
    const goOn = await parts.watch.pause()
    try {
      return await act()
    } finally {
      goOn()
    }
  }
  /** What is connected through the tunnel ends in order before the tunnel does. */
  const closeThroughTunnel = () =>
    undisturbed(async () => {
      // A write through it would end in the middle.
      idle()
      if (store.snapshot.session?.programmer.id === bridgeProgrammer) await sessions.close()
      idle()
    })
  const ports = createPortFollower()
  /** Kinds that could not be listed the last time, and why: said once, not with every look. */
  const unlisted = new Map<ProgrammerKind, string>()
  // Two fronts may ask at once: the list of the earlier look must not come to lie over that of the later.
  let looks = 0
  let shown = 0

  return {
    'app.snapshot': () => store.sequenced(),
    'app.report': () => reportText(parts),
    'app.settings': async (change) => {
      const settings = { ...store.snapshot.settings, ...change }
      store.publish({ settings })
      try {
        await keepSettings(parts.dataDir, settings)
      } catch (error) {
        const note = { code: 'settings-not-kept', why: troubleOf(error) } as const
        await journal.append({ kind: 'note', note })
      }
    },
    'work.update': (change) =>
      turnedTo(changedWork(store.snapshot.work, change), () => work.update(change)),
    'work.reset': ({ keep }) =>
      turnedTo(newWork(store.snapshot.work, keep), () => work.reset(keep)),
    'programmer.refresh': async () => {
      const look = ++looks
      const lists = await Promise.all(
        parts.drivers.map(async (driver): Promise<readonly FoundProgrammer[]> => {
          const { kind } = driver
          try {
            const found = await driver.list()
            unlisted.delete(kind)
            return found
          } catch (error) {
            // One kind that cannot be listed hides neither the others nor what was there a moment ago.
            const detail = detailOf(error)
            const note = { code: 'not-listed', of: kind, detail } as const
            if (unlisted.get(kind) !== detail) await journal.append({ kind: 'note', note })
            unlisted.set(kind, detail)
            return store.snapshot.programmers.filter((found) => found.kind === kind)
          }
        }),
      )
      parts.door.listed(lists.flat())
      // Another Pin One held the programmer when it was last looked: it may have let go since.
      if (store.snapshot.recovery?.heldBy != null) await recovery.refresh()
      const drives = await findFirmwareDrives(parts.drives)
      const setup = await lookAtSetup(parts.systemRoot, process.platform, lists.flat())
      if (look < shown) return
      shown = look
      const copying = store.snapshot.firmwareDrives.some(({ copiedBytes }) => copiedBytes !== null)
      store.publish({
        programmers: lists.flat(),
        ...(copying ? {} : { firmwareDrives: drives }),
        setup,
      })
      const { work: known, session } = store.snapshot
      const id = ports.movedTo(
        known.choices.programmerId,
        lists.flat(),
        session?.programmer ?? null,
      )
      if (id !== null) work.programmerMoved(id)
    },
    'firmware.install': async ({ driveId, imageId }) => {
      idle()
      await installFirmware(parts, driveId, images.get(imageId))
    },
    'session.open': (input) =>
      undisturbed(async () => {
        idle()
        await parts.open(input)
      }),
    'session.choose-chip': async ({ name }) => {
      idle()
      await sessions.nameChip(name)
    },
    'session.answer-supply': ({ supplyMv }) => {
      idle()
      sessions.required().update({ answeredSupplyMv: supplyMv })
    },
    'tunnel.open': async (where) => {
      await closeThroughTunnel()
      await parts.tunnels.open(where)
      return { programmerId: bridgeProgrammer }
    },
    'tunnel.close': async () => {
      await closeThroughTunnel()
      await parts.tunnels.close()
    },
    'session.close': () =>
      undisturbed(async () => {
        idle()
        parts.watch.letGo()
        await sessions.close()
        await recovery.refresh()
      }),
    'check.signal': () => parts.watch.alone(() => measureSignal(openTransport())),
    'check.watch': ({ page, on }) => parts.watch.keep(page, on),
    // The front may still hold and change its bytes when it lives in the same process.
    'image.put': ({ name, bytes }) => images.put(name, bytes.slice()),
    'image.begin': ({ name, sizeBytes }) => parts.incoming.begin(name, sizeBytes),
    'image.part': ({ transferId, bytes }) => parts.incoming.part(transferId, bytes),
    'image.stop': ({ transferId }) => parts.incoming.stop(transferId),
    'image.get': ({ imageId }) => images.get(imageId).bytes.slice(),
    'image.slice': ({ imageId, range, name }) => images.slice(imageId, range, name),
    'image.join': ({ imageIds, name }) => images.join(imageIds, name),
    'image.read': ({ imageId }) => contentsOf(images.get(imageId).bytes),
    'image.check': ({ imageId, chip: name, ...destination }) =>
      findingsFor(images.get(imageId), destination, {
        chipBytes: chip()?.sizeBytes ?? chipSize(name ?? null),
        chipId: chip()?.id ?? null,
        practice: isPractice(),
        programmer: store.snapshot.session?.about.name ?? null,
        current: contents(),
        backups: vault.backups,
        recovery: store.snapshot.recovery,
      }),
    ...createImageHelp({
      images,
      vault,
      contents,
      chipBytes: () => chip()?.sizeBytes ?? null,
    }),
    'image.drop': ({ imageId }) => {
      idle()
      images.drop(imageId)
    },
    'image.plan': ({ imageId }) => {
      const known = chip()
      const before = contents()
      const { bytes, info } = images.get(imageId)
      if (known === null || before === null)
        throw new Fault('gate.closed', { blockers: [{ code: 'contents-unknown' }] })
      if (bytes.length !== known.sizeBytes)
        throw new Fault('image.wrong-size', {
          name: info.name,
          sizeBytes: bytes.length,
          chipBytes: known.sizeBytes,
        })
      return planPreview(known, before, bytes)
    },
    'protection.ranges': () => {
      const { session } = store.snapshot
      return session?.chip == null ? null : settableRanges(session.chip, session.protection)
    },
    'backup.get': ({ backupId }) => vault.backupBytes(backupId),
    'backup.use': async ({ backupId }) => {
      const bytes = await vault.backupBytes(backupId)
      const name = `${backupId}.bin`
      const { sha256 } = vault.backups.find(({ id }) => id === backupId) ?? {}
      const held = images.infos.find((info) => info.name === name && info.sha256 === sha256)
      return held ?? images.put(name, bytes)
    },
    'backup.check': async () => {
      await vault.check()
      store.publish({ backups: vault.backups, lostBackups: vault.lost, vaultNotes: vault.notes })
      const { session } = store.snapshot
      // Without its file it opens no write: the chip has to be read again.
      if (vault.lost.some(({ backup }) => backup.id === session?.backup?.id))
        sessions.current?.update({ backup: null })
      await recovery.refresh()
    },
    'backup.note': async ({ backupId, note }) => {
      const info = await vault.setNote(backupId, note)
      store.publish({ backups: vault.backups })
      return info
    },
    'job.start': (request) => undisturbed(async () => ({ jobId: await jobs.start(request) })),
    'job.cancel': ({ jobId }) => jobs.cancel(jobId),
    'recovery.dismiss': async () => {
      idle()
      await recovery.dismiss()
    },
  }
}

/** Size of the part of this name, bytes; `null` when none or several sizes fit. */
function chipSize(name: string | null): number | null {
  const sizes = new Set(name === null ? [] : entriesNamed(name).map(({ sizeBytes }) => sizeBytes))
  const [only] = sizes
  return sizes.size === 1 && only !== undefined ? only : null
}

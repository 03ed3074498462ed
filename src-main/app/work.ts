// SPDX-License-Identifier: GPL-3.0-or-later
/** Where the work stands, kept over a restart; the fronts change what was chosen, the app what was observed. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FlashChip } from '../../shared/model/chip.ts'
import type {
  Choices,
  ReachedChip,
  VerifiedWrite,
  Work,
  WorkChange,
} from '../../shared/model/work.ts'
import {
  changedWork,
  causeAck,
  newWork,
  noWork,
  positionOf,
  reachedChip,
  resumedWork,
} from '../../shared/work.ts'
import { maxWorkBytes, workOf, workText } from '../../shared/work-checks.ts'
import { privateFileMode, readIfThere, writeWhole } from './files.ts'
import type { Store } from './store.ts'

export interface WorkDesk {
  /** Changes what a front may change; the number of the event that carries it. */
  update(change: WorkChange): number
  reset(keep: Partial<Choices>): number
  /** The chosen programmer is reached by another id: it is the same one, so nothing loses its meaning. */
  programmerMoved(programmerId: string): void
  /** Something that was observed. */
  note(part: Partial<Omit<Work, 'choices' | 'keeping'>>): void
  /**
   * A chip answered at the chosen position, settled or still one of several: another kind than before has nothing of
   * what was known.
   */
  answered(chip: FlashChip | null, candidates: readonly FlashChip[]): void
  /** What is now known of the chip that is chosen; nothing happens before one was identified. */
  reached(part: Partial<Pick<ReachedChip, 'backupId' | 'verified'>>): void
  /** Resolves when the latest state is on disk, or could not be written. */
  close(): Promise<void>
}

const fileName = 'work.json'

/** As it was kept; a file that is damaged is left alone until the next change, and said. */
export async function readWork(dataDir: string): Promise<Work> {
  const path = join(dataDir, fileName)
  const unreadable: Work = { ...noWork, keeping: 'unreadable' }
  try {
    const found = await stat(path).catch(() => null)
    if (found === null) return noWork
    // A pipe or a device would keep the app from starting.
    if (!found.isFile() || found.size > maxWorkBytes) return unreadable
    const bytes = await readIfThere(path)
    const work = bytes === null ? noWork : workOf(new TextDecoder().decode(bytes))
    return work === null ? unreadable : resumedWork(work)
  } catch {
    return unreadable
  }
}

/** `dataDir` is `null` where nothing is kept: the command line does one thing and ends. */
export function createWork(store: Store, dataDir: string | null): WorkDesk {
  let saved = ''
  let writing: Promise<void> | null = null

  /** One write at a time, and the newest state last: keystrokes come faster than a card can write. */
  async function write(directory: string): Promise<void> {
    for (;;) {
      const text = workText(store.snapshot.work)
      if (text === saved) return
      saved = text
      const keeping = await writeWhole(join(directory, fileName), text, {
        mode: privateFileMode,
        replace: true,
      }).then(
        () => 'ok' as const,
        () => 'unwritable' as const,
      )
      const { work } = store.snapshot
      if (work.keeping === keeping || (keeping === 'ok' && work.keeping === 'unreadable')) continue
      store.publish({ work: { ...work, keeping } })
    }
  }

  function save(): void {
    if (dataDir === null) return
    writing ??= write(dataDir).finally(() => {
      writing = null
    })
  }

  function set(work: Work): number {
    store.publish({ work })
    save()
    return store.sequenced().seq
  }

  const reach = (work: Work, chip: ReachedChip): Work => ({
    ...work,
    chips: [...work.chips.filter(({ position }) => position !== chip.position), chip],
  })

  return {
    update: (change) => set(changedWork(store.snapshot.work, change)),
    reset: (keep) => set(newWork(store.snapshot.work, keep)),
    programmerMoved(programmerId) {
      const { work } = store.snapshot
      set({ ...work, choices: { ...work.choices, programmerId } })
    },
    note: (part) => void set({ ...store.snapshot.work, ...part }),
    answered(chip, candidates) {
      const { work } = store.snapshot
      const known = reachedChip(work)
      const same =
        known !== null &&
        (chip === null ? candidates : [chip]).some((one) => isSameKind(known.chip, one))
      const before = same ? known : null
      const position = positionOf(work.choices)
      set({
        ...(chip === null
          ? { ...work, chips: work.chips.filter((one) => same || one.position !== position) }
          : reach(work, {
              position,
              chip: described(chip),
              backupId: before?.backupId ?? null,
              verified: before?.verified ?? null,
            })),
        acks: work.acks.filter((ack) => !ack.startsWith(causeAck(''))),
        trouble: null,
        lost: null,
      })
    },
    reached(part) {
      const { work, session } = store.snapshot
      const position = positionOf(work.choices)
      // Another mainboard may have been chosen while the chip was connected.
      const chip =
        reachedChip(work) ??
        (session === null || session.chip === null
          ? null
          : { position, chip: described(session.chip), backupId: null, verified: null })
      if (chip !== null) set(reach(work, { ...chip, ...part }))
    },
    async close() {
      await writing
    },
  }
}

const described = (chip: FlashChip): ReachedChip['chip'] => {
  const { id, vendor, names, idBytes, sizeBytes, supplyMv } = chip
  return { id, vendor, names, idBytes, sizeBytes, supplyMv }
}

/** Two mainboards with the same part look alike here; whether it is the same chip is seen by its contents. */
const isSameKind = (a: Pick<FlashChip, 'idBytes' | 'sizeBytes'>, b: FlashChip): boolean =>
  a.sizeBytes === b.sizeBytes && a.idBytes.join() === b.idBytes.join()

export const verifiedWrite = (
  image: { readonly id: string; readonly name: string; readonly sha256: string },
  at: Date,
  result: Pick<VerifiedWrite, 'stats' | 'protection'>,
): VerifiedWrite => ({
  imageId: image.id,
  name: image.name,
  sha256: image.sha256,
  at: at.toISOString(),
  stats: result.stats,
  protection: result.protection,
})

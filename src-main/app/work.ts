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
  return new KeptWork(store, dataDir === null ? null : new WorkFile(store, dataDir))
}

class KeptWork implements WorkDesk {
  readonly #store: Store
  readonly #file: WorkFile | null

  constructor(store: Store, file: WorkFile | null) {
    this.#store = store
    this.#file = file
  }

  update(change: WorkChange): number {
    return this.#set(changedWork(this.#work, change))
  }

  reset(keep: Partial<Choices>): number {
    return this.#set(newWork(this.#work, keep))
  }

  programmerMoved(programmerId: string): void {
    this.#set({ ...this.#work, choices: { ...this.#work.choices, programmerId } })
  }

  note(part: Partial<Omit<Work, 'choices' | 'keeping'>>): void {
    this.#set({ ...this.#work, ...part })
  }

  answered(chip: FlashChip | null, candidates: readonly FlashChip[]): void {
    const known = reachedChip(this.#work)
    const same =
      known !== null &&
      (chip === null ? candidates : [chip]).some((one) => isSameKind(known.chip, one))
    const position = positionOf(this.#work.choices)
    const chips =
      chip === null
        ? this.#work.chips.filter((one) => same || one.position !== position)
        : this.#chipsWith({
            position,
            chip: described(chip),
            backupId: same ? known.backupId : null,
            verified: same ? known.verified : null,
          })
    const acks = this.#work.acks.filter((ack) => !ack.startsWith(causeAck('')))
    this.#set({ ...this.#work, chips, acks, trouble: null, lost: null })
  }

  reached(part: Partial<Pick<ReachedChip, 'backupId' | 'verified'>>): void {
    // Another mainboard may have been chosen while the chip was connected.
    const chip = reachedChip(this.#work) ?? this.#connectedChip()
    if (chip !== null) this.#set({ ...this.#work, chips: this.#chipsWith({ ...chip, ...part }) })
  }

  async close(): Promise<void> {
    await this.#file?.written()
  }

  get #work(): Work {
    return this.#store.snapshot.work
  }

  #set(work: Work): number {
    this.#store.publish({ work })
    this.#file?.save()
    return this.#store.sequenced().seq
  }

  /** One chip for each position. */
  #chipsWith(chip: ReachedChip): readonly ReachedChip[] {
    return [...this.#work.chips.filter(({ position }) => position !== chip.position), chip]
  }

  #connectedChip(): ReachedChip | null {
    const chip = this.#store.snapshot.session?.chip ?? null
    if (chip === null) return null
    const position = positionOf(this.#work.choices)
    return { position, chip: described(chip), backupId: null, verified: null }
  }
}

/** One write at a time, and the newest state last: keystrokes come faster than a card can write. */
class WorkFile {
  readonly #store: Store
  readonly #path: string
  /** What is in the file, or on its way there. */
  #saved = ''
  #writing: Promise<void> | null = null

  constructor(store: Store, dataDir: string) {
    this.#store = store
    this.#path = join(dataDir, fileName)
  }

  save(): void {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = null
    })
  }

  async written(): Promise<void> {
    await this.#writing
  }

  async #write(): Promise<void> {
    for (;;) {
      const text = workText(this.#store.snapshot.work)
      if (text === this.#saved) return
      this.#saved = text
      const keeping = await writeWhole(this.#path, text, {
        mode: privateFileMode,
        replace: true,
      }).then(
        () => 'ok' as const,
        () => 'unwritable' as const,
      )
      const { work } = this.#store.snapshot
      if (work.keeping === keeping || (keeping === 'ok' && work.keeping === 'unreadable')) continue
      this.#store.publish({ work: { ...work, keeping } })
    }
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

// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The state of the user's work, kept over a restart. Front ends change the choices; the app changes the observations.
 */
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
  /** Changes what a front end may change; returns the number of the event that carries the change. */
  update(change: WorkChange): number
  reset(keep: Partial<Choices>): number
  /** The chosen programmer has a new id. It is the same programmer, so everything else stays. */
  programmerMoved(programmerId: string): void
  /** Records an observation. */
  note(part: Partial<Omit<Work, 'choices' | 'keeping'>>): void
  /**
   * A chip answered at the chosen position, identified or still one of several candidates. If it is of another kind
   * than before, what was known of the earlier chip is dropped.
   */
  answered(chip: FlashChip | null, candidates: readonly FlashChip[]): void
  /** Records what is now known of the chosen chip; does nothing before a chip was identified. */
  reached(part: Partial<Pick<ReachedChip, 'backupId' | 'verified'>>): void
  /** Resolves when the latest state is on disk, or could not be written. */
  close(): Promise<void>
}

const fileName = 'work.json'

/** Reads the kept state. A damaged file is reported, and stays on disk until the next change. */
export async function readWork(dataDir: string): Promise<Work> {
  const path = join(dataDir, fileName)
  const unreadable: Work = { ...noWork, keeping: 'unreadable' }
  try {
    const found = await stat(path).catch(() => null)
    if (found === null) return noWork
    // Reading a pipe or a device could block the start of the app.
    if (!found.isFile() || found.size > maxWorkBytes) return unreadable
    const bytes = await readIfThere(path)
    const work = bytes === null ? noWork : workOf(new TextDecoder().decode(bytes))
    return work === null ? unreadable : resumedWork(work)
  } catch {
    return unreadable
  }
}

/** `dataDir` is `null` when nothing is kept: the command line does one thing and ends. */
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
    // The user may have chosen another mainboard while the chip was connected.
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

  /** Holds one chip for each position. */
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

/** One write at a time, and always the newest state: a user types faster than an SD card can write. */
class WorkFile {
  readonly #store: Store
  readonly #path: string
  /** What is in the file, or is being written to it. */
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

/** Two mainboards with the same chip model look alike here; only the contents tell the chips apart. */
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

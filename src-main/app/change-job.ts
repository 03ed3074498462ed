// SPDX-License-Identifier: GPL-3.0-or-later
/** Writing and erasing: runs the engine between journal and recovery, so that an interrupted write can be finished. */
import { hex } from '../../shared/hex.ts'
import { allEqual } from '../../shared/model/chip-contents.ts'
import type { JobResult, PlanSummary, UnprotectChoice } from '../../shared/model/job.ts'
import type { LogNote } from '../../shared/model/log.ts'
import type { ProtectionState } from '../../shared/model/protection.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { partCode } from '../../shared/part-name.ts'
import { drawnRanges } from '../../shared/write-map.ts'
import { readProtection, viewOf } from '../flash/protect.ts'
import { onlyOnce, toTheEnd } from '../flash/run.ts'
import type { Run } from '../flash/run.ts'
import { eraseChip, writeImage } from '../flash/write.ts'
import type { EraseJob, PlannedRanges, WriteOutcome } from '../flash/write.ts'
import { changeStart } from './change-start.ts'
import type { ChangeRequest, ChangeStart } from './change-start.ts'
import { contentsNow, owesProtection } from './contents-look.ts'
import { digests } from './files.ts'
import type { ChipJob } from './job-parts.ts'
import { mustBeSteady } from './steady.ts'
import { verifiedWrite } from './work.ts'

/** When it resolves or rejects, the state of the chip has been published and the journal holds it. */
export async function changeJob(job: ChipJob<ChangeRequest>): Promise<JobResult> {
  await mustBeSteady(job)
  const change = new Change(job, await changeStart(job))
  let outcome: WriteOutcome
  try {
    outcome = await change.carryOut()
  } catch (error) {
    await change.lookAfterwards()
    throw error
  } finally {
    await change.settleIfVerified()
  }
  return await change.told(outcome)
}

/**
 * One write or erase. `life.job.contents` says what is known of the chip: untouched, tried, and at last
 * verified or compared.
 */
class Change {
  readonly #job: ChipJob<ChangeRequest>
  readonly #start: ChangeStart
  readonly #run: Run
  /** SHA-256 of the image that the chip is known to hold when this job begins. */
  readonly #writtenBefore: string | null
  #lifted: ChangeStart['lifted']
  /** Set once the write is planned: the contents before it, and the ranges that it will change. */
  #planned: { readonly before: Uint8Array; readonly touched: readonly ByteRange[] } | null = null

  constructor(job: ChipJob<ChangeRequest>, start: ChangeStart) {
    this.#job = job
    this.#start = start
    this.#run = { ...job.run, changing: onlyOnce(() => this.#announce()) }
    this.#writtenBefore = job.session.info.written ?? null
    this.#lifted = start.lifted
  }

  async carryOut(): Promise<WriteOutcome> {
    const { device, life } = this.#job
    const { image, before, unprotect, lifted } = this.#start
    const work: EraseJob = {
      device,
      before,
      run: this.#run,
      unprotect,
      owed: unprotect === 'restore-afterwards' ? (lifted?.registers ?? null) : null,
      onPlan: (plan, ranges, held) => this.#planIs(plan, ranges, held),
      onLifting: (was) => {
        if (unprotect !== 'no')
          this.#lifted ??= { registers: was.registers, was: viewOf(was), choice: unprotect }
      },
      onUnprotected: (was, during) => this.#unprotected(was, during),
      // Set at once: a later failure of protection or journal does not undo a verified write.
      onVerified: () =>
        life.contents({ state: 'verified', basis: allEqual('image', device.chip.sizeBytes) }),
    }
    return image === null ? eraseChip(work) : writeImage({ ...work, wanted: image.bytes })
  }

  /**
   * After a failure: compares the chip with what it held before. If all bytes are equal, there is nothing to
   * finish.
   */
  async lookAfterwards(): Promise<void> {
    const { device, session, life, closing, parts } = this.#job
    // The job may have turned protection off and on again. If the chip does not answer, its protection is unknown.
    session.update({ protection: await this.#protectionNow() })
    if (life.job.contents.state !== 'tried-unknown') return
    const { backup } = this.#start
    const before = this.#planned?.before ?? null
    // After a verified write on this connection the chip held the written image, not the contents of the backup.
    const asBackup = before !== null && backup !== null && digests(before).sha256 === backup.sha256
    const against = asBackup ? 'backup' : 'read-before'
    const touched = this.#planned?.touched ?? []
    const contents = await contentsNow(device, { before, against, touched }, this.#run, closing)
    life.contents(contents)
    if (contents.state !== 'compared-equal' || before === null) return
    session.holds(before, { written: this.#writtenBefore })
    if (await owesProtection(device, this.#lifted, toTheEnd(this.#run)).catch(() => true)) return
    if (asBackup) await this.#settled('compared-equal')
    else await parts.recovery.settledAlone(life.job.id)
  }

  /**
   * Must be the last step. If the process is killed before it, the write stays open and its protection can be
   * restored.
   */
  async settleIfVerified(): Promise<void> {
    if (this.#job.life.job.contents.state === 'verified') await this.#settled('verified')
  }

  /** Publishes the results of a verified write. */
  async told({ protection: was, stats }: WriteOutcome): Promise<JobResult> {
    const { session, device, parts } = this.#job
    const { image, unprotect } = this.#start
    if (image !== null) session.holds(image.bytes, { written: image.info.sha256 })
    const now = was?.after ?? null
    if (now !== null) this.#note({ code: 'protection-afterwards', now: viewOf(now) })
    session.update({ protection: now ?? (await this.#protectionNow()) })
    const told = { stats, protection: now === null ? null : protectionTold(unprotect, now) }
    if (image !== null)
      parts.work.reached({
        verified: verifiedWrite(image.info, parts.now(), told),
        ...this.#backupId(),
      })
    const blank = (): Uint8Array => new Uint8Array(device.chip.sizeBytes).fill(0xff)
    return { kind: 'write', ...told, sha256: image?.info.sha256 ?? digests(blank()).sha256 }
  }

  /**
   * Runs before the first command that changes the chip. From here on the write counts as unfinished, also
   * after a crash.
   */
  async #announce(): Promise<void> {
    const { session, life, parts } = this.#job
    // After a verified write only registers are changed, so the bytes stay verified.
    if (life.job.contents.state === 'verified') return
    const { image } = this.#start
    if (image !== null) await parts.vault.keepImage(image.bytes, image.info.sha256)
    await this.#journalChanged()
    session.mayChange()
    parts.work.reached({ verified: null, ...this.#backupId() })
    life.contents({ state: 'tried-unknown', why: 'running' })
  }

  async #journalChanged(): Promise<void> {
    const { device, session, request, life, parts } = this.#job
    const { image, backup, unprotect } = this.#start
    const { chip } = device
    const lifted = this.#lifted
    await parts.journal.append(
      {
        kind: 'changed',
        job: life.job.id,
        operation: request.kind,
        startedAt: parts.now().toISOString(),
        chipId: chip.id,
        chipName: partCode(chip),
        idBytes: hex(chip.idBytes),
        sizeBytes: chip.sizeBytes,
        image: image && {
          name: image.info.name,
          sha256: image.info.sha256,
          sha1: image.info.sha1,
        },
        backupId: backup?.id ?? null,
        programmerId: session.info.programmer.id,
        first: this.#planned?.touched[0] ?? null,
        lifted: lifted === null || unprotect === 'no' ? null : { ...lifted, choice: unprotect },
      },
      { durable: true },
    )
  }

  #planIs(plan: PlanSummary, { erases, programs }: PlannedRanges, before: Uint8Array): void {
    const { life, device, parts } = this.#job
    const { sizeBytes } = device.chip
    this.#planned = { before, touched: [...erases, ...programs] }
    parts.store.publish({
      writeMap: {
        jobId: life.job.id,
        sizeBytes,
        erases: drawnRanges(erases, sizeBytes),
        programs: drawnRanges(programs, sizeBytes),
      },
    })
    life.planned(plan)
    this.#note({ code: 'planned', plan })
  }

  #unprotected(was: ProtectionState, during: ProtectionState): void {
    this.#note({ code: 'protection-lifted', was: viewOf(was), during: viewOf(during) })
    this.#job.session.update({ protection: during })
  }

  #settled(how: 'verified' | 'compared-equal'): Promise<void> {
    const { device, life, parts } = this.#job
    const proof = { jobId: life.job.id, backupId: this.#start.backup?.id ?? null }
    return parts.recovery.settled(how, device.chip, proof)
  }

  /** Ignores a request to stop; `null` when the chip does not answer. */
  #protectionNow(): Promise<ProtectionState | null> {
    return readProtection(this.#job.device, toTheEnd(this.#run)).catch(() => null)
  }

  #backupId(): { readonly backupId?: string } {
    const { backup } = this.#start
    return backup === null ? {} : { backupId: backup.id }
  }

  /** Adds a line to the log. A line that cannot be stored is no reason to stop in the middle of a write. */
  #note(note: LogNote): void {
    this.#job.parts.journal.append({ kind: 'note', note }).catch(() => undefined)
  }
}

/** Some blocks are locked again only by the next power-up, so their protection is not restored yet. */
const protectionTold = (
  choice: UnprotectChoice,
  after: ProtectionState,
): Extract<JobResult, { kind: 'write' }>['protection'] => ({
  restored: choice === 'restore-afterwards' && after.protectedRange !== 'none',
  now: viewOf(after),
})

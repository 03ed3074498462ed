// SPDX-License-Identifier: GPL-3.0-or-later
/** One open programmer, and what is known of its chip. */
import type { BackupInfo } from '../../shared/model/image.ts'
import type { SessionInfo } from '../../shared/model/snapshot.ts'
import type { SpiTransport } from '../transport/spi.ts'
import type { Lock } from './lock.ts'
import type { Store } from './store.ts'

/** The state before a chip has answered, and after the chip may have been exchanged. */
const noChip = {
  chip: null,
  candidates: [],
  differences: [],
  protection: null,
  wiring: null,
  written: null,
  backup: null,
  answeredSupplyMv: null,
} as const satisfies Partial<SessionInfo>

export class OpenSession {
  readonly transport: SpiTransport
  readonly lock: Lock
  /** The chip states in its SFDP table the same size that it was identified with. */
  sizeStatedByChip = false
  /** The link broke during a job. The job may not notice, if it had already received its last bytes. */
  lost = false
  readonly #store: Store
  #info: SessionInfo
  #contents: Uint8Array | null = null
  #ended = false

  constructor(parts: {
    readonly transport: SpiTransport
    readonly lock: Lock
    readonly store: Store
    readonly info: SessionInfo
  }) {
    this.transport = parts.transport
    this.lock = parts.lock
    this.#store = parts.store
    this.#info = parts.info
    this.update({})
  }

  /** What front ends are told about this session. */
  get info(): SessionInfo {
    return this.#info
  }

  /**
   * Every byte of the chip as read on this connection; `null` when not known. A write begins from these bytes. Only
   * `holds`, `mayChange` and `forgetChip` set them.
   */
  get contents(): Uint8Array | null {
    return this.#contents
  }

  /** Every byte of the chip was compared and equals `bytes`; `told` is published with it. */
  holds(
    bytes: Uint8Array,
    told: { readonly backup?: BackupInfo; readonly written?: string | null },
  ): void {
    this.#contents = bytes
    this.update(told)
  }

  /** The next command may change the chip. */
  mayChange(): void {
    this.#contents = null
    this.update({ written: null })
  }

  /** From here on another chip may be connected. */
  forgetChip(): void {
    this.#contents = null
    this.sizeStatedByChip = false
    this.update(noChip)
  }

  /** Changes what front ends are told. After the session has ended, nothing is published. */
  update(part: Partial<SessionInfo>): SessionInfo {
    this.#info = { ...this.#info, ...part }
    if (!this.#ended) this.#store.publish({ session: this.#info })
    return this.#info
  }

  /** Never rejects: releases the pins, then the lock, and publishes the end only then. */
  async end(): Promise<void> {
    this.#ended = true
    await this.transport.close()
    // Must come before the end is published: a listener may open the next programmer at once.
    await this.lock.release().catch(() => undefined)
    this.#store.publish({ session: null })
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** One open programmer, and what is known of the chip behind it. */
import type { BackupInfo } from '../../shared/model/image.ts'
import type { SessionInfo } from '../../shared/model/snapshot.ts'
import type { SpiTransport } from '../transport/spi.ts'
import type { Lock } from './lock.ts'
import type { Store } from './store.ts'

/** Nothing of this is known before a chip has answered, or when another one may be connected. */
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
  /** The chip itself says (SFDP) that it is as large as it was identified. */
  sizeStatedByChip = false
  /** The link broke during a job that may not have noticed: its last bytes were through. */
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

  /** What fronts are told about it. */
  get info(): SessionInfo {
    return this.#info
  }

  /**
   * Every byte of the chip as it was read on this connection; `null` when that is not known. A write begins from these
   * bytes, so this is the one place where they are kept: `holds`, `mayChange` and `forgetChip` are all that sets them.
   */
  get contents(): Uint8Array | null {
    return this.#contents
  }

  /** Every byte of the chip was compared and is as in `bytes`; `told` is what else follows from that. */
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

  /** Another chip may be connected from here on. */
  forgetChip(): void {
    this.#contents = null
    this.sizeStatedByChip = false
    this.update(noChip)
  }

  /** Changes what fronts are told. Once the session has ended they get no more of it. */
  update(part: Partial<SessionInfo>): SessionInfo {
    this.#info = { ...this.#info, ...part }
    if (!this.#ended) this.#store.publish({ session: this.#info })
    return this.#info
  }

  /** Never rejects: lets go of the pins, then of the lock, and only then says so. */
  async end(): Promise<void> {
    this.#ended = true
    await this.transport.close()
    // Before it is announced: a listener may open the next one at once.
    await this.lock.release().catch(() => undefined)
    this.#store.publish({ session: null })
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** Code that both kinds of byte link share. */
import { writeSync } from 'node:fs'

/** Stores what arrives before a listener is set, and reports the end once. */
export class LinkEvents {
  closed = false
  #reason: Error | null = null
  #early: Uint8Array[] = []
  #onData: ((chunk: Uint8Array) => void) | null = null
  #onClose: ((reason: Error | null) => void) | null = null

  set onData(listener: (chunk: Uint8Array) => void) {
    this.#onData = listener
    for (const chunk of this.#early.splice(0)) listener(chunk)
  }

  set onClose(listener: (reason: Error | null) => void) {
    this.#onClose = listener
    if (this.closed) queueMicrotask(() => listener(this.#reason))
  }

  data(chunk: Uint8Array): void {
    if (this.closed) return
    if (this.#onData) this.#onData(chunk)
    else this.#early.push(chunk.slice())
  }

  close(reason: Error | null): void {
    if (this.closed) return
    this.closed = true
    this.#reason = reason
    this.#onClose?.(reason)
  }
}

/** The same bytes as a Buffer, which Node's streams need; copies nothing. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Both libraries keep the descriptor in `holder.fd` on Unix; elsewhere there is none and nothing to do. */
export function writeToDescriptor(holder: unknown, bytes: Uint8Array): void {
  if (typeof holder !== 'object' || holder === null || !('fd' in holder)) return
  if (typeof holder.fd !== 'number' || holder.fd < 0) return
  try {
    writeSync(holder.fd, bytes)
  } catch {
    // The process is ending and the device accepts nothing, so the error cannot be reported to anyone.
  }
}

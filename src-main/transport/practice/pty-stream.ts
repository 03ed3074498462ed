// SPDX-License-Identifier: GPL-3.0-or-later
/** The device's side of a PTY as a stream of bytes, without ever blocking the process. */
import fs from 'node:fs'
import tty from 'node:tty'
import type { Pty } from '../libc.ts'

/** Unread output, bytes, above which no more input is read. */
const BACKLOG_BYTES = 1 << 20
/** The kernel holds about 4 KiB per direction; a client that reads empties that in microseconds. */
const EAGER_TRIES = 200
const PATIENT_MS = 1

export class PtyStream {
  /** A chunk is valid during the call only. */
  onData: (chunk: Uint8Array) => void = () => {}
  readonly #pty: Pty
  readonly #reader: tty.ReadStream
  #unsent: Uint8Array[] = []
  #unsentBytes = 0
  #at = 0
  #waiting = false
  #tries = 0
  #closed = false

  constructor(pty: Pty) {
    this.#pty = pty
    // Reads only: a write through it would block, as libuv cannot reopen the device's side of a PTY.
    this.#reader = new tty.ReadStream(pty.masterFd)
    this.#reader.on('data', (bytes: Uint8Array) => this.onData(bytes))
    this.#reader.on('error', () => {})
  }

  /** Sends in order after what was written before. */
  write(chunk: Uint8Array): void {
    if (this.#closed) return
    this.#unsent.push(chunk.slice())
    this.#unsentBytes += chunk.length
    if (this.#unsentBytes > BACKLOG_BYTES) this.#reader.pause()
    if (!this.#waiting) this.#send()
  }

  /** Closes both sides; unsent bytes are dropped. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#unsent = []
    this.#reader.destroy()
    fs.closeSync(this.#pty.slaveFd)
  }

  #send(): void {
    this.#waiting = false
    if (this.#closed) return
    for (;;) {
      const first = this.#unsent[0]
      if (first === undefined) break
      const written = this.#tryWrite(first)
      if (written < 0) {
        this.#later()
        return
      }
      this.#tries = 0
      this.#at += written
      this.#unsentBytes -= written
      if (this.#at < first.length) continue
      this.#unsent.shift()
      this.#at = 0
    }
    if (this.#reader.isPaused()) this.#reader.resume()
  }

  /** Number of bytes accepted, -1 when there is no room now. */
  #tryWrite(bytes: Uint8Array): number {
    try {
      return fs.writeSync(this.#pty.masterFd, bytes, this.#at, bytes.length - this.#at)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return -1
      // The other side has ended: drops what cannot be sent.
      return bytes.length - this.#at
    }
  }

  #later(): void {
    this.#waiting = true
    this.#tries++
    if (this.#tries < EAGER_TRIES) setImmediate(() => this.#send())
    else setTimeout(() => this.#send(), PATIENT_MS)
  }
}

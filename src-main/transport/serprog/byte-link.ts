// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * A reliable, ordered stream of bytes in both directions: a serial port, a TCP connection, or a simulated programmer in
 * the same process. The serprog client works with any of them.
 */
export interface ByteLink {
  /** Name for users: `/dev/ttyACM0`, `COM3`, `192.168.1.5:4000`. Goes into faults. */
  readonly name: string
  /** Decides the client's deadlines and queue depth; `memory` is a simulated programmer in this process. */
  readonly kind: 'serial' | 'tcp' | 'memory'
  /**
   * Sends all of `bytes`, in order after every earlier write. Resolves when the system has accepted them (not yet the
   * device); rejects when the link is gone. `bytes` must not change until then.
   */
  write(bytes: Uint8Array): Promise<void>
  /**
   * Sets the listener for arriving bytes; a new one replaces the one before. The link reads even when no reply is
   * awaited. A chunk is valid only during the call, so copy what must last.
   */
  onData(listener: (chunk: Uint8Array) => void): void
  /**
   * Called once when the link is gone, with the reason unless `close()` caused it. A new listener replaces the one
   * before.
   */
  onClose(listener: (reason: Error | null) => void): void
  /** Idempotent, never rejects; unsent bytes are dropped. */
  close(): Promise<void>
  /** Last resort while the process ends: tries to send at once, without an event loop. Never throws. */
  writeNow?(bytes: Uint8Array): void
}

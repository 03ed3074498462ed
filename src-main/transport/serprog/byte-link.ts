// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * A reliable, ordered stream of bytes in both directions: a serial port, a TCP connection, or a virtual programmer
 * in the same process. The serprog client can speak over anything that implements such a link.
 */
export interface ByteLink {
  /** What the user knows it by: `/dev/ttyACM0`, `COM3`, `192.168.1.5:4000`. Goes into faults. */
  readonly name: string
  /** Decides how patient the client is and how deep it may queue; `memory` is a programmer in this process. */
  readonly kind: 'serial' | 'tcp' | 'memory'
  /**
   * Sends all of `bytes`, in order behind every earlier write; resolves when the system has taken them (not when
   * the device has), and rejects when the link is gone. `bytes` must not change until then.
   */
  write(bytes: Uint8Array): Promise<void>
  /**
   * Who gets the bytes that arrive. One listener at a time: the latest replaces the one before. The link keeps
   * reading whether or not a reply is awaited. A chunk is only valid during the call: copy what must last.
   */
  onData(listener: (chunk: Uint8Array) => void): void
  /** Called once when the link is gone, with the reason when it was not our own `close()`. The latest replaces. */
  onClose(listener: (reason: Error | null) => void): void
  /** Idempotent, never rejects; unsent bytes are dropped. */
  close(): Promise<void>
  /** Last resort while the process dies: tries to send at once, without an event loop. Never throws. */
  writeNow?(bytes: Uint8Array): void
}

// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Releases the programmers' pins when the process ends, for whatever reason: a programmer that continues to drive the
 * bus can keep a mainboard from starting, or power it through its pins.
 */

/** An open programmer that holds pins. */
export interface PinHolder {
  /** The normal way: completes what is on the wire, within a limit; never rejects. */
  close(): Promise<void>
  /** The last resort, synchronous: never throws. */
  releaseNow(): void
}

const holders = new Set<PinHolder>()
let registered = false

/** Signals to end that a program can still handle. After SIGKILL only unplugging helps. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const CLOSE_LIMIT_MS = 3000

/** Adds an open programmer; the returned function removes it. */
export function holdPins(holder: PinHolder): () => void {
  holders.add(holder)
  return () => void holders.delete(holder)
}

/**
 * Registers the handlers; more calls have no effect. Hosts call it when they start. On exit, also after a crash: one
 * synchronous write per programmer, best effort. On SIGINT, SIGTERM and SIGHUP, when the host has no handler of its
 * own: closes every programmer (3 s at most), then ends by the same signal. A host with its own handler (to cancel a
 * job first) closes its session itself or exits; then the exit handler runs.
 */
export function releaseAllOnExit(): void {
  if (registered) return
  registered = true
  process.on('exit', releaseAllNow)
  for (const signal of SIGNALS) process.on(signal, onSignal)
}

/** What the exit handler does. */
export function releaseAllNow(): void {
  for (const holder of holders) holder.releaseNow()
  holders.clear()
}

function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return
  const closed = Promise.all(Array.from(holders, (holder) => holder.close()))
  const late = new Promise((resolve) => setTimeout(resolve, CLOSE_LIMIT_MS))
  void Promise.race([closed, late]).finally(() => {
    releaseAllNow()
    process.removeListener(signal, onSignal)
    process.kill(process.pid, signal)
  })
}

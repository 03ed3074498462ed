/** The suite that every transport must pass, called from each transport's own test file. */
import type { SpiTransport } from './spi.ts'

/** An open transport with a 25xx chip of known contents behind it (real, virtual or scripted). */
export interface ConformanceRig {
  readonly transport: SpiTransport
  /** What RDID (9F) answers. */
  readonly jedecId: readonly [number, number, number]
  /** What READ (03) gives from address 0 on; 64 KiB or more, not all the same byte. */
  readonly contents: Uint8Array
  /** Breaks the link at once, as pulling the plug does. Absent: those tests show as skipped. */
  readonly unplug?: () => void
  /** The programmer takes bytes but answers nothing from now on. */
  readonly mute?: () => void
  /** Frees what the rig holds; called after `transport.close()`. */
  readonly dispose?: () => Promise<void>
}

export function transportConformance(_name: string, _make: () => Promise<ConformanceRig>): void {
  throw new Error('not yet')
}

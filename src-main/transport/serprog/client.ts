/** The serprog client: an open programmer as an `SpiTransport`. */
import type { UsbIdentity } from '../../../shared/model.ts'
import type { OpenOptions, SpiTransport } from '../spi.ts'
import type { ByteLink } from './byte-link.ts'
import type { Timers } from './timers.ts'

export interface SerprogOptions extends OpenOptions {
  /** Who the programmer is on USB, when that is known: it tells firmwares apart that share a name. */
  readonly usb?: (UsbIdentity & { readonly interfaceName?: string | null }) | null
  readonly timers?: Timers
}

/**
 * Synchronises with the programmer behind `link`, asks what it can do, sets SPI, clock and chip select, drives the
 * pins, and hands back the transport. On any fault the link is closed.
 * Faults: `link.no-answer` (no serprog there), `link.unsupported` (no SPI, wrong version, no chip selects),
 * `link.silent`, `link.bad-reply`, `link.lost`.
 */
export function openSerprog(_link: ByteLink, _options: SerprogOptions): Promise<SpiTransport> {
  throw new Error('not yet')
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** Why a port cannot be had. Paths and names are as the system has them. */
import type { SpiBusRole } from './spi-bus.ts'

/** Services of Linux that take ports which are not meant for them. */
export type PortService = 'ModemManager' | 'brltty'

/** A process that has a port; `name` is `null` where the system does not tell it. */
export interface PortHolder {
  readonly pid: number
  readonly name: string | null
}

/** Why nothing is reached at an address on the network. */
export type NetworkTrouble =
  | 'refused'
  | 'no-host'
  | 'no-lookup'
  | 'no-way-to-host'
  | 'no-way-to-network'

export type PortTrouble =
  | { readonly code: 'not-there'; readonly path: string }
  /** `user` and `group` are names, or numbers where the system has no name; `mode` is octal, `660`. */
  | {
      readonly code: 'rights'
      readonly path: string
      readonly user: string | number
      readonly group: string | number
      readonly mode: string
    }
  | { readonly code: 'held'; readonly path: string; readonly holder: PortHolder }
  /** Held, and it cannot be seen who holds it. */
  | { readonly code: 'locked' | 'something-there' }
  /** Nobody can be seen that has it, and this service runs. */
  | { readonly code: 'service'; readonly service: PortService }
  /** It is on USB and has no serial port; `service`: one that claims such adapters. */
  | { readonly code: 'no-port'; readonly service: PortService | null }
  /** An SPI bus that is not on the header. */
  | { readonly code: 'bus'; readonly role: SpiBusRole }
  /** A driver of the kernel has this chip select. */
  | { readonly code: 'kernel-driver'; readonly driver: string }
  /** The programmer can put 5 V on the data wires. */
  | { readonly code: 'five-volts' }
  | { readonly code: 'link-there'; readonly target: string }
  /** A drive that has to be mounted first; `fix` is the command for it. */
  | { readonly code: 'not-mounted'; readonly fix: string | null }
  | { readonly code: 'no-reply'; readonly waitedMs: number }
  | { readonly code: NetworkTrouble }
  /** In the words of the system. */
  | { readonly code: 'system'; readonly message: string }

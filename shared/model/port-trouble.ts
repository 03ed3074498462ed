// SPDX-License-Identifier: GPL-3.0-or-later
/** Why a port cannot be used. Paths and names are as the system gives them. */
import type { SpiBusRole } from './spi-bus.ts'

/** Linux services that open ports of other devices. */
export type PortService = 'ModemManager' | 'brltty'

/** A process that has a port open; `name` is `null` when the system does not tell it. */
export interface PortHolder {
  readonly pid: number
  readonly name: string | null
}

/** Why an address on the network cannot be reached. */
export type NetworkTrouble =
  | 'refused'
  | 'no-host'
  | 'no-lookup'
  | 'no-way-to-host'
  | 'no-way-to-network'

export type PortTrouble =
  | { readonly code: 'not-there'; readonly path: string }
  /** `user` and `group` are names, or numbers when the system has no name; `mode` is octal, `660`. */
  | {
      readonly code: 'rights'
      readonly path: string
      readonly user: string | number
      readonly group: string | number
      readonly mode: string
    }
  | { readonly code: 'held'; readonly path: string; readonly holder: PortHolder }
  /** The port is held, but the holder is not visible. */
  | { readonly code: 'locked' | 'something-there' }
  /** No holder is visible, but this service is running. */
  | { readonly code: 'service'; readonly service: PortService }
  /** The device is on USB but has no serial port; `service`: one that claims such adapters. */
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
  /** With the system's own message. */
  | { readonly code: 'system'; readonly message: string }

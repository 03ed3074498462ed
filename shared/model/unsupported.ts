// SPDX-License-Identifier: GPL-3.0-or-later
/** What Pin One cannot do with a programmer or with a chip. */
import type { PortTrouble } from './port-trouble.ts'

export type UnsupportedLink =
  /** No kind of programmer has such an id. */
  | { readonly code: 'no-driver'; readonly programmerId: string }
  | { readonly code: 'refused'; readonly id: string; readonly why: PortTrouble | null }
  | { readonly code: 'ch341a' }
  | { readonly code: 'serprog-version'; readonly version: number }
  | { readonly code: 'no-spi' }
  /** The longest window that it allows is shorter than the commands that every chip needs. */
  | { readonly code: 'short-windows'; readonly maxTxBytes: number; readonly maxRxBytes: number }
  | { readonly code: 'no-chip-select'; readonly index: number }
  /** SPI ports of the computer itself exist on Linux only. */
  | { readonly code: 'spi-port-elsewhere' }
  /** The kernel refuses `call` on this node with the error number `errno`. */
  | {
      readonly code: 'no-spidev'
      readonly path: string
      readonly call: string
      readonly errno: number
    }
  | { readonly code: 'port'; readonly path: string; readonly message: string }
  /** Pseudo terminals, for the practice programmer: Windows has none, and `call` can fail. */
  | { readonly code: 'no-pty'; readonly failed: { call: string; errno: number } | null }
  /** The library for calls into the system (koffi) cannot be loaded; `detail` is what the system says. */
  | { readonly code: 'no-system-calls'; readonly detail: string }

export type UnsupportedChip =
  /** The chip is written by `method`, which Pin One does not support: `none` for chips that can only be read. */
  | { readonly code: 'programming'; readonly method: string }
  | { readonly code: 'no-erase-reaches' }
  /** The chip was switched to four address bytes but still takes three. */
  | { readonly code: 'stays-in-3-byte-mode' }
  | { readonly code: 'no-address-register' }
  /** `seen`: `null` when the register cannot be read. */
  | {
      readonly code: 'address-register-ignored'
      readonly written: number
      readonly seen: number | null
    }

/** The operation of a busy chip. */
export type ChipAct = 'erase' | 'program' | 'register-write' | 'ready' | 'earlier-work'

// SPDX-License-Identifier: GPL-3.0-or-later
/** The first instruction of an x86 mainboard: 16 bytes below the top of its firmware. Pure. */
import type { ResetVector } from '../../shared/model/contents.ts'
import { hasAt, isBlank } from './bytes.ts'

/** Jumps with which firmware begins, after any harmless prefixes (nop, cache write-back, cli). */
const starts: readonly Uint8Array[] = [
  Uint8Array.of(0xe9),
  Uint8Array.of(0xeb),
  Uint8Array.of(0xea),
  Uint8Array.of(0x90, 0x90, 0xe9),
  Uint8Array.of(0x90, 0x90, 0xeb),
  Uint8Array.of(0x90, 0xe9),
  Uint8Array.of(0x0f, 0x09, 0xe9),
  Uint8Array.of(0x66, 0xe9),
  Uint8Array.of(0x66, 0xea),
  Uint8Array.of(0xfa, 0xe9),
  Uint8Array.of(0xfa, 0xea),
  Uint8Array.of(0xbf, 0x50, 0x41, 0xeb),
]

/** `top`: one past the last byte of the firmware in this file; `null` when there is no complete vector. */
export function readResetVector(bytes: Uint8Array, top: number): ResetVector | null {
  const at = top - 16
  if (at < 0 || top > bytes.length) return null
  if (isBlank(bytes, at, top)) return { top, state: 'blank' }
  return { top, state: starts.some((start) => hasAt(bytes, at, start)) ? 'jump' : 'other' }
}

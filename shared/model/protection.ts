// SPDX-License-Identifier: GPL-3.0-or-later
/** Write protection: where a chip keeps it, and how it stands. */
import type { ByteRange } from './range.ts'

export type StatusRegisterName = 'sr1' | 'sr2' | 'sr3' | 'config' | 'security'

export interface RegisterBit {
  readonly register: StatusRegisterName
  readonly bit: number
  readonly access: 'rw' | 'ro' | 'otp'
}

/** Where the protection bits live and how they map to a range. */
export interface ProtectionFacts {
  readonly bp: readonly RegisterBit[] // low to high
  readonly tb: RegisterBit | null
  readonly sec: RegisterBit | null
  readonly cmp: RegisterBit | null
  readonly srp: RegisterBit | null
  readonly srl: RegisterBit | null
  readonly wps: RegisterBit | null
  /**
   * Bits that protect on some of the parts this may be (candidates of one ID that keep them elsewhere, or a maker's
   * habit that the entry does not state). Set, they count as protection, and lifting is tried and read back.
   */
  readonly also: readonly RegisterBit[]
  /** How the bits map to a range; `null`: bits known, range not. */
  readonly rangeRule:
    | 'standard'
    | 'fixed64KiBBlock'
    | 'cmpInvertsBp'
    | 'doubleBlock'
    | 'bp3StartsAtOneSixteenth'
    | null
  /** SR1 bits that protect (clear to unprotect) and the bit that locks them, when only those are known. */
  readonly sr1ProtectMask: number
  readonly sr1LockMask: number
  /** SR1 bit that reads 1 while the WP pin is high; 0 when there is none. */
  readonly sr1WpPinHighMask: number
  /** False: unprotect by writing 0 to SR1 (AT25DF global unprotect). */
  readonly preserveOtherBits: boolean
  /** `98` global block unlock (SST26), `null` otherwise. */
  readonly unlockCommand: number | null
}

/** How status registers are written. Opcodes: 01 writes SR1 (and SR2/SR3 behind it), 31 SR2, 11 SR3. */
export interface StatusWriteFacts {
  /** Accepted before a status write: 06 (kept), 50 (volatile). First is preferred. */
  readonly enable: readonly (0x06 | 0x50)[]
  readonly sr2: readonly ('31' | '01x2')[]
  readonly sr3: readonly ('11' | '01x3')[]
  /** SR2/SR3 readable with 35/15. */
  readonly readsSr2: boolean
  readonly readsSr3: boolean
}

/** What a person asks of the registers; `null`: as it is. A range of no length protects nothing. */
export interface SettingsWanted {
  readonly range: ByteRange | null
  /** `wp-pin`: the registers stay as they are while the WP pin is low. */
  readonly lock: 'off' | 'wp-pin' | null
  readonly quadEnable: boolean | null
}

/**
 * Why registers are not set as asked. `once-…`: the bit can be set one time only. `no-such-range-undoable`: a bit that
 * decides on the range can be set one time only, and without it no setting protects exactly this range.
 */
export type SettingRefusal =
  | RegisterRefusal
  | 'unknown-qe'
  | 'once-srp'
  | 'once-qe'
  | 'no-such-range'
  | 'no-such-range-undoable'

/** The state of protection, as it is shown and saved. */
export interface ProtectionView {
  /** Size of the chip that `protectedRange` lies in. */
  readonly sizeBytes: number
  /** `unknown`: bits are set but this chip's map is not known. */
  readonly protectedRange: ByteRange | 'none' | 'unknown'
  /** How firmly the bits are locked. */
  readonly lock: 'off' | 'wp-pin' | 'until-power-cycle' | 'permanent' | 'unknown'
  /** Individual block locks in use (WPS = 1). */
  readonly perBlockLocks: boolean
  /** A command has unlocked every block, which no register shows. They are locked again once the chip loses power. */
  readonly unlockedByCommand: boolean
}

/** Protection as read from the chip. */
export interface ProtectionState extends ProtectionView {
  readonly registers: Readonly<Partial<Record<StatusRegisterName, number>>>
}

/** Why the registers of a chip cannot be changed, as they read or as far as its map is known. */
export type RegisterRefusal = 'wp-pin' | 'power-cycle' | 'permanent' | 'unknown-map'

/** `unknown-sectors`: which sectors were protected cannot be read; the next power-up protects all of them. */
export type RestoreRefusal = RegisterRefusal | 'unknown-sectors'

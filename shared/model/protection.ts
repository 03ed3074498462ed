// SPDX-License-Identifier: GPL-3.0-or-later
/** Write protection: where a chip stores it, and its state. */
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
   * Bits that protect on some of the possible chip models (candidates of one ID that store them elsewhere, or a
   * manufacturer's usual bits that the entry does not state). If set, they count as protection, and turning them off is
   * tried and read back.
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

/** How status registers are written. Opcodes: 01 writes SR1 (and SR2/SR3 after it), 31 SR2, 11 SR3. */
export interface StatusWriteFacts {
  /** Enable bytes accepted before a status write: 06 (non-volatile), 50 (volatile). The first is preferred. */
  readonly enable: readonly (0x06 | 0x50)[]
  readonly sr2: readonly ('31' | '01x2')[]
  readonly sr3: readonly ('11' | '01x3')[]
  /** SR2/SR3 readable with 35/15. */
  readonly readsSr2: boolean
  readonly readsSr3: boolean
}

/** Changes of the registers that the user asks for; `null`: unchanged. A range of length 0 protects nothing. */
export interface SettingsWanted {
  readonly range: ByteRange | null
  /** `wp-pin`: the registers cannot be changed while the WP pin is low. */
  readonly lock: 'off' | 'wp-pin' | null
  readonly quadEnable: boolean | null
}

/**
 * Why registers are not set as requested. `once-…`: the bit can be set only once. `no-such-range-undoable`: a bit that
 * is needed for this range can be set only once.
 */
export type SettingRefusal =
  | RegisterRefusal
  | 'unknown-qe'
  | 'once-srp'
  | 'once-qe'
  | 'no-such-range'
  | 'no-such-range-undoable'

/** The state of protection, for display and storage. */
export interface ProtectionView {
  /** Size of the chip that `protectedRange` lies in. */
  readonly sizeBytes: number
  /** `unknown`: bits are set but this chip's map is not known. */
  readonly protectedRange: ByteRange | 'none' | 'unknown'
  /** How firmly the bits are locked. */
  readonly lock: 'off' | 'wp-pin' | 'until-power-cycle' | 'permanent' | 'unknown'
  /** Locks of single blocks are in use (WPS = 1). */
  readonly perBlockLocks: boolean
  /** A command has unlocked every block, which no register shows. They are locked again when the chip loses power. */
  readonly unlockedByCommand: boolean
}

/** Protection as read from the chip. */
export interface ProtectionState extends ProtectionView {
  readonly registers: Readonly<Partial<Record<StatusRegisterName, number>>>
}

/** Why the registers of a chip cannot be changed, by their values or by what is known of their map. */
export type RegisterRefusal = 'wp-pin' | 'power-cycle' | 'permanent' | 'unknown-map'

/** `unknown-sectors`: which sectors were protected cannot be read; the next power-up protects all of them. */
export type RestoreRefusal = RegisterRefusal | 'unknown-sectors'

// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Everything that can go wrong, grouped by who can repair it (the family before the dot), with the facts known at the
 * place of the error. The sentences for users are in `text/remedies.ts`, complete by type.
 */
import type { FileTrouble, SystemTrouble, UserFileTrouble } from './model/file-trouble.ts'
import type { PortService, PortTrouble } from './model/port-trouble.ts'
import type { Reach } from './programmer/kinds.ts'
import type { ChipDifference } from './model/chip.ts'
import type { Blocker } from './gate/blocker.ts'
import type {
  ProtectionState,
  ProtectionView,
  RegisterRefusal,
  RestoreRefusal,
  SettingRefusal,
} from './model/protection.ts'
import type { ImageFinding } from './model/image.ts'
import type { OtherMemory } from './model/other-memory.ts'
import type { MacTrouble, RegionTrouble } from './model/regions.ts'
import type { ArchiveTrouble } from './model/archive.ts'
import type { CalledPart, MarkedSeries, NearName } from './model/marking.ts'
import type { Mismatch } from './model/mismatch.ts'
import type { FirmwareFamily, FirmwareTrouble } from './programmer/firmware-boards.ts'
import type { ChipAct, UnsupportedChip, UnsupportedLink } from './model/unsupported.ts'
import type { TunnelTrouble } from './model/tunnel.ts'
import type { AddressProblem } from './model/address-problem.ts'
import type { WiringRanking } from './model/wiring.ts'
import type { SpiBusRole } from './model/spi-bus.ts'

export interface FaultFacts {
  // link: cable, port, permission
  'link.denied': { readonly port: string; readonly detail: PortTrouble }
  'link.busy': { readonly port: string; readonly detail: PortTrouble }
  'link.missing': { readonly port: string }
  'link.unreachable': { readonly address: string; readonly detail: PortTrouble }
  /** The device is connected but does not speak serprog (or stopped doing so). */
  'link.no-answer': {
    readonly port: string
    /** A running service that opens new ports to look for devices it knows. */
    readonly service?: PortService
    /** What is sent comes back byte by byte. */
    readonly echoes?: true
  }
  /** One command got no answer within its deadline. */
  'link.silent': {
    readonly command: string
    readonly waitedMs: number
    readonly opsDone: number
    readonly reach?: Reach
  }
  'link.bad-reply': {
    readonly command: string
    readonly got: string
    readonly opsDone: number
    readonly reach?: Reach
  }
  'link.lost': { readonly opsDone: number; readonly reach?: Reach }
  'link.unsupported': { readonly what: UnsupportedLink }
  /** An SPI bus of this computer that is not on its header: other programs must not write through it. */
  'link.off-header': { readonly port: string; readonly role: SpiBusRole }
  /** A front end named a programmer in a form that it may not use, or that is not understood. */
  'link.bad-address': { readonly programmerId: string; readonly problem: AddressProblem }
  /** The SSH connection to another computer; `said` is the last output of `ssh`. */
  'link.no-tunnel': {
    readonly host: string
    readonly user: string
    readonly why: TunnelTrouble
    readonly said: string
  }
  /** The address is valid, but neither listed nor an existing port. */
  'link.not-a-port': { readonly port: string }
  /** The page lost its connection to the app (web host): whether the call was carried out is not known. */
  'link.host-lost': { readonly call: string }
  // wiring: electricity
  'wiring.no-chip': {
    readonly idBytes: string
    readonly looksLike: 'all-ff' | 'all-00'
  } & Partial<WiringRanking>
  'wiring.unstable': { readonly samples: readonly string[] } & Partial<WiringRanking>
  /** The ID is steady, but a longer read of the same place is not: these wires must not be used for a write. */
  'wiring.unsteady': UnsteadyFacts & Partial<WiringRanking>
  'wiring.shifted': {
    readonly idBytes: string
    readonly meant: string
  } & Partial<WiringRanking>
  'wiring.reads-differ': Mismatch & { readonly clockHz: number }
  'wiring.implausible': {
    readonly what: 'all-ff' | 'all-00' | 'half-size-repeat' | 'address-bit' | 'data-bit'
    /** First offset with the contents of offset 0; `null` when nothing repeats. */
    readonly repeatsAt: number | null
    readonly sizeBytes: number
    /** For `data-bit`: the bit, its level, and the number of bytes that are not blank. */
    readonly dataBit?: {
      readonly bit: number
      readonly level: 0 | 1
      readonly programmedBytes: number
    }
  }
  // chip: this chip
  'chip.unknown': { readonly idBytes: string } & Partial<WiringRanking>
  /** The memory that answers is known, and is not SPI NOR flash. */
  'chip.other-kind': OtherMemory & { readonly idBytes: string }
  'chip.ambiguous': {
    readonly idBytes: string
    readonly names: readonly string[]
    readonly differences: readonly ChipDifference[]
  }
  /** `found`: `null` when no table has the chip that answers. */
  'chip.mismatch': {
    readonly asked: string
    readonly found: CalledPart | null
    readonly idBytes: string
  }
  'chip.unsupported': { readonly name: string; readonly what: UnsupportedChip }
  /** `near`: chip models with similar names, best first. `series`: what the letters of the name mean by themselves. */
  'chip.no-such-name': {
    readonly name: string
    readonly near: readonly NearName[]
    readonly series: MarkedSeries | null
  }
  'chip.voltage': {
    readonly name: string
    readonly supplyMv: readonly [minMv: number, maxMv: number]
    readonly programmerMv: number
  }
  'chip.protected': { readonly protection: ProtectionView }
  /** `by`: what the registers show, or `not-taken`: a register write was tried and did not read back. */
  'chip.protection-locked': {
    readonly protection: ProtectionView
    readonly by: RegisterRefusal | 'not-taken'
    readonly registers: string
  }
  /** `not-taken`: the registers read as before. `half-taken`: they read neither as before nor as requested. */
  'chip.setting-refused': {
    readonly by: SettingRefusal | 'not-taken' | 'half-taken'
    /** `null`: it could not be read. */
    readonly protection: ProtectionView | null
    readonly registers: string
  }
  /** The image is on the chip and verified, but its protection could not be restored. */
  'chip.protection-not-restored': {
    readonly was: ProtectionView
    /** The registers after the writes, or why no write was sent. */
    readonly now: ProtectionView | { readonly refused: RestoreRefusal }
  }
  /** `unchanged`: the place was read again and still holds its old contents; `null`: it was not read. */
  'chip.no-write-enable': { readonly status: string; readonly unchanged: boolean | null }
  /**
   * Two addresses are the same place: a relabelled chip. `repeatsAt` is the first offset that is the same place as 0.
   */
  'chip.smaller-than-named': {
    readonly name: string
    readonly repeatsAt: number
    readonly sizeBytes: number
    /** A higher address bit has an effect, so the size is right: one address bit is broken inside the chip. */
    readonly oneBit: boolean
  }
  'chip.timeout': { readonly what: ChipAct; readonly offset: number; readonly waitedMs: number }
  /** An erase or program had no effect, and no failure flag explains it. */
  'chip.operation-ignored': {
    readonly what: 'erase' | 'program'
    readonly offset: number
    /** Number of bytes from `offset` on that were read again afterwards. */
    readonly comparedBytes: number
    /** True: all of them hold the same contents as before the command. */
    readonly unchanged: boolean
    /** True: nothing else was erased or programmed in this job before it. */
    readonly first: boolean
    /** Status registers after the failure: `sr1=00 sr2=40`. */
    readonly registers: string
    readonly lock: ProtectionState['lock']
    /** True: the locks of single blocks were undone (98) and the command was sent once more. */
    readonly unlockTried: boolean
  }
  /** The chip has a failure flag, and it was set. */
  'chip.operation-failed': {
    readonly what: 'erase' | 'program'
    readonly offset: number
    /** Opcode that reads the register with the flag, and its value; two hex digits each. */
    readonly register: string
    readonly reads: string
  }
  'chip.changed-underway': { readonly was: string; readonly now: string }
  // image: this file
  'image.missing': { readonly path: string; readonly why: UserFileTrouble }
  'image.wrong-size': {
    readonly name: string
    readonly sizeBytes: number
    readonly chipBytes: number
  }
  'image.refused-name': { readonly name: string }
  'image.blank': { readonly name: string }
  /** The image cannot work on this chip or mainboard; the facts are the findings that stop it. */
  'image.unfit': { readonly name: string; readonly findings: readonly ImageFinding[] }
  'image.identical': { readonly name: string }
  'image.not-firmware': { readonly name: string; readonly why: FirmwareTrouble }
  'image.wrong-firmware': {
    readonly name: string
    readonly madeFor: FirmwareFamily
    readonly board: FirmwareFamily
  }
  /** All images together would need more memory than this computer can spare. */
  'image.no-room': {
    readonly name: string
    readonly sizeBytes: number
    readonly heldBytes: number
    readonly mostBytes: number
  }
  /** Output could not be written to stdout; the work itself was done as reported elsewhere. */
  'image.output-lost': { readonly why: SystemTrouble }
  'image.unwritable': { readonly path: string; readonly why: UserFileTrouble }
  'image.exists': { readonly path: string }
  'image.bad-archive': { readonly why: ArchiveTrouble }
  /** The file does not hold an image in another form that Pin One knows. */
  'image.nothing-to-undo': { readonly name: string }
  'image.no-region': RegionTrouble
  'image.no-mac': { readonly why: MacTrouble }
  // data: the result is wrong
  /** `compare`: the chip was only compared with a file. */
  'data.verify-mismatch': Mismatch & { readonly after: 'write' | 'compare' }
  /** The programmed bytes did not read back. No failure flag was set, or the chip has none. */
  'data.program-wrong': {
    readonly offset: number
    readonly comparedBytes: number
    readonly observed: 'still-blank' | 'not-there' | 'bits-cleared' | 'words-moved' | 'unsteady'
  }
  'data.erase-incomplete': { readonly offset: number; readonly blockBytes: number }
  'data.backup-damaged': { readonly fileName: string }
  'data.backup-undescribed': { readonly fileName: string }
  'data.backup-gone': { readonly fileName: string }
  'data.vault-unwritable': { readonly directory: string; readonly detail: FileTrouble }
  'data.stale-before': { readonly offset: number }
  // gate: refused for safety
  'gate.closed': { readonly blockers: readonly Blocker[] }
  'gate.job-running': { readonly kind: string }
  'gate.no-job': { readonly jobId: string }
  'gate.recovery-open': { readonly chipName: string; readonly startedAt: string }
  /** Another Pin One with the same data directory is using a programmer. */
  'gate.other-instance': { readonly pid: number; readonly since: string }
  /** The connected chip does not look like the chip of the interrupted write. */
  'gate.other-chip': {
    readonly chipName: string
    readonly knownPages: number
    readonly pages: number
  }
  'gate.cancelled': { readonly contents: 'untouched' | 'changed' }
  // bug: an error of Pin One or of a caller
  'bug.bad-input': { readonly what: string }
  'bug.unexpected': { readonly detail: string }
}

/** What differed although the ID was the same. */
export type UnsteadyFacts = { readonly idBytes: string } & (
  | {
      readonly what: 'self-description' | 'contents'
      readonly differingBytes: number | null
      readonly readBytes: number
    }
  /** In `failed` of `tests` the write enable latch did not follow WREN and WRDI; in the others it did. */
  | { readonly what: 'write-enable'; readonly failed: number; readonly tests: number }
  /** For an identified chip: so many of its short replies differed from the others. */
  | { readonly what: 'replies'; readonly failed: number; readonly tests: number }
)

export type FaultCode = keyof FaultFacts
export type FaultFamily = 'link' | 'wiring' | 'chip' | 'image' | 'data' | 'gate' | 'bug'
export type FaultRecord = {
  [C in FaultCode]: { readonly code: C; readonly facts: FaultFacts[C] }
}[FaultCode]

/** Throw it where the facts are known, and do not catch it on the way; add facts only by wrapping with `cause`. */
export class Fault<C extends FaultCode = FaultCode> extends Error {
  override readonly name = 'Fault'
  readonly code: C
  readonly facts: FaultFacts[C]

  constructor(code: C, facts: FaultFacts[C], options?: { cause?: unknown }) {
    super(code, options)
    this.code = code
    this.facts = facts
  }

  get family(): FaultFamily {
    return this.code.slice(0, this.code.indexOf('.')) as FaultFamily
  }
}

export function isFault<C extends FaultCode>(error: unknown, code?: C): error is Fault<C> {
  return error instanceof Fault && (code === undefined || error.code === code)
}

/** Adds how the programmer is reached, if that decides the remedy; a transport does not know it. */
export function withReach(error: unknown, reach: Reach): unknown {
  if (isFault(error, 'link.silent'))
    return new Fault(error.code, { ...error.facts, reach }, { cause: error })
  if (isFault(error, 'link.bad-reply'))
    return new Fault(error.code, { ...error.facts, reach }, { cause: error })
  if (isFault(error, 'link.lost'))
    return new Fault(error.code, { ...error.facts, reach }, { cause: error })
  return error
}

/** Faults of a chip that could not be identified, for which a longer look at the wires is useful. */
const explained = [
  'wiring.no-chip',
  'wiring.unstable',
  'wiring.unsteady',
  'wiring.shifted',
  'chip.unknown',
] as const

/** Adds the result of a longer look at the wires; returns any other error unchanged. */
export function withRanking(error: unknown, { causes, looks }: WiringRanking): unknown {
  for (const code of explained)
    if (isFault(error, code))
      return new Fault(
        code,
        { ...error.facts, causes, looks },
        {
          cause: error,
        },
      )
  return error
}

/** The value that is sent in replies; anything that is not a `Fault` becomes a bug report. */
export function faultRecord(error: unknown): FaultRecord {
  if (error instanceof Fault) return { code: error.code, facts: error.facts }
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return { code: 'bug.unexpected', facts: { detail } }
}

export function assertNever(value: never): never {
  throw new Fault('bug.unexpected', { detail: `unhandled value ${JSON.stringify(value)}` })
}

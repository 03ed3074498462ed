// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Everything that can go wrong, grouped by who can fix it (the family before the dot), with the facts that are
 * known at the place where it went wrong. Text for people lives in `text/remedies.ts`, exhaustive by type.
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
  /** The device is there but does not speak serprog (or stopped doing so). */
  'link.no-answer': {
    readonly port: string
    /** A service that runs, and opens new ports to look for what it knows. */
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
  /** An SPI bus of this computer that is not on its header: nothing on it is written through another program. */
  'link.off-header': { readonly port: string; readonly role: SpiBusRole }
  /** A front named a programmer in words that a front may not use, or that nobody understands. */
  'link.bad-address': { readonly programmerId: string; readonly problem: AddressProblem }
  /** The SSH connection to another computer; `said` is the last of what `ssh` printed. */
  'link.no-tunnel': {
    readonly host: string
    readonly user: string
    readonly why: TunnelTrouble
    readonly said: string
  }
  /** Well formed, but neither listed nor a port that is there. */
  'link.not-a-port': { readonly port: string }
  /** The page lost the app itself (web host): whether the call was carried out is not known. */
  'link.host-lost': { readonly call: string }
  // wiring: electricity
  'wiring.no-chip': {
    readonly idBytes: string
    readonly looksLike: 'all-ff' | 'all-00'
  } & Partial<WiringRanking>
  'wiring.unstable': { readonly samples: readonly string[] } & Partial<WiringRanking>
  /** The ID is steady, and a longer read of the same place is not: this wiring must not write. */
  'wiring.unsteady': UnsteadyFacts & Partial<WiringRanking>
  'wiring.shifted': {
    readonly idBytes: string
    readonly meant: string
  } & Partial<WiringRanking>
  'wiring.reads-differ': Mismatch & { readonly clockHz: number }
  'wiring.implausible': {
    readonly what: 'all-ff' | 'all-00' | 'half-size-repeat' | 'address-bit' | 'data-bit'
    /** First offset that holds what offset 0 holds; `null` where nothing repeats. */
    readonly repeatsAt: number | null
    readonly sizeBytes: number
    /** Of `data-bit`: which, its level, and in how many bytes that are not blank. */
    readonly dataBit?: {
      readonly bit: number
      readonly level: 0 | 1
      readonly programmedBytes: number
    }
  }
  // chip: this part
  'chip.unknown': { readonly idBytes: string } & Partial<WiringRanking>
  /** What answers is known, and is not an SPI NOR flash. */
  'chip.other-kind': OtherMemory & { readonly idBytes: string }
  'chip.ambiguous': {
    readonly idBytes: string
    readonly names: readonly string[]
    readonly differences: readonly ChipDifference[]
  }
  /** `found`: `null` where no table has the chip that answers. */
  'chip.mismatch': {
    readonly asked: string
    readonly found: CalledPart | null
    readonly idBytes: string
  }
  'chip.unsupported': { readonly name: string; readonly what: UnsupportedChip }
  /** `near`: parts whose names are alike, best first. `series`: what the letters of the name say by themselves. */
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
  /** `by`: what the registers give, or `not-taken`: a register write was tried and did not read back. */
  'chip.protection-locked': {
    readonly protection: ProtectionView
    readonly by: RegisterRefusal | 'not-taken'
    readonly registers: string
  }
  /** `not-taken`: the registers read as before. `half-taken`: they read neither as before nor as asked. */
  'chip.setting-refused': {
    readonly by: SettingRefusal | 'not-taken' | 'half-taken'
    /** `null`: it could not be read. */
    readonly protection: ProtectionView | null
    readonly registers: string
  }
  /** The image is on the chip and verified, but its protection could not be brought back. */
  'chip.protection-not-restored': {
    readonly was: ProtectionView
    /** As read back after the register writes, or why none was sent. */
    readonly now: ProtectionView | { readonly refused: RestoreRefusal }
  }
  /** `unchanged`: the place was read again and holds what it held; `null`: it was not read. */
  'chip.no-write-enable': { readonly status: string; readonly unchanged: boolean | null }
  /** Two addresses are one place: a relabelled part. `repeatsAt` is the first offset that is the same place as 0. */
  'chip.smaller-than-named': {
    readonly name: string
    readonly repeatsAt: number
    readonly sizeBytes: number
    /** A higher address bit does make a difference: it is not the size, one bit is lost inside the chip. */
    readonly oneBit: boolean
  }
  'chip.timeout': { readonly what: ChipAct; readonly offset: number; readonly waitedMs: number }
  /** An erase or program that did nothing, and no failure flag says why. */
  'chip.operation-ignored': {
    readonly what: 'erase' | 'program'
    readonly offset: number
    /** Bytes from `offset` on that were read again afterwards. */
    readonly comparedBytes: number
    /** True: all of them hold what they held before the command. */
    readonly unchanged: boolean
    /** True: nothing else was erased or programmed in this job before it. */
    readonly first: boolean
    /** Status registers as read afterwards: `sr1=00 sr2=40`. */
    readonly registers: string
    readonly lock: ProtectionState['lock']
    /** True: the locks of single blocks were undone (98) and the command sent once more. */
    readonly unlockTried: boolean
  }
  /** The chip has a failure flag, and it was set. */
  'chip.operation-failed': {
    readonly what: 'erase' | 'program'
    readonly offset: number
    /** Opcode that reads the register with the flag, and what it read; two hex digits each. */
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
  /** It cannot work on this chip or mainboard; the findings that stop it. */
  'image.unfit': { readonly name: string; readonly findings: readonly ImageFinding[] }
  'image.identical': { readonly name: string }
  'image.not-firmware': { readonly name: string; readonly why: FirmwareTrouble }
  'image.wrong-firmware': {
    readonly name: string
    readonly madeFor: FirmwareFamily
    readonly board: FirmwareFamily
  }
  /** All images together would fill more than this machine can spare. */
  'image.no-room': {
    readonly name: string
    readonly sizeBytes: number
    readonly heldBytes: number
    readonly mostBytes: number
  }
  /** Something that was said on standard output; the work itself is as it is told. */
  'image.output-lost': { readonly why: SystemTrouble }
  'image.unwritable': { readonly path: string; readonly why: UserFileTrouble }
  'image.exists': { readonly path: string }
  'image.bad-archive': { readonly why: ArchiveTrouble }
  /** The file is not in another form that Pin One knows. */
  'image.nothing-to-undo': { readonly name: string }
  'image.no-region': RegionTrouble
  'image.no-mac': { readonly why: MacTrouble }
  // data: the result is wrong
  /** `compare`: the chip was only compared with a file. */
  'data.verify-mismatch': Mismatch & { readonly after: 'write' | 'compare' }
  /** What was programmed did not read back; no failure flag was set, or the chip has none. */
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
  /** The chip on the programmer does not look like the one whose write was interrupted. */
  'gate.other-chip': {
    readonly chipName: string
    readonly knownPages: number
    readonly pages: number
  }
  'gate.cancelled': { readonly contents: 'untouched' | 'changed' }
  // bug: ours, or a caller's
  'bug.bad-input': { readonly what: string }
  'bug.unexpected': { readonly detail: string }
}

/** What was not the same although the ID was. */
export type UnsteadyFacts = { readonly idBytes: string } & (
  | {
      readonly what: 'self-description' | 'contents'
      readonly differingBytes: number | null
      readonly readBytes: number
    }
  /** In `failed` of `tests` the write enable latch did not follow WREN and WRDI; in the others it did. */
  | { readonly what: 'write-enable'; readonly failed: number; readonly tests: number }
  /** Of a chip that has a name: so many of its short replies were not as the others. */
  | { readonly what: 'replies'; readonly failed: number; readonly tests: number }
)

export type FaultCode = keyof FaultFacts
export type FaultFamily = 'link' | 'wiring' | 'chip' | 'image' | 'data' | 'gate' | 'bug'
export type FaultRecord = {
  [C in FaultCode]: { readonly code: C; readonly facts: FaultFacts[C] }
}[FaultCode]

/** Thrown where the facts are known and left to rise; add facts only by wrapping with `cause`. */
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

/** The same fault, and how the programmer is reached where that decides what to do; a transport does not know it. */
export function withReach(error: unknown, reach: Reach): unknown {
  if (isFault(error, 'link.silent'))
    return new Fault(error.code, { ...error.facts, reach }, { cause: error })
  if (isFault(error, 'link.bad-reply'))
    return new Fault(error.code, { ...error.facts, reach }, { cause: error })
  if (isFault(error, 'link.lost'))
    return new Fault(error.code, { ...error.facts, reach }, { cause: error })
  return error
}

/** The faults of a chip that could not be identified, which a longer look at the wires explains. */
const explained = [
  'wiring.no-chip',
  'wiring.unstable',
  'wiring.unsteady',
  'wiring.shifted',
  'chip.unknown',
] as const

/** The same fault, and what a longer look at the wires has shown; any other error as it is. */
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

/** The value that travels in replies; anything that is not a `Fault` becomes a bug report. */
export function faultRecord(error: unknown): FaultRecord {
  if (error instanceof Fault) return { code: error.code, facts: error.facts }
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return { code: 'bug.unexpected', facts: { detail } }
}

export function assertNever(value: never): never {
  throw new Fault('bug.unexpected', { detail: `unhandled value ${JSON.stringify(value)}` })
}

/** The nouns of Pin One as readonly shapes. Sizes in bytes, clocks in Hz, voltages in millivolts, times in ms. */
import type { FaultRecord } from './fault.ts'
import type { SpiBoardId } from './spi-boards.ts'
import type { WriteMap } from './write-map.ts'

export type ProgrammerKind = 'serprog' | 'spidev' | 'ch341a' | 'practice'

/** A programmer that can be seen, whether or not it can be opened. */
export interface FoundProgrammer {
  /** What `session.open` takes, in flashprog's words: `serprog:dev=/dev/ttyACM0`, `practice:chip=W25Q64JV`. */
  readonly id: string
  readonly kind: ProgrammerKind
  /** One line for a person: product and port. */
  readonly label: string
  /** `refused`: it could be opened, and never is. */
  readonly access: 'ok' | 'denied' | 'busy' | 'missing' | 'refused'
  /** Why it cannot be opened, in the system's words; `null` when access is ok. */
  readonly accessDetail: string | null
  readonly usb: UsbIdentity | null
}

export interface UsbIdentity {
  /** Lower-case hex, four digits. */
  readonly vendorId: string
  readonly productId: string
  readonly manufacturer: string | null
  readonly product: string | null
  readonly serial: string | null
}

export interface ByteRange {
  readonly offset: number
  readonly length: number
}

// ---- chips -------------------------------------------------------------------------------------------------

export type ProbeMethod =
  | 'rdid'
  | 'rdid-extended'
  | 'rems'
  | 'res1'
  | 'res2'
  | 'at25f'
  | 'st95'
  | 'sfdp'
  | 'none'

export type ProgramMethod = 'page' | 'byte' | 'aai-word' | 'at45-buffer' | 'none'

/** A run of equal blocks inside an erase type; most chips have exactly one that covers the chip. */
export interface EraseRegion {
  readonly offset: number
  readonly blockBytes: number
  readonly blockCount: number
}

export interface EraseType {
  readonly opcode: number
  /** 3 or 4 when the opcode fixes it; `null` follows the chip's addressing mode. */
  readonly addressBytes: 3 | 4 | null
  /** Ascending, without gaps, covering the whole chip. */
  readonly regions: readonly EraseRegion[]
  readonly typicalMs: number
  readonly maxMs: number
}

export interface ChipErase {
  readonly opcode: number
  readonly typicalMs: number
  readonly maxMs: number
}

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

/** Bits that say that an erase or program failed, and how to clear them. */
export interface FailFlags {
  /** Opcode that reads the register: 05 (SR1), 70 (flag status), 2B (security). */
  readonly readOpcode: number
  readonly eraseFailMask: number
  readonly programFailMask: number
  /** Clears the flags: 50 (N25Q), 30 (Spansion); `null`: cleared by the next operation. */
  readonly clearOpcode: number | null
}

/** Addresses above 16 MiB. `3-byte`: not needed. */
export type Addressing = '3-byte' | '4-byte-opcodes' | '4-byte-mode' | 'extended-register'

/** What a part is: facts only, merged from table, SFDP and quirks. Behaviour that facts cannot say is a quirk. */
export interface FlashChip {
  /** Key in the chip data, or `sfdp-<id bytes>` for a chip known from SFDP alone. */
  readonly id: string
  readonly vendor: string
  /** Part names as printed, several where one entry covers several parts. */
  readonly names: readonly string[]
  readonly probe: ProbeMethod
  readonly idBytes: readonly number[]
  readonly sizeBytes: number
  readonly pageBytes: number
  readonly program: ProgramMethod
  readonly pageProgramTypicalMs: number
  readonly pageProgramMaxMs: number
  readonly addressing: Addressing
  /** How 4-byte mode is entered and left (B7/E9); `null` when it has none. */
  readonly fourByteMode: 'b7' | 'wren+b7' | 'register-bit-7' | null
  /** Extended address register opcodes; `null` when it has none. */
  readonly addressRegister: { readonly write: number; readonly read: number } | null
  /** Block erases, smallest typical block first; chip erase apart. Empty: cannot be erased by block. */
  readonly erase: readonly EraseType[]
  readonly chipErase: ChipErase | null
  /** `null` means unknown, which keeps the voltage gate locked. */
  readonly supplyMv: readonly [min: number, max: number] | null
  readonly statusWrite: StatusWriteFacts | null
  readonly protection: ProtectionFacts | null
  readonly failFlags: FailFlags | null
  readonly quirks: readonly string[]
  /** Where the facts come from, in order of belief, for the report. */
  readonly facts: readonly string[]
  readonly tested: {
    readonly programmer: string
    readonly clockHz: number
    readonly on: string
  } | null
}

/** What an ID probe could mean; more than one candidate and `mustChoose` asks the user. */
export interface ChipCandidates {
  readonly candidates: readonly FlashChip[]
  readonly mustChoose: boolean
  /** What differs between the candidates, in words: `block erase`, `supply voltage`. */
  readonly differences: readonly string[]
}

/** Protection as read from the chip. */
export interface ProtectionState {
  readonly registers: Readonly<Partial<Record<StatusRegisterName, number>>>
  /** `unknown`: bits are set but this chip's map is not known. */
  readonly protectedRange: ByteRange | 'none' | 'unknown'
  /** How firmly the bits are locked. */
  readonly lock: 'off' | 'wp-pin' | 'until-power-cycle' | 'permanent' | 'unknown'
  /** Individual block locks in use (WPS = 1). */
  readonly perBlockLocks: boolean
  /** One sentence for a person: `the top 1 MiB (700000-7FFFFF) is write-protected; WP locks it`. */
  readonly inWords: string
}

// ---- images and backups ------------------------------------------------------------------------------------

export interface ImageInfo {
  readonly id: string
  readonly name: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly sha1: string
}

/** What is noticed about an image before it may be written. `stop` findings close the gate. */
export interface ImageFinding {
  readonly code:
    | 'wrong-size'
    | 'half-of-pair'
    | 'refused-name'
    | 'blank'
    | 'identical'
    | 'no-known-structure'
  readonly level: 'stop' | 'caution' | 'note'
  readonly text: string
}

/** A saved backup, as its JSON beside the bytes says it. */
export interface BackupInfo {
  readonly id: string
  /** File name inside the vault; never a path. */
  readonly fileName: string
  readonly takenAt: string // ISO 8601
  readonly chipId: string
  readonly chipName: string
  readonly idBytes: string
  readonly board: string | null
  readonly programmer: string
  readonly clockHz: number
  readonly sizeBytes: number
  readonly sha256: string
  readonly sha1: string
  /** How many equal reads stand behind it. */
  readonly reads: number
  /** The value of every byte where all are alike, as on a blank chip; `null` where they are not. */
  readonly oneByte: number | null
  readonly note: string
}

// ---- wiring ------------------------------------------------------------------------------------------------

/** A leg of the chip with something to be said about its wire. */
export type ChipWire = 'CS' | 'MISO' | 'MOSI' | 'CLK' | 'GND' | 'VCC' | 'HOLD'

export type WiringCauseId =
  /** One of the named wires has no contact, or touches its neighbour: the bus cannot tell which. */
  | 'no-contact'
  | 'swapped'
  | 'miso-low'
  | 'miso-high'
  | 'gnd-open'
  | 'hold-floats'
  | 'weak-contact'
  | 'long-wires'
  | 'too-fast'
  | 'clk-rings'
  | 'cs-late'
  | 'board-on'
  | 'clip-turned'
  | 'asleep'
  | 'other-kind'
  | 'two-chips'

/** A possible reason for what was seen, never a verdict. */
export interface WiringCause {
  readonly id: WiringCauseId
  /** Wires to look at, in this order; empty where the cause is not one wire's. */
  readonly wires: readonly ChipWire[]
  /** `alike`: with this programmer nothing tells it from the other causes that are alike; all stand in front. */
  readonly likely: 'alike' | 'most likely' | 'possible' | 'less likely'
}

/** Opcode of a question, and the reply in hex. */
export interface OtherAnswer {
  readonly question: '90' | 'AB' | '5A'
  readonly bytes: string
}

/** What a longer look at a chip that could not be identified has shown. */
export interface WiringFinding {
  /** What most tries said, hex. */
  readonly idBytes: string
  readonly tries: number
  readonly equalTries: number
  /** What came back, twice the same, to the other questions that ask for a name; asked when 9F got no answer. */
  readonly otherAnswers: readonly OtherAnswer[]
  /** Parts whose ID differs from the steady answer in a single bit; empty for an answer that is known or none. */
  readonly oneBitAway: readonly { readonly name: string; readonly idBytes: string }[]
  /** Likeliest first; empty when the replies themselves are in order. */
  readonly causes: readonly WiringCause[]
}

// ---- session, jobs, snapshot -------------------------------------------------------------------------------

export interface SessionInfo {
  readonly programmer: FoundProgrammer
  readonly clockAskedHz: number | null
  readonly clockHz: number
  readonly about: {
    readonly name: string
    readonly firmware: string | null
    readonly notes: readonly string[]
  }
  readonly releasesPins: boolean
  /** What the programmer feeds the chip and drives its signals with, millivolts; `null`: not known, which locks. */
  readonly programmerMv: number | null
  /** The user's answer for a chip whose supply no table knows; `null`: not answered. */
  readonly answeredSupplyMv: readonly [min: number, max: number] | null
  /** Settled chip; `null` before identify, or while the user must choose. */
  readonly chip: FlashChip | null
  readonly candidates: readonly FlashChip[]
  readonly differences: readonly string[]
  readonly protection: ProtectionState | null
  /** What the wires look like, after an identify that failed; absent or `null` otherwise. */
  readonly wiring?: WiringFinding | null
  /** SHA-256 of what was written and verified last on this connection, as long as nothing has changed it since. */
  readonly written?: string | null
  /** Set only by a backup job whose reads agreed and were plausible; the vault's id. */
  readonly backup: BackupInfo | null
}

export type Phase =
  | 'identify'
  | 'read'
  | 'compare'
  | 'save'
  | 'erase'
  | 'program'
  | 'verify'
  | 'unprotect'

/** `untouched -> changed` before the first erase or program; `verified` only after comparing every byte. */
export type Contents = 'untouched' | 'changed' | 'verified'

export type UnprotectChoice = 'no' | 'restore-afterwards' | 'leave-off'

/** What stands behind a write. `skip` is the CLI's --skip-backup; the wizard never offers it. */
export type BackupChoice = 'session' | 'recovery' | 'skip'

export type JobRequest =
  | { readonly kind: 'identify' }
  | { readonly kind: 'read' }
  | { readonly kind: 'backup'; readonly passes: 2 | 3; readonly board: string | null }
  | {
      readonly kind: 'write'
      readonly imageId: string
      readonly backup: BackupChoice
      readonly unprotect: UnprotectChoice
    }
  | { readonly kind: 'erase'; readonly backup: BackupChoice; readonly unprotect: UnprotectChoice }
  | { readonly kind: 'verify'; readonly imageId: string }

export interface Mismatch {
  readonly firstOffset: number
  readonly differingBytes: number
  /** Differing runs, merged when close. */
  readonly places: number
  /** The longest of them, at most 64, in address order. */
  readonly ranges: readonly ByteRange[]
  /** One digit for each of 1024 equal slices: 0 is equal, 1 to 9 the share that differs. */
  readonly map: string
  /** What it looks like; see `flash/compare.ts`. */
  readonly looksLike: MismatchShape
}

export type MismatchShape =
  | 'scattered-bits'
  | 'bits-only-clear'
  | 'runs-of-ff'
  | 'runs-of-00'
  | 'all-after-offset'
  | 'shifted-bits'
  | 'few-places'
  | 'everything'

/** What a finished job leaves to show. */
export type JobResult =
  | { readonly kind: 'identify'; readonly chipId: string | null }
  | { readonly kind: 'read'; readonly image: ImageInfo }
  | { readonly kind: 'backup'; readonly backup: BackupInfo }
  | {
      readonly kind: 'write'
      readonly stats: WriteStats
      readonly sha256: string
      /** Write protection as read back at the end; `null` when the write did not touch it. */
      readonly protection: { readonly restored: boolean; readonly inWords: string } | null
    }
  | { readonly kind: 'verify'; readonly sha256: string }

export interface WriteStats {
  readonly erasedBytes: number
  readonly programmedBytes: number
  readonly unchangedBytes: number
  readonly erases: number
  readonly latePages: number
  readonly elapsedMs: number
}

export interface JobInfo {
  readonly id: string
  readonly request: JobRequest
  readonly state: 'running' | 'stopping' | 'done' | 'failed' | 'cancelled'
  readonly phase: Phase
  readonly doneBytes: number
  readonly totalBytes: number
  /** Milliseconds this phase has been running, for speed and time left. */
  readonly phaseMs: number
  readonly contents: Contents
  readonly result: JobResult | null
  readonly fault: FaultRecord | null
}

/** Write protection as a write found it before it lifted it, and what was chosen for it. */
export interface LiftedProtection extends Pick<ProtectionState, 'registers' | 'inWords'> {
  readonly choice: Exclude<UnprotectChoice, 'no'>
}

/** A write that did not end `verified`, found in the journal at start or left by a failed job. */
export interface RecoveryInfo {
  /** An interrupted erase has no image; it is finished by erasing again. */
  readonly operation: 'write' | 'erase'
  readonly chipId: string
  readonly chipName: string
  readonly startedAt: string
  /** The image that was being written, when the vault still holds it. */
  readonly image: ImageInfo | null
  /** The backup taken before, when the vault still holds it. */
  readonly backup: BackupInfo | null
  readonly cause: 'failed' | 'cancelled' | 'killed'
  /** What it was written through, which may since be unplugged or be called otherwise; `null`: not known. */
  readonly programmerId: string | null
  /** What the write lifted, which the one that finishes it goes on with; `null` when nothing was. */
  readonly lifted: LiftedProtection | null
}

/** What a write would do, known before it starts. */
export interface PlanSummary {
  readonly identical: boolean
  readonly changedBytes: number
  readonly erasedBytes: number
  readonly erases: number
  readonly programmedBytes: number
  readonly estimatedMs: number
}

/** A Pico in BOOTSEL mode: a drive that waits for firmware. */
export interface FirmwareDrive {
  /** Mount point, or the node of a drive that is not mounted. */
  readonly id: string
  readonly family: 'rp2040' | 'rp2350'
  readonly model: string
  readonly mounted: boolean
  /** Command that makes it usable; `null` when it is. */
  readonly fix: string | null
  /** Bytes copied so far while firmware is being installed, `null` otherwise. */
  readonly copiedBytes: number | null
}

/** A port of the SPI pins of the board that Pin One runs on. */
export interface SpiPort {
  /** What `session.open` takes: `linux_spi:dev=/dev/spidev0.0`. */
  readonly id: string
  readonly path: string
  /** The header pin of its chip select when it is on the header pins of the guide, else `null`. */
  readonly selectPin: number | null
}

/** What this computer is and has, as far as programmers on its own pins need it; looked at with the programmers. */
export interface SetupInfo {
  readonly system: 'linux' | 'macos' | 'windows' | 'other'
  /** The single-board computer this is, by its device tree, and its entry in the guide; `null` on a PC. */
  readonly board: { readonly model: string; readonly guideProgrammer: SpiBoardId } | null
  /** `no-port`: the kernel has SPI, but no port of it; `restart`: switched on, but only the next start sees it. */
  readonly spi: 'ready' | 'no-port' | 'restart' | 'off'
  readonly ports: readonly SpiPort[]
  /** Chip selects that a driver of the kernel keeps for itself. */
  readonly held: readonly { readonly name: string; readonly driver: string }[]
  /** What header pins are switched to, where the system tells: `P9.17` to `spi_cs` on a BeagleBone. */
  readonly pinModes: Readonly<Record<string, string>>
}

/** One line of the log as a person may see it: no names or paths of the user. */
export interface LogLine {
  readonly seq: number
  readonly at: string // ISO 8601
  readonly text: string
}

export interface Snapshot {
  readonly app: { readonly version: string; readonly host: 'cli' | 'web' | 'electron' | 'test' }
  readonly programmers: readonly FoundProgrammer[]
  readonly firmwareDrives: readonly FirmwareDrive[]
  /** `null` until it was looked at for the first time. */
  readonly setup: SetupInfo | null
  readonly session: SessionInfo | null
  readonly images: readonly ImageInfo[]
  readonly backups: readonly BackupInfo[]
  readonly job: JobInfo | null
  readonly recovery: RecoveryInfo | null
  /** The last lines of the log, oldest first, 200 at most; sent as a whole when it grows. */
  readonly log: readonly LogLine[]
  /** Damaged or foreign files found among the backups, one sentence each; they are left alone and not used. */
  readonly vaultNotes: readonly string[]
  /** Of the write that runs or ran last; `null` until one is planned. */
  readonly writeMap: WriteMap | null
}

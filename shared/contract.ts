// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The one contract between fronts (renderer, CLI) and the app: two members, `call` and `subscribe`.
 * Replies are values, never thrown errors; an event is a sequenced `Partial<Snapshot>` of whole nouns.
 */
import type { ImageContents } from './model/contents.ts'
import type { ArchiveListing } from './model/archive.ts'
import type { ImageMap, MapOther } from './model/image-map.ts'
import type { BackupInfo, ImageFinding, ImageInfo, PartTaken } from './model/image.ts'
import type { JobRequest, PlanSummary } from './model/job.ts'
import type {
  Composed,
  IncludedRegion,
  KeptMac,
  LayoutSource,
  NamedRange,
  UndoHow,
} from './model/regions.ts'
import type { ByteRange } from './model/range.ts'
import type { Settings } from './model/settings.ts'
import type { SignalQuality } from './signal-quality.ts'
import type { Snapshot } from './model/snapshot.ts'
import type { TunnelWhere } from './model/tunnel.ts'
import type { Choices, WorkChange } from './model/work.ts'
import type { FaultRecord } from './fault.ts'

export interface Calls {
  'app.snapshot': { input: void; output: Sequenced<Snapshot> }
  /** Support report as text: versions, log, chip, faults; without names or paths of the user. */
  'app.report': { input: void; output: string }
  /** Holds at once, and over a restart where the disk allows it; the log says when it does not. */
  'app.settings': { input: Partial<Settings>; output: void }
  /** What the user chose and ticked, whichever page it was on; the number of the event that carries it. */
  'work.update': { input: WorkChange; output: number }
  /** Forgets the work except its programmer and `keep`. */
  'work.reset': { input: { keep: Partial<Choices> }; output: number }
  /** Looks for programmers and for drives that wait for firmware; the snapshot has what was found. */
  'programmer.refresh': { input: void; output: void }
  /** Copies a checked UF2 image to a drive of `firmwareDrives`; `image.not-firmware` says what is wrong with it. */
  'firmware.install': { input: { driveId: string; imageId: string }; output: void }
  'session.open': {
    input: {
      programmerId: string
      /** SPI clock to ask for; `null` leaves the programmer's default. */
      clockHz: number | null
      /** Chip select of a programmer that has several; absent or `null` leaves its default. */
      chipSelect?: number | null | undefined
      /** What the programmer (with its adapter) feeds and drives, millivolts; absent: 3300, as all known boards do. */
      programmerMv?: number | undefined
    }
    output: void
  }
  /** What the user read on the chip or in its data sheet, for a chip whose supply no table knows. Millivolts. */
  'session.answer-supply': {
    input: { supplyMv: readonly [min: number, max: number] | null }
    output: void
  }
  /** Names the chip, by chip data id or part name, for the next identify: settles an ID that several parts share. */
  'session.choose-chip': { input: { name: string }; output: void }
  /**
   * A page shows the check, and says so again at least every three seconds; or it does not any more. Meanwhile the app
   * opens the chosen programmer when it is seen, looks for the chip, and asks again where none answers. `page`: any name
   * that no other page has.
   */
  'check.watch': { input: { page: string; on: boolean }; output: void }
  /**
   * Runs `ssh` to that computer, which starts the bridge there and brings its port here. Without a question to anybody.
   * Resolves when the programmer can be opened; `link.no-tunnel` says what is in the way. One at a time: an earlier one
   * is closed. It ends with the app.
   */
  'tunnel.open': { input: TunnelWhere; output: { programmerId: string } }
  'tunnel.close': { input: void; output: void }
  /** Replies at every clock up to the one of the session, and the clock that follows. Takes about a tenth of a second. */
  'check.signal': { input: void; output: SignalQuality }
  'session.close': { input: void; output: void }
  'image.put': { input: { name: string; bytes: Uint8Array }; output: ImageInfo }
  /**
   * A file that will come in parts; `incoming` shows how far it is. One at a time: whatever was coming before, from any
   * page, is forgotten. Bytes.
   */
  'image.begin': { input: { name: string; sizeBytes: number }; output: { transferId: string } }
  /** The next bytes of it, in order; the last ones make an image of it. */
  'image.part': { input: { transferId: string; bytes: Uint8Array }; output: PartTaken }
  /** Forgets a file that has not come whole; nothing happens when another one is coming already. */
  'image.stop': { input: { transferId: string }; output: void }
  'image.get': { input: { imageId: string }; output: Uint8Array }
  'image.slice': { input: { imageId: string; range: ByteRange; name: string }; output: ImageInfo }
  'image.join': { input: { imageIds: readonly string[]; name: string }; output: ImageInfo }
  /** What is inside, for any file or backup, without a chip. */
  'image.read': { input: { imageId: string }; output: ImageContents }
  /**
   * What speaks for and against writing it. `board` is an id or name of a mainboard, `slot` the name, number ("1") or
   * index (0) of its chip, `chip` a part name where no chip is open; absent or `null`: not known.
   */
  'image.check': {
    input: {
      imageId: string
      board?: string | null | undefined
      chip?: string | null | undefined
      slot?: string | number | null | undefined
    }
    output: readonly ImageFinding[]
  }
  /** The files inside an archive that came in by `image.put`, and which of them fit. Nothing is written to a disk. */
  'archive.open': {
    input: {
      imageId: string
      board?: string | null | undefined
      /** As it stands in file names, `deqwertz`. */
      keyboard?: string | null | undefined
      /** Text of a checksum file that lay beside it. */
      checksums?: string | null | undefined
    }
    output: ArchiveListing
  }
  'archive.take': { input: { imageId: string; index: number }; output: ImageInfo }
  'image.layout': { input: { layout: LayoutSource }; output: readonly NamedRange[] }
  /**
   * What the chip holds (or the image `baseId`), with regions of `imageId` or of files of their own in their places: the
   * image to write or to compare when everything else shall stay. Judged as any image is.
   */
  'image.compose': {
    input: {
      baseId?: string | null | undefined
      layout: LayoutSource
      imageId?: string | null | undefined
      include: readonly IncludedRegion[]
    }
    output: Composed
  }
  /** A copy with the network address of the backup, of this connection where none is named. */
  'image.keep-mac': {
    input: { imageId: string; backupId?: string | null | undefined }
    output: KeptMac
  }
  'image.undo': { input: { imageId: string; how: UndoHow }; output: ImageInfo }
  /** Region by region, alone or beside another image; every byte is compared. Without a chip unless it is held against one. */
  'image.map': { input: { imageId: string; other?: MapOther | null | undefined }; output: ImageMap }
  /** A piece of at most 64 KiB, shorter at the end of the image: to show, not to save. */
  'image.bytes': { input: { imageId: string; range: ByteRange }; output: Uint8Array }
  'image.drop': { input: { imageId: string }; output: void }
  /** What writing this image would do to the chip as last read in this session. */
  'image.plan': { input: { imageId: string }; output: PlanSummary }
  /** Every range that the bits of the chip of this session can protect; `null`: the table does not say. */
  'protection.ranges': { input: void; output: readonly ByteRange[] | null }
  'backup.get': { input: { backupId: string }; output: Uint8Array }
  /** Makes a backup available as an image, to write or compare it. */
  'backup.use': { input: { backupId: string }; output: ImageInfo }
  /** Reads every backup and compares it with its hash: what cannot be used any more is among `lostBackups`. */
  'backup.check': { input: void; output: void }
  'backup.note': { input: { backupId: string; note: string }; output: BackupInfo }
  'job.start': { input: JobRequest; output: { jobId: string } }
  'job.cancel': { input: { jobId: string }; output: void }
  /** The user has decided to leave a changed chip as it is. */
  'recovery.dismiss': { input: void; output: void }
}

export type CallName = keyof Calls

export interface Sequenced<T> {
  readonly seq: number
  readonly value: T
}

export type AppEvent = Sequenced<Partial<Snapshot>>

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: FaultRecord }

export interface AppApi {
  /** Rejects with a `Fault`, code and facts intact, whatever host carries it. */
  call<C extends CallName>(name: C, input: Calls[C]['input']): Promise<Calls[C]['output']>
  subscribe(listener: (event: AppEvent) => void): () => void
}

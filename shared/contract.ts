// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The contract between front ends (renderer, CLI) and the app: two functions, `call` and `subscribe`. Replies are
 * values, never thrown errors. An event is a numbered `Partial<Snapshot>` with whole fields.
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
  /** The support report as text: versions, log, chip, faults; without names or paths of the user. */
  'app.report': { input: void; output: string }
  /** Takes effect at once, and is kept over a restart if the disk allows it; the log reports a failure. */
  'app.settings': { input: Partial<Settings>; output: void }
  /** What the user chose and ticked, on any page; returns the number of the event that carries the change. */
  'work.update': { input: WorkChange; output: number }
  /** Forgets the work except its programmer and `keep`. */
  'work.reset': { input: { keep: Partial<Choices> }; output: number }
  /** Looks for programmers and for drives that wait for firmware; the results are in the snapshot. */
  'programmer.refresh': { input: void; output: void }
  /**
   * Copies a checked UF2 image to a drive of `firmwareDrives`; throws `image.not-firmware` with the reason if it does
   * not fit.
   */
  'firmware.install': { input: { driveId: string; imageId: string }; output: void }
  'session.open': {
    input: {
      programmerId: string
      /** SPI clock to request, Hz; `null` keeps the programmer's default. */
      clockHz: number | null
      /** Chip select of a programmer that has several; absent or `null` keeps its default. */
      chipSelect?: number | null | undefined
      /** Voltage of the programmer (with its adapter), millivolts; absent: 3300, the usual value. */
      programmerMv?: number | undefined
    }
    output: void
  }
  /**
   * Supply voltage that the user read on the chip or in its data sheet, millivolts, for a chip whose supply is in no
   * table.
   */
  'session.answer-supply': {
    input: { supplyMv: readonly [min: number, max: number] | null }
    output: void
  }
  /**
   * Names the chip, by chip data id or model name, for the next identify: chooses one of several models with the same
   * ID.
   */
  'session.choose-chip': { input: { name: string }; output: void }
  /**
   * `true`: a page shows the check; repeat this at least every three seconds. Meanwhile the app opens the chosen
   * programmer when it appears, looks for the chip, and repeats that while none answers. `page`: any name that no other
   * page has.
   */
  'check.watch': { input: { page: string; on: boolean }; output: void }
  /**
   * Runs `ssh` to that computer, which starts the bridge there and forwards its port. Asks the user nothing. Resolves
   * when the programmer can be opened; `link.no-tunnel` says what prevents it. One tunnel at a time: an earlier one is
   * closed. Ends with the app.
   */
  'tunnel.open': { input: TunnelWhere; output: { programmerId: string } }
  'tunnel.close': { input: void; output: void }
  /**
   * Tests the replies at every clock up to that of the session, and recommends a clock. Takes about a tenth of a
   * second.
   */
  'check.signal': { input: void; output: SignalQuality }
  'session.close': { input: void; output: void }
  'image.put': { input: { name: string; bytes: Uint8Array }; output: ImageInfo }
  /**
   * Announces a file that will be sent in chunks; `incoming` shows the progress. One at a time: an earlier unfinished
   * file, from any page, is dropped. Bytes.
   */
  'image.begin': { input: { name: string; sizeBytes: number }; output: { transferId: string } }
  /** The next bytes of the file, in order; the last ones complete the image. */
  'image.part': { input: { transferId: string; bytes: Uint8Array }; output: PartTaken }
  /** Drops an unfinished file; does nothing when another one has been announced since. */
  'image.stop': { input: { transferId: string }; output: void }
  'image.get': { input: { imageId: string }; output: Uint8Array }
  'image.slice': { input: { imageId: string; range: ByteRange; name: string }; output: ImageInfo }
  'image.join': { input: { imageIds: readonly string[]; name: string }; output: ImageInfo }
  /** The contents of any file or backup, without a chip. */
  'image.read': { input: { imageId: string }; output: ImageContents }
  /**
   * The findings about writing this image. `board` is an id or name of a mainboard, `slot` the name, number ("1") or
   * index (0) of its chip, `chip` a model name when no chip is open; absent or `null`: not known.
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
  /** The files inside an archive that was added by `image.put`, and which of them fit. Writes nothing to disk. */
  'archive.open': {
    input: {
      imageId: string
      board?: string | null | undefined
      /** Keyboard layout as in file names, `deqwertz`. */
      keyboard?: string | null | undefined
      /** Text of a checksum file that was next to the archive. */
      checksums?: string | null | undefined
    }
    output: ArchiveListing
  }
  'archive.take': { input: { imageId: string; index: number }; output: ImageInfo }
  'image.layout': { input: { layout: LayoutSource }; output: readonly NamedRange[] }
  /**
   * The contents of the chip (or of the image `baseId`), with regions replaced from `imageId` or from files of their
   * own: an image to write or compare when everything else must stay. Judged like any image.
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
  /** A copy with the network address of the backup; without an id, of the backup of this connection. */
  'image.keep-mac': {
    input: { imageId: string; backupId?: string | null | undefined }
    output: KeptMac
  }
  'image.undo': { input: { imageId: string; how: UndoHow }; output: ImageInfo }
  /**
   * The regions of an image, alone or compared byte by byte with another image. Needs a chip only when compared with
   * one.
   */
  'image.map': { input: { imageId: string; other?: MapOther | null | undefined }; output: ImageMap }
  /** A piece of at most 64 KiB, shorter at the end of the image, for display. */
  'image.bytes': { input: { imageId: string; range: ByteRange }; output: Uint8Array }
  'image.drop': { input: { imageId: string }; output: void }
  /** What writing this image would do to the chip, as last read in this session. */
  'image.plan': { input: { imageId: string }; output: PlanSummary }
  /** Every range that the bits of this session's chip can protect; `null`: the table does not say. */
  'protection.ranges': { input: void; output: readonly ByteRange[] | null }
  'backup.get': { input: { backupId: string }; output: Uint8Array }
  /** Makes a backup available as an image, to write or compare it. */
  'backup.use': { input: { backupId: string }; output: ImageInfo }
  /** Reads every backup and compares it with its hash; unusable ones are then among `lostBackups`. */
  'backup.check': { input: void; output: void }
  'backup.note': { input: { backupId: string; note: string }; output: BackupInfo }
  'job.start': { input: JobRequest; output: { jobId: string } }
  'job.cancel': { input: { jobId: string }; output: void }
  /** The user decided to leave a changed chip as it is. */
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
  /** Rejects with a `Fault`; every host keeps its code and facts. */
  call<C extends CallName>(name: C, input: Calls[C]['input']): Promise<Calls[C]['output']>
  subscribe(listener: (event: AppEvent) => void): () => void
}

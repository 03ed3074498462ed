// SPDX-License-Identifier: GPL-3.0-or-later
/** What speaks for and against an image, given what else the app knows of it. */
import { boardNamed, hasSlot, placeOf, wholesOf } from '../../shared/board-places.ts'
import type { BoardPlace } from '../../shared/board-places.ts'
import type { Board } from '../../shared/data/guide.ts'
import { Fault } from '../../shared/fault.ts'
import type { BackupInfo, ImageFinding, ImageInfo } from '../../shared/model/image.ts'
import { isSimulated, practiceName } from '../../shared/programmer/kinds.ts'
import { judgeImage } from '../image/judge/judge.ts'
import type { RecoveryInfo } from '../../shared/model/job.ts'
import { contentsOf } from './contents.ts'
import type { Image, Whole } from './images.ts'

/** Where the image shall go, as a front says it; main judges by the same words when it writes. */
export interface Destination {
  /** Id or name of the mainboard. */
  readonly board?: string | null | undefined
  /** Which chip of it: by its name, by its number from "1", or by its index from 0. */
  readonly slot?: string | number | null | undefined
}

export interface Known {
  /** `null`: no chip is known, every size may be right. */
  readonly chipBytes: number | null
  readonly chipId: string | null
  /** The chip is the practice chip. */
  readonly practice: boolean
  /** What the programmer calls itself; absent or `null` without one. */
  readonly programmer?: string | null
  /** The chip as it was last read twice in this session. */
  readonly current: Uint8Array | null
  readonly backups: readonly BackupInfo[]
  /** What an interrupted write may be finished or undone with. */
  readonly recovery?: Pick<RecoveryInfo, 'image' | 'programmerId'> | null
}

/**
 * Gravest first. A backup that Pin One took itself, and the image of a write that was interrupted, are never stopped:
 * what would stop another file is a caution there. `bug.bad-input` for a board that does not exist, or a chip that it does not have.
 */
export function findingsFor(
  { info, bytes, whole }: Image,
  destination: Destination,
  known: Known,
): readonly ImageFinding[] {
  const board = boardOf(destination.board ?? null)
  const slot = destination.slot ?? null
  if (board !== null && slot !== null && !hasSlot(board, slot))
    throw new Fault('bug.bad-input', { what: `no chip ${slot} on ${board.id}` })
  const { chipBytes, current } = known
  const own = judgeImage({
    name: info.name,
    contents: contentsOf(bytes),
    chipBytes,
    board,
    place: board === null ? null : placeFor(board, slot, chipBytes, bytes),
    backup: current === null ? null : contentsOf(current),
    identical: current !== null && same(bytes, current),
    practice: known.practice,
  })
  const findings = whole === undefined ? own : [...stopsOfWhole(whole, own, board), ...own]
  return isOwn(info, known, board) ? findings.map(asOwn) : findings
}

/** What only the whole shows: a part alone can look right although a vendor file is missing in the other. */
function stopsOfWhole(
  { name, contents }: Whole,
  own: readonly ImageFinding[],
  board: Board | null,
): readonly ImageFinding[] {
  const seen = new Set(own.map(({ code }) => code))
  return judgeImage({
    name,
    contents,
    chipBytes: null,
    board,
    place: board === null ? null : wholePlace(board, contents.sizeBytes),
    backup: null,
    identical: false,
    practice: true,
  }).filter(({ code, level }) => level === 'stop' && !seen.has(code))
}

const wholePlace = (board: Board, sizeBytes: number): BoardPlace | null =>
  placeOf(board, null, sizeBytes) ??
  (wholesOf(board).includes(sizeBytes)
    ? { index: -1, name: null, offset: 0, length: sizeBytes, totalBytes: sizeBytes }
    : null)

function boardOf(name: string | null): Board | null {
  if (name === null) return null
  const board = boardNamed(name)
  if (board === null) throw new Fault('bug.bad-input', { what: `no mainboard ${name}` })
  return board
}

/** By the chip that answered; without one, by the size of the file. */
function placeFor(
  board: Board,
  slot: string | number | null,
  chipBytes: number | null,
  bytes: Uint8Array,
): BoardPlace | null {
  if (chipBytes === null && slot === null) return wholePlace(board, bytes.length)
  const bySize = placeOf(board, slot, chipBytes ?? bytes.length)
  return bySize ?? (slot === null ? null : placeOf(board, slot, null))
}

/**
 * A backup of the same chip model, and of the same mainboard where both are known. What was kept while practising is
 * never a real chip's own: a practice chip has the model of a real one.
 */
function isOwn(
  { sha256 }: ImageInfo,
  { backups, recovery, chipId, practice, programmer = null }: Known,
  board: Board | null,
): boolean {
  const from = recovery?.programmerId ?? null
  if (recovery?.image?.sha256 === sha256 && (from === null || isSimulated(from) === practice))
    return true
  const practising = programmer === practiceName
  return backups.some((backup) => {
    if (programmer !== null && (backup.programmer === practiceName) !== practising) return false
    if (backup.sha256 !== sha256 || (chipId !== null && backup.chipId !== chipId)) return false
    const onBoard = backup.board === null ? null : boardNamed(backup.board)
    return onBoard === null || board === null || onBoard.id === board.id
  })
}

/** Whether Pin One kept these bytes itself: a backup of this chip, or what an interrupted write was writing. */
export const isKept = ({ info }: Image, destination: Destination, known: Known): boolean =>
  isOwn(info, known, boardOf(destination.board ?? null))

/** The size is a fact of the chip, wherever the file came from. */
function asOwn(finding: ImageFinding): ImageFinding {
  if (finding.code === 'wrong-size' || finding.level !== 'stop') return finding
  return { ...finding, level: 'caution' }
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** Judges an image by everything that the app knows: problems found, and checks passed. */
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

/** Where the image will be written, as the front end says it. The job uses the same judgement when it writes. */
export interface Destination {
  /** Id or name of the mainboard. */
  readonly board?: string | null | undefined
  /** Chip of the mainboard: its name, its number counted from "1", or its index counted from 0. */
  readonly slot?: string | number | null | undefined
}

export interface Known {
  /** `null`: the chip is unknown, so no size can be called wrong. */
  readonly chipBytes: number | null
  readonly chipId: string | null
  /** True for the practice chip. */
  readonly practice: boolean
  /** The name that the programmer reports; absent or `null` without a programmer. */
  readonly programmer?: string | null
  /** The contents of the chip as last read twice in this session. */
  readonly current: Uint8Array | null
  readonly backups: readonly BackupInfo[]
  /** The image and the backup that can finish or undo an interrupted write. */
  readonly recovery?: Pick<RecoveryInfo, 'image' | 'programmerId'> | null
}

/**
 * Most serious first. For a backup that Pin One took, and for the image of an interrupted write, findings
 * that would stop another file are cautions only. `bug.bad-input` for an unknown mainboard, or for a chip that it does not have.
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

/** Findings on the whole image: one part alone can look right although the other part lacks a vendor file. */
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

/** Size of the chip that answered; without a chip, size of the file. */
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
 * A backup of the same chip model, and of the same mainboard where both are known. A backup of a practice
 * chip never counts for a real chip: both have the same model.
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

/** Whether Pin One stored these bytes itself: as a backup of this chip, or as the image of an interrupted write. */
export const isKept = ({ info }: Image, destination: Destination, known: Known): boolean =>
  isOwn(info, known, boardOf(destination.board ?? null))

/** The size must fit the chip, wherever the file came from. */
function asOwn(finding: ImageFinding): ImageFinding {
  if (finding.code === 'wrong-size' || finding.level !== 'stop') return finding
  return { ...finding, level: 'caution' }
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

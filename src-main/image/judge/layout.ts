// SPDX-License-Identifier: GPL-3.0-or-later
/** Does the image fit its place: size, half, regions, reset vector? Pure. */
import { placesOf } from '../../../shared/board-places.ts'
import { boardsFor, chipNameAt } from '../../../shared/image-place.ts'
import type { Descriptor, ImageContents } from '../../../shared/model/contents.ts'
import type { ByteRange } from '../../../shared/model/range.ts'
import type { StatedSize } from '../../../shared/model/image.ts'
import type { Case } from './judged.ts'

/** Sizes that SPI NOR chips have: powers of two from 512 KiB. */
const isChipSize = (bytes: number): boolean =>
  bytes >= 0x8_0000 && Number.isInteger(Math.log2(bytes))

export function judgeSize(it: Case): void {
  const { contents, chipBytes, place } = it
  const { sizeBytes } = contents
  if (chipBytes === null) return
  it.checked('size')
  if (sizeBytes === chipBytes) return
  const part = partFor(it, chipBytes)
  if (part !== null) {
    it.find('unsplit', 'note', { name: place?.name ?? null, range: part, totalBytes: sizeBytes })
    return
  }
  if (sizeBytes > 1 && (sizeBytes - 1) % 0x1_0000 === 0)
    it.find('one-byte-more', 'stop', { sizeBytes })
  const rest = sizeBytes - chipBytes
  it.find('wrong-size', 'stop', {
    sizeBytes,
    chipBytes,
    restBytes: isChipSize(rest) ? rest : null,
  })
}

/** This chip's part of a file that holds the whole flash of a pair; `null` when the file is not such a pair. */
function partFor({ contents, place }: Case, chipBytes: number): ByteRange | null {
  const { sizeBytes, descriptor } = contents
  if (place !== null)
    return place.totalBytes === sizeBytes && place.length === chipBytes
      ? { offset: place.offset, length: place.length }
      : null
  const chips = descriptor?.chips ?? []
  if (chips.length < 2 || chips.reduce<number>((sum, size) => sum + (size ?? 0), 0) !== sizeBytes)
    return null
  const at = chips.indexOf(chipBytes)
  if (at < 0 || chips.lastIndexOf(chipBytes) !== at) return null
  const offset = chips.slice(0, at).reduce<number>((sum, size) => sum + (size ?? 0), 0)
  return { offset, length: chipBytes }
}

/** The range of the flash that the file covers, as it is judged. */
interface Span {
  readonly start: number
  readonly totalBytes: number
}

function spanOf(it: Case): Span | null {
  const { contents, place, startsAt, flashBytes } = it
  const { sizeBytes, descriptor } = contents
  if (place !== null) {
    if (sizeBytes === place.totalBytes) return { start: 0, totalBytes: sizeBytes }
    if (sizeBytes === place.length) return { start: place.offset, totalBytes: place.totalBytes }
    // A chip that holds all of its mainboard's flash may have been replaced by one of another size.
    const alone = place.length === place.totalBytes
    return alone ? { start: 0, totalBytes: sizeBytes } : null
  }
  const chips = descriptor?.chips ?? []
  const sum = chips.reduce<number>((total, size) => total + (size ?? 0), 0)
  if (chips.length > 1 && chips[0] === sizeBytes && canBePart(it, 0, sum))
    return { start: 0, totalBytes: sum }
  if (
    startsAt !== null &&
    startsAt > 0 &&
    flashBytes === startsAt + sizeBytes &&
    canBePart(it, startsAt, flashBytes)
  )
    return { start: startsAt, totalBytes: flashBytes }
  return { start: 0, totalBytes: sizeBytes }
}

/** False when the chosen mainboard, or else the one that the build names, has no chip at this place. */
function canBePart({ board, contents }: Case, start: number, totalBytes: number): boolean {
  const known = boardsFor(contents, board)
  if (known.length === 0) return true
  const places = known.flatMap(placesOf)
  return places.some(
    (place) =>
      place.index < 0 ||
      (place.offset === start &&
        place.totalBytes === totalBytes &&
        place.length === contents.sizeBytes),
  )
}

export function judgeLayout(it: Case): void {
  const { contents, find } = it
  for (const [first, second] of contents.descriptor?.overlaps ?? [])
    find('regions-overlap', 'stop', { first, second })
  if (contents.descriptor !== null) judgeRegions(it, contents.descriptor)
  const span = spanOf(it)
  if (span === null) {
    judgeWithoutSpan(it)
    return
  }
  judgeRepeats(it, span)
  if (!it.structured) {
    // Without known structures only the needs of the chosen mainboard can be checked.
    judgeDescriptor(it, span)
    judgeResetVector(it, span)
    return
  }
  if (contents.cutFiles.length > 0) find('file-cut-off', 'stop', { files: contents.cutFiles })
  if (contents.holedFiles.length > 0) find('file-has-hole', 'stop', { files: contents.holedFiles })
  const [gap] = contents.cbfs.flatMap(({ gaps }) => gaps)
  if (gap !== undefined) find('files-lost', 'stop', gap)
  if (judgeHalf(it, span)) return
  if (contents.descriptor === null && contents.descriptorElsewhere !== null && span.start === 0) {
    find('descriptor-elsewhere', 'stop', { offset: contents.descriptorElsewhere })
    return
  }
  if (judgeShift(it, span)) return
  judgeDescriptor(it, span)
  judgeEnd(it, span)
  judgeResetVector(it, span)
  judgePadding(it, span)
  judgeContradictions(it)
}

/**
 * A file of another size than the named chip of a pair: the place of its bytes is not known, so nothing more can be
 * compared. But it still shows which end of the flash it is for.
 */
function judgeWithoutSpan(it: Case): void {
  const { contents, place, chipBytes, startsAt, flashBytes, find } = it
  if (place === null) return
  const { sizeBytes, descriptor } = contents
  const known = boardsFor(contents, it.board)
  const chipName = (offset: number) => chipNameAt(known, offset, place.totalBytes)
  const isStart = descriptor !== null
  const isLater = !isStart && flashBytes !== null && startsAt !== null && startsAt > 0
  if (place.offset > 0 ? isStart : isLater) {
    const belongsAt = isStart ? 0 : (startsAt ?? 0)
    find('wrong-half', 'stop', {
      belongsAt,
      chipAt: place.offset,
      belongsTo: chipName(belongsAt),
      chip: chipName(place.offset),
    })
  }
  // A known chip of another size already refuses the file.
  else if (chipBytes === null || chipBytes === sizeBytes)
    find('other-place-size', 'caution', {
      name: place.name,
      placeBytes: place.length,
      sizeBytes,
    })
  it.skipped('place')
}

/** Every descriptor that starts a mainboard has these two regions. */
function judgeRegions({ find, checked }: Case, { regions }: Descriptor): void {
  checked('regions')
  if (!regions.some(({ name }) => name === 'bios'))
    find('region-absent', 'stop', { region: 'bios' })
  else if (!regions.some(({ name, range }) => name === 'fd' && range.offset === 0))
    find('region-absent', 'stop', { region: 'fd' })
}

/** Repeats after the end of the build are harmless; inside it, a copy replaced other data. */
function judgeRepeats({ contents: { repeats }, flashBytes, find }: Case, span: Span): void {
  if (repeats === null) return
  const { offset, length, every } = repeats
  const inside = flashBytes === null ? every < length / 2 : span.start + offset + every < flashBytes
  find('repeats', inside ? 'stop' : 'caution', repeats)
}

/** Flash and its parts begin at whole blocks; contents that do not have lost or gained bytes. */
const blockBytes = 0x1000

/** True when the parts of the file contradict their stated places: then its end proves nothing. */
function judgeShift({ contents, find }: Case, span: Span): boolean {
  const { descriptor, fmap, idBlock, sizeBytes } = contents
  const byBytes = fmap === null ? 0 : fmap.fileStartsAt - span.start
  // If the map puts the start of the flash inside the file, the end of the flash must lie inside too.
  const pastEnd = byBytes < 0 && (fmap?.flashBytes ?? 0) - byBytes > span.totalBytes
  if (byBytes % blockBytes !== 0 || pastEnd) {
    find('shifted', 'stop', { byBytes })
    return true
  }
  // The file has the start and the end of the flash but is shorter than the flash: its middle is missing.
  if (descriptor === null || idBlock === null || idBlock.romBytes <= idBlock.top) return false
  find('cut-off', 'stop', { flashBytes: idBlock.romBytes, sizeBytes })
  return true
}

/** True when the file is the wrong half: then all further findings about its place are only consequences. */
function judgeHalf(it: Case, span: Span): boolean {
  const { contents, startsAt, flashBytes, find, checked } = it
  const { sizeBytes, descriptor } = contents
  const known = boardsFor(contents, it.board)
  const chipName = (offset: number) => chipNameAt(known, offset, span.totalBytes)
  const wrong = (belongsAt: number) => {
    find('wrong-half', 'stop', {
      belongsAt,
      chipAt: span.start,
      belongsTo: chipName(belongsAt),
      chip: chipName(span.start),
    })
    return true
  }
  if (descriptor !== null && span.start > 0) return wrong(0)
  if (startsAt !== null) {
    if (span.totalBytes > sizeBytes) checked('half')
    if (startsAt > 0 && startsAt !== span.start && flashBytes !== null) return wrong(startsAt)
    if (startsAt === 0 && span.start > 0 && flashBytes === span.totalBytes) return wrong(0)
  }
  if (span.totalBytes <= sizeBytes || flashBytes === null) return false
  if (startsAt === span.start && flashBytes > sizeBytes)
    find('half-of-pair', 'note', {
      startsAt: span.start,
      flashBytes: span.totalBytes,
      chip: chipName(span.start),
    })
  // A descriptor divides the whole flash of its mainboard; firmware alone may be made for one chip.
  else if (startsAt === 0 && flashBytes <= sizeBytes)
    find('one-chip-only', descriptor === null ? 'note' : 'caution', {
      usedBytes: flashBytes,
      flashBytes: span.totalBytes,
    })
  return false
}

/** A mainboard with an Intel descriptor needs it at the very start of its first chip. */
function judgeDescriptor({ contents, board, targets, find }: Case, span: Span): void {
  if (contents.descriptor !== null || span.start > 0) return
  if (targets.length === 0 || targets.some(({ regions }) => regions === null)) return
  // ICH9 and ICH10 can start without a descriptor, but have no network then; later chipsets cannot start.
  const old = targets.some(({ family }) => family === 'ich9' || family === 'ich10')
  const name = board?.names[0] ?? targets[0]?.part ?? ''
  find('descriptor-missing', old ? 'caution' : 'stop', { board: name })
}

function judgeEnd({ contents, startsAt, flashBytes, find }: Case, span: Span): void {
  const { descriptor, sizeBytes, fmap } = contents
  if (descriptor !== null && descriptor.endsAt > span.totalBytes) {
    const beyond = descriptor.regions
      .filter(({ name }) => name !== 'pdr')
      .find(({ range }) => range.offset + range.length > span.totalBytes)
    find('regions-beyond-chip', 'stop', {
      region: beyond?.name ?? 'bios',
      endsAt: descriptor.endsAt,
      flashBytes: span.totalBytes,
    })
    return
  }
  if (fmap === null || flashBytes === null || startsAt === null) return
  const missing = flashBytes - startsAt > span.totalBytes - span.start
  if (missing) find('cut-off', 'stop', { flashBytes, sizeBytes })
}

/** x86 starts 16 bytes below the top of the BIOS region, or of the flash when there is no descriptor. */
function judgeResetVector(it: Case, span: Span): void {
  const { contents, machine } = it
  const { resetVector, descriptor, sizeBytes, amd } = contents
  if (machine !== 'x86' || resetVector === null || amd !== null) return
  const bios = descriptor?.regions.find(({ name }) => name === 'bios')
  const top = bios === undefined ? span.totalBytes : bios.range.offset + bios.range.length
  if (top > span.start + sizeBytes) return
  it.checked('reset-vector')
  if (resetVector.state === 'blank')
    it.find('no-reset-vector', 'stop', { at: resetVector.top - 16 })
  // Firmware of manufacturers also begins with instructions that are not in our list.
  else if (resetVector.state === 'other' && contents.uefi.volumes.length === 0)
    it.find('odd-reset-vector', 'caution', { at: resetVector.top - 16 })
}

function judgePadding({ contents, startsAt, flashBytes, find }: Case, span: Span): void {
  const { sizeBytes, descriptor } = contents
  if (span.start > 0 || span.totalBytes > sizeBytes) return
  // If the stated sizes differ, the size of the build is not known.
  if (new Set(statedSizes(contents).map(({ bytes }) => bytes)).size > 1) return
  if (startsAt !== null && startsAt < 0)
    find('padded', 'note', { usedBytes: sizeBytes + startsAt, sizeBytes, at: 'front' })
  else if (descriptor !== null && flashBytes !== null && flashBytes < sizeBytes)
    find('padded', 'caution', { usedBytes: flashBytes, sizeBytes, at: 'end' })
}

function statedSizes({ fmap, idBlock, config }: ImageContents): readonly StatedSize[] {
  const sizes: StatedSize[] = []
  if (fmap !== null) sizes.push({ by: 'fmap', bytes: fmap.flashBytes })
  if (idBlock !== null) sizes.push({ by: 'id-block', bytes: idBlock.romBytes })
  if (config?.romBytes !== null && config !== null)
    sizes.push({ by: 'config', bytes: config.romBytes })
  return sizes
}

/** Parts of the image that state different sizes of the flash. */
function judgeContradictions({ contents, find }: Case): void {
  const { descriptor, sizeBytes } = contents
  const sizes = statedSizes(contents)
  if (new Set(sizes.map(({ bytes }) => bytes)).size > 1) find('contradiction', 'caution', { sizes })
  else if (
    descriptor !== null &&
    descriptor.chips.length > 1 &&
    descriptor.chips[0] !== sizeBytes &&
    descriptor.endsAt < sizeBytes
  )
    find('contradiction', 'caution', {
      sizes: [
        {
          by: 'chips',
          bytes: descriptor.chips.reduce<number>((sum, size) => sum + (size ?? 0), 0),
        },
        { by: 'board', bytes: sizeBytes },
      ],
    })
}

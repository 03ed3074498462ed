// SPDX-License-Identifier: GPL-3.0-or-later
/** Prints the findings about the image of a write before anything is changed. */
import { boardNamed } from '../../../shared/board-places.ts'
import { Fault } from '../../../shared/fault.ts'
import { boardFindings } from '../../../shared/model/image.ts'
import type { AcceptedCautions, ImageFinding, ImageInfo } from '../../../shared/model/image.ts'
import { isSimulated } from '../../../shared/programmer/kinds.ts'
import { spelledBytes } from '../../../shared/spelling.ts'
import { findingText } from '../../../shared/text/image.ts'
import type { ChipCommand } from './command.ts'
import type { Front } from './front.ts'
import { imageWords, levelWords } from '../../../shared/text/cli-files.ts'

/**
 * Returns the image to write, or throws the fault that refuses it. Of a file for two chips it is the part for this
 * chip, if the mainboard is named; the whole file is judged before it is cut.
 */
export async function checkedImage(
  front: Front,
  command: ChipCommand,
  image: ImageInfo,
  told: boolean,
): Promise<ImageInfo> {
  const findings = await judged(front, command, image, told)
  const unsplit = findings.find(({ code }) => code === 'unsplit')
  if (unsplit?.code !== 'unsplit' || front.snapshot.session?.chip == null) return image
  if (destinationOf(command).board === null)
    throw new Fault('image.wrong-size', {
      name: image.name,
      sizeBytes: image.sizeBytes,
      chipBytes: front.snapshot.session.chip.sizeBytes,
    })
  const { range } = unsplit.facts
  const part = await front.call('image.slice', {
    imageId: image.id,
    range,
    name: imageWords.partName(
      image.name,
      spelledBytes(range.length),
      `0x${range.offset.toString(16)}`,
    ),
  })
  await judged(front, command, part, false)
  return part
}

/** The mainboard and its chip, if Pin One knows the mainboard. */
export function destinationOf({ board, slot }: Pick<ChipCommand, 'board' | 'slot'>): {
  readonly board: string | null
  readonly slot: string | null
} {
  const known = board === null ? null : boardNamed(board)
  return known === null ? { board: null, slot: null } : { board: known.id, slot }
}

/**
 * The findings that stop the image, with the chip's size once it is known. `told`: also prints cautions and notes, once
 * per run.
 */
async function judged(
  front: Front,
  command: ChipCommand,
  image: ImageInfo,
  told: boolean,
): Promise<readonly ImageFinding[]> {
  const { chip } = front.snapshot.session ?? { chip: null }
  const findings = await front.call('image.check', { imageId: image.id, ...destinationOf(command) })
  front.findings = findings
  // Before a programmer is open the app cannot know that this is the practice chip; it judges again later.
  const practises = chip === null && isSimulated(command.programmer.id)
  const stops = findings.filter(
    ({ code, level }) =>
      level === 'stop' &&
      !(command.ignoreBoard && boardFindings.has(code)) &&
      !(practises && code === 'practice-image'),
  )
  const [first] = stops
  if (first !== undefined) throw imageFault(image, stops, first)
  if (!told || chip === null) return findings
  const { terminal } = front
  if (command.board !== null && boardNamed(command.board) === null)
    terminal.say(imageWords.boardNotKnown(command.board))
  for (const finding of findings) {
    if (finding.code === 'identical') continue
    if (finding.level === 'stop') terminal.say(imageWords.overruled(findingText(finding)))
    else sayOnce(front, finding)
  }
  return findings
}

/**
 * The cautions about the final image. Printing them counts as accepting them, because the command line does not stop to
 * ask. Findings that the file did not have (about a part of it, or a copy with another address) are printed now.
 */
export async function toldCautions(
  front: Front,
  command: ChipCommand,
  image: ImageInfo,
): Promise<AcceptedCautions> {
  const findings = await front.call('image.check', { imageId: image.id, ...destinationOf(command) })
  const cautions = findings.filter(({ level }) => level === 'caution')
  for (const caution of cautions) sayOnce(front, caution)
  return { sha256: image.sha256, codes: cautions.map(({ code }) => code) }
}

function sayOnce(front: Front, finding: ImageFinding): void {
  for (const line of judgementLines([finding])) {
    if (front.saidOfImages.has(line)) continue
    front.saidOfImages.add(line)
    front.terminal.say(line)
  }
}

/** One line for each finding. */
export const judgementLines = (findings: readonly ImageFinding[]): readonly string[] =>
  findings.map((finding) => `${levelWords[finding.level]}: ${findingText(finding)}`)

function imageFault(image: ImageInfo, stops: readonly ImageFinding[], first: ImageFinding): Fault {
  const { name } = image
  switch (first.code) {
    case 'refused-name':
      return new Fault('image.refused-name', { name })
    case 'blank':
      return new Fault('image.blank', { name })
    case 'wrong-size':
      return new Fault('image.wrong-size', {
        name,
        sizeBytes: first.facts.sizeBytes,
        chipBytes: first.facts.chipBytes,
      })
    default:
      return new Fault('image.unfit', { name, findings: stops })
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: where the image will be written, and which findings still need a tick. */
import { boardFindings } from '../../shared/model/image.ts'
import type { AcceptedCautions, ImageFinding, ImageInfo } from '../../shared/model/image.ts'
import type { WizardView } from './view.ts'

export interface Destination {
  /** Mainboard id; `null` for a chip off any mainboard. */
  readonly board: string | null
  /** Index of the chip on the mainboard, if it has several. */
  readonly slot: number | null
}

export const destinationOf = ({ board, configuration, choices }: WizardView): Destination =>
  board === null
    ? { board: null, slot: null }
    : {
        board: board.id,
        slot: (configuration?.chips?.length ?? 0) > 1 ? choices.chipIndex : null,
      }

const ofSize: ReadonlySet<ImageFinding['code']> = new Set(['wrong-size', 'one-byte-more'])

/** Leaves out findings that do not help: the size of an archive says nothing about the image inside. */
export const findingsToShow = (findings: readonly ImageFinding[]): readonly ImageFinding[] =>
  findings.some((each) => each.code === 'not-an-image' && each.facts.what.kind === 'archive')
    ? findings.filter(({ code }) => !ofSize.has(code))
    : findings

/** The backup holds a valid network address of its own, and the image has a place for one. */
export const canKeepMac = (findings: readonly ImageFinding[]): boolean =>
  findings.some(
    (each) =>
      each.code === 'backup-has-mac' &&
      (each.facts.imageMac !== null || findings.some(({ code }) => code === 'mac-blank')),
  )

type Ticked = Pick<ImageInfo, 'sha256'>

/** A tick belongs to one file, so the file's hash is part of the key. */
export const findingAck = (
  { sha256 }: Ticked,
  { code, level }: Pick<ImageFinding, 'code' | 'level'>,
): string => `finding:${sha256}:${code}:${level}`

/** Findings that a tick can settle: a caution, or a stop about the mainboard that the user may overrule. */
export const canTick = ({ code, level }: ImageFinding): boolean =>
  level === 'caution' || (level === 'stop' && boardFindings.has(code))

/** Stops and cautions that are not settled, most serious first. */
export const openFindings = (
  acks: ReadonlySet<string>,
  image: Ticked,
  findings: readonly ImageFinding[],
): readonly ImageFinding[] =>
  findings.filter(
    (finding) =>
      finding.level !== 'note' && !(canTick(finding) && acks.has(findingAck(image, finding))),
  )

/** The cautions ticked for this file; a write must name them. */
export function acceptedCautions(acks: ReadonlySet<string>, { sha256 }: Ticked): AcceptedCautions {
  const before = `finding:${sha256}:`
  const after = ':caution'
  const codes = [...acks].flatMap((ack) =>
    ack.startsWith(before) && ack.endsWith(after) ? [ack.slice(before.length, -after.length)] : [],
  )
  return { sha256, codes }
}

/** True when the user has overruled a stop about the mainboard for this file. */
export const ignoresBoard = (acks: ReadonlySet<string>, image: Ticked): boolean =>
  [...boardFindings].some((code) => acks.has(findingAck(image, { code, level: 'stop' })))

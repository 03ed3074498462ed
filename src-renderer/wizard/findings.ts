// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: where the image shall go, and which findings still wait for a tick. */
import { boardFindings } from '../../shared/model/image.ts'
import type { AcceptedCautions, ImageFinding, ImageInfo } from '../../shared/model/image.ts'
import type { WizardView } from './view.ts'

export interface Destination {
  /** Board id; `null` for a chip that is on no mainboard. */
  readonly board: string | null
  /** Index of the chip on it, where it has several. */
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

/** Without what does not help: the size of an archive says nothing of the image inside. */
export const findingsToShow = (findings: readonly ImageFinding[]): readonly ImageFinding[] =>
  findings.some((each) => each.code === 'not-an-image' && each.facts.what.kind === 'archive')
    ? findings.filter(({ code }) => !ofSize.has(code))
    : findings

/** The backup holds a valid address of its own, and the image a place for one. */
export const canKeepMac = (findings: readonly ImageFinding[]): boolean =>
  findings.some(
    (each) =>
      each.code === 'backup-has-mac' &&
      (each.facts.imageMac !== null || findings.some(({ code }) => code === 'mac-blank')),
  )

type Ticked = Pick<ImageInfo, 'sha256'>

/** A tick belongs to one file: its hash is part of the key. */
export const findingAck = (
  { sha256 }: Ticked,
  { code, level }: Pick<ImageFinding, 'code' | 'level'>,
): string => `finding:${sha256}:${code}:${level}`

/** A tick can settle it: a caution, or a stop about the mainboard that an expert overrules. */
export const canTick = ({ code, level }: ImageFinding): boolean =>
  level === 'caution' || (level === 'stop' && boardFindings.has(code))

/** Stops and cautions that are not settled, gravest first. */
export const openFindings = (
  acks: ReadonlySet<string>,
  image: Ticked,
  findings: readonly ImageFinding[],
): readonly ImageFinding[] =>
  findings.filter(
    (finding) =>
      finding.level !== 'note' && !(canTick(finding) && acks.has(findingAck(image, finding))),
  )

/** The cautions that are ticked for this very file, as a write has to name them. */
export function acceptedCautions(acks: ReadonlySet<string>, { sha256 }: Ticked): AcceptedCautions {
  const before = `finding:${sha256}:`
  const after = ':caution'
  const codes = [...acks].flatMap((ack) =>
    ack.startsWith(before) && ack.endsWith(after) ? [ack.slice(before.length, -after.length)] : [],
  )
  return { sha256, codes }
}

/** True when the user has overruled a stop about the mainboard for this very file. */
export const ignoresBoard = (acks: ReadonlySet<string>, image: Ticked): boolean =>
  [...boardFindings].some((code) => acks.has(findingAck(image, { code, level: 'stop' })))

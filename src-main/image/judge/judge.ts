// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Judges whether an image should be written, most serious finding first: by mainboard, chip, place, backup and file
 * name. Pure. The last finding says what was checked and what was not.
 */
import {
  boardsOfPart,
  imageTargets,
  plainPart,
  targetsOfBoard,
} from '../../../shared/data/image-targets.ts'
import type { ImageTarget } from '../../../shared/data/image-targets.ts'
import { flashBytesOf, startOf } from '../../../shared/image-place.ts'
import type { ImageContents } from '../../../shared/model/contents.ts'
import type {
  CheckedCode,
  FindingLevel,
  ImageFinding,
  SkippedCode,
} from '../../../shared/model/image.ts'
import { namedTarget, refusedName } from '../file-name.ts'
import { judgeBoard } from './board.ts'
import { judgeLocks, judgeLosses, judgeNetwork, judgePayload, judgeVendorFiles } from './inside.ts'
import type { Case, Judged } from './judged.ts'
import { judgeLayout, judgeSize } from './layout.ts'

const order: Readonly<Record<FindingLevel, number>> = { stop: 0, caution: 1, note: 2 }

export function judgeImage(judged: Judged): readonly ImageFinding[] {
  const findings: ImageFinding[] = []
  const checked = new Set<CheckedCode>()
  const skipped = new Set<SkippedCode>()
  const it = caseOf(judged, findings, checked, skipped)
  const { contents, name } = judged
  checked.add('file-kind')
  if (refusedName(name)) it.find('refused-name', 'stop', {})
  judgeSize(it)
  if (contents.what.kind !== 'image') {
    it.find('not-an-image', 'stop', { what: contents.what })
    return findings.sort((one, other) => order[one.level] - order[other.level])
  }
  if (contents.oneByte === 0xff || contents.oneByte === 0)
    it.find('blank', 'stop', { value: contents.oneByte })
  else if (contents.orientation !== 'straight' && contents.orientation !== 'unknown')
    it.find('turned-bytes', 'stop', { order: contents.orientation })
  else {
    if (contents.practice) it.find('practice-image', practiceLevel(judged), {})
    // A new practice chip belongs to no mainboard, so no finding could support the image.
    if (!contents.practice || contents.claims.length > 0) judgeFirmware(it)
  }
  judgeLosses(it)
  if (judged.identical) it.find('identical', 'note', {})
  it.find('what-it-is', 'note', {
    firmware: firmwareOf(contents),
    claim: contents.claims[0] ?? null,
  })
  it.find('checked', 'note', {
    checked: [...checked],
    notLookedAt: [...skipped, ...contents.notLookedAt],
  })
  return findings.sort((one, other) => order[one.level] - order[other.level])
}

function judgeFirmware(it: Case): void {
  if (!it.structured) it.find('no-known-structure', 'caution', {})
  judgeBoard(it)
  judgeLayout(it)
  judgeVendorFiles(it)
  judgePayload(it)
  judgeNetwork(it)
  judgeLocks(it)
}

/** A practice image cannot start a mainboard. If no mainboard is chosen, it may be meant for a bare chip: only warn. */
function practiceLevel({ practice, board }: Judged): FindingLevel {
  if (practice) return 'note'
  return board === null ? 'caution' : 'stop'
}

function caseOf(
  judged: Judged,
  findings: ImageFinding[],
  checked: Set<CheckedCode>,
  skipped: Set<SkippedCode>,
): Case {
  const { contents } = judged
  return {
    ...judged,
    structured: isStructured(contents),
    named: namedTarget(judged.name),
    targets: targetsFor(judged),
    machine: machineOf(judged),
    startsAt: startOf(contents),
    flashBytes: flashBytesOf(contents),
    find: (code, level, facts) => {
      findings.push({ code, level, facts } as ImageFinding)
    },
    checked: (code) => {
      checked.add(code)
    },
    skipped: (code) => {
      skipped.add(code)
    },
  }
}

const isStructured = (contents: ImageContents): boolean =>
  contents.descriptor !== null ||
  contents.descriptorElsewhere !== null ||
  contents.fmap !== null ||
  contents.cbfs.length > 0 ||
  contents.uefi.volumes.length > 0 ||
  contents.idBlock !== null ||
  contents.amd !== null

/** What the build states decides, else the chosen mainboard; empty when neither is known. */
function targetsFor({ contents, board }: Judged): readonly ImageTarget[] {
  for (const { part } of contents.claims) {
    const found = imageTargets.filter((target) => plainPart(target.part) === plainPart(part))
    if (found.length > 0) return found
  }
  return board === null ? [] : targetsOfBoard(board.id)
}

/** The Chromebooks of the list are ARM; every other mainboard of it is x86. */
function machineOf({ contents, board }: Judged): Case['machine'] {
  if (contents.descriptor !== null || contents.idBlock !== null) return 'x86'
  if (board !== null) return board.category === 'chromebook' ? 'arm' : 'x86'
  const [claim] = contents.claims
  if (claim === undefined) return 'unknown'
  const boards = boardsOfPart(claim.part)
  if (boards.size === 0) return 'unknown'
  return imageTargets.some(
    (target) =>
      target.boards.some((id) => boards.has(id)) && target.mainboard_dir.startsWith('google/'),
  )
    ? 'arm'
    : 'x86'
}

function firmwareOf({ heads, cbfs, chromebook, uefi, claims }: ImageContents) {
  if (heads) return 'heads'
  if (chromebook !== null && (chromebook.gbb || chromebook.vpd)) return 'chromebook'
  if (cbfs.some(({ files }) => files.length > 0) || claims.length > 0) return 'coreboot'
  return uefi.volumes.length > 0 ? 'uefi' : 'unknown'
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** Collects what the gates need to know for a job: session, image, backups, unfinished writes. */
import { hex } from '../../shared/hex.ts'
import { blockersFor, gateViewOf } from '../../shared/gate/act.ts'
import type { GateView } from '../../shared/gate/act.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { JobRequest } from '../../shared/model/job.ts'
import type { SessionInfo } from '../../shared/model/snapshot.ts'
import { programmerKinds } from '../../shared/programmer/kinds.ts'
import { findingsFor, isKept } from './findings.ts'
import type { Known } from './findings.ts'
import { gateFault } from './gate-faults.ts'
import type { JobParts } from './job-parts.ts'

/** Throws the fault of the gates that are closed for this job. */
export function mustPassGates(parts: JobParts, request: JobRequest): void {
  const { session } = parts.store.snapshot
  const blockers = blockersFor(request.kind, gateView(parts, request, session))
  if (blockers.length === 0) return
  const [candidate] = session?.candidates ?? []
  throw gateFault(blockers, candidate === undefined ? '' : hex(candidate.idBytes))
}

function gateView(
  parts: JobParts,
  request: JobRequest,
  session: SessionInfo | null,
): Required<GateView> {
  const chip = session?.chip ?? null
  const recovery = chip === null ? null : parts.recovery.forChip(chip)
  const write = request.kind === 'write' ? request : null
  const { backups } = parts.vault
  return {
    ...gateViewOf(parts.store.snapshot),
    ...imageView(parts, request, session === null || chip === null ? null : { session, chip }),
    ignoreBoard: write?.ignoreBoard === true,
    accepted: write?.accepted ?? null,
    backup: 'backup' in request ? request.backup : 'session',
    adopting:
      request.kind === 'adopt' ? (backups.find(({ id }) => id === request.backupId) ?? null) : null,
    recovery,
  }
}

/** What the gates need to know of the image of the job. */
function imageView(
  parts: JobParts,
  request: JobRequest,
  at: { readonly session: SessionInfo; readonly chip: FlashChip } | null,
): Pick<GateView, 'image' | 'findings' | 'ownImage'> {
  if (!('imageId' in request)) return { image: null, findings: [], ownImage: false }
  const image = parts.images.get(request.imageId)
  if (at === null) return { image: image.info, findings: [], ownImage: false }
  const known: Known = {
    chipBytes: at.chip.sizeBytes,
    chipId: at.chip.id,
    practice: programmerKinds[at.session.programmer.kind].simulated,
    programmer: at.session.about.name,
    current: parts.sessions.current?.contents ?? null,
    backups: parts.vault.backups,
    recovery: parts.recovery.forChip(at.chip),
  }
  const destination = request.kind === 'write' ? request : {}
  return {
    image: image.info,
    findings: findingsFor(image, destination, known),
    ownImage: isKept(image, destination, known),
  }
}

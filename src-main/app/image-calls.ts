// SPDX-License-Identifier: GPL-3.0-or-later
/** Calls about images: adding, cutting, joining, judging for a chip, planning. */
import { entriesNamed } from '../../shared/data/chip-names.ts'
import { Fault } from '../../shared/fault.ts'
import { programmerKinds } from '../../shared/programmer/kinds.ts'
import { planPreview } from '../flash/write.ts'
import type { CallsOf, HandlerParts, HandlersOf } from './calls.ts'
import { contentsOf } from './contents.ts'
import { findingsFor } from './findings.ts'
import { createImageHelp } from './image-help.ts'

export function imageHandlers(parts: HandlerParts): HandlersOf<CallsOf<'image' | 'archive'>> {
  const { store, sessions, images, vault, jobs, incoming } = parts
  const chip = () => store.snapshot.session?.chip ?? null
  const contents = () => sessions.current?.contents ?? null
  return {
    // A front end in the same process may still hold these bytes and change them, so they are copied.
    'image.put': ({ name, bytes }) => images.put(name, bytes.slice()),
    'image.begin': ({ name, sizeBytes }) => incoming.begin(name, sizeBytes),
    'image.part': ({ transferId, bytes }) => incoming.part(transferId, bytes),
    'image.stop': ({ transferId }) => incoming.stop(transferId),
    'image.get': ({ imageId }) => images.get(imageId).bytes.slice(),
    'image.slice': ({ imageId, range, name }) => images.slice(imageId, range, name),
    'image.join': ({ imageIds, name }) => images.join(imageIds, name),
    'image.read': ({ imageId }) => contentsOf(images.get(imageId).bytes),
    'image.check': ({ imageId, chip: name, ...destination }) => {
      const { session, recovery } = store.snapshot
      return findingsFor(images.get(imageId), destination, {
        chipBytes: chip()?.sizeBytes ?? chipSize(name ?? null),
        chipId: chip()?.id ?? null,
        practice: session !== null && programmerKinds[session.programmer.kind].simulated,
        programmer: session?.about.name ?? null,
        current: contents(),
        backups: vault.backups,
        recovery,
      })
    },
    ...createImageHelp({
      images,
      vault,
      contents,
      chipBytes: () => chip()?.sizeBytes ?? null,
    }),
    'image.drop': ({ imageId }) => {
      jobs.mustBeIdle()
      images.drop(imageId)
    },
    'image.plan': ({ imageId }) => {
      const known = chip()
      const before = contents()
      const { bytes, info } = images.get(imageId)
      if (known === null || before === null)
        throw new Fault('gate.closed', { blockers: [{ code: 'contents-unknown' }] })
      if (bytes.length !== known.sizeBytes)
        throw new Fault('image.wrong-size', {
          name: info.name,
          sizeBytes: bytes.length,
          chipBytes: known.sizeBytes,
        })
      return planPreview(known, before, bytes)
    },
  }
}

/** Size of the part of this name, bytes; `null` when none or several sizes fit. */
function chipSize(name: string | null): number | null {
  const sizes = new Set(name === null ? [] : entriesNamed(name).map(({ sizeBytes }) => sizeBytes))
  const [only] = sizes
  return sizes.size === 1 && only !== undefined ? only : null
}

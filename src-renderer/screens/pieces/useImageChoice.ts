// SPDX-License-Identifier: GPL-3.0-or-later
/** The image that the user chose, from its source to the choice of the wizard. */
import { useEffect, useRef, useState } from 'react'
import type { ImageInfo } from '../../../shared/model/image.ts'
import type { CutPart } from '../../parts/ImageOnChip.tsx'
import { ask, tell } from '../../store/actions.ts'
import { bringFile, forgetHanded, handedOver, newChoice } from '../../store/transfer.ts'
import type { Handed } from '../../store/transfer.ts'
import { acknowledge, choose } from '../../store/wizard.ts'
import { imageText as words } from '../../text/image.ts'
import { addressText } from '../../text/size.ts'
import { canKeepMac, destinationOf } from '../../wizard/findings.ts'
import { cutFor } from '../../wizard/images.ts'
import { practiceImage } from '../../wizard/practice-image.ts'
import { cautionAck } from '../../wizard/stages.ts'
import type { WizardView } from '../../wizard/view.ts'

/** No flash chip in the table is larger; a larger file is an archive or a mistake. */
const mostBytes = 256 * 1048576

/** A caution about the whole file, not one part: the user acknowledges it once for all chips of the mainboard. */
const vendorFiles = cautionAck('W-VENDOR-FILES')
const ofWhole = ({ choices }: WizardView, sha256: string) =>
  `whole:${choices.board ?? ''}:${sha256}:${vendorFiles}`

/** Gets an image; `null` if there is none. */
export type Bring = () => Promise<ImageInfo | null> | ImageInfo

/** Result of the last choice. */
interface Taken {
  readonly said: string | null
  /** Where it was cut from a whole image; `null`: it is not a part. */
  readonly part: CutPart | null
  /** SHA-256 of that whole image. */
  readonly wholeSha256: string | null
}

export interface ImageChoice extends Pick<Taken, 'said' | 'part'> {
  /** Name of a file that is too large to be an image. */
  readonly tooLarge: string | null
  /** Chosen on the page before, and not loaded yet. */
  readonly handed: Handed | null
  /** The other ways to choose an image are shown, although one is chosen. */
  readonly othersShown: boolean
  readonly showOthers: (shown: boolean) => void
  readonly pick: (file: File) => void
  /** Chooses something that is already in the app: a file on its way is no longer wanted. */
  readonly takeHere: (bring: Bring, said?: string | null) => void
  readonly read: (ack: string, read: boolean) => void
}

export function useImageChoice(view: WizardView): ImageChoice {
  const { snapshot } = view
  const [tooLarge, setTooLarge] = useState<string | null>(null)
  const [taken, setTaken] = useState<Taken>({ said: null, part: null, wholeSha256: null })
  const [othersShown, showOthers] = useState(false)
  const [handed, setHanded] = useState(handedOver)
  /** Chooses the result of `bring`, unless the user has chosen something else meanwhile. */
  const take = async (bring: Bring, said: string | null = null) => {
    const isLast = newChoice()
    setTooLarge(null)
    const info = await bring()
    if (info === null || !isLast()) return
    const fit = await fitted(view, info, isLast)
    if (fit === null) return
    const { part, chosen } = fit
    setTaken({
      said: part === null ? said : saidOfCut(part),
      part,
      wholeSha256: part === null ? null : info.sha256,
    })
    showOthers(false)
    choose({ imageId: chosen.id })
    // The user acknowledged the whole file when writing its part for the previous chip.
    if (part !== null && view.acks.has(ofWhole(view, info.sha256))) acknowledge(vendorFiles, true)
  }
  const takeHere = async (bring: Bring, said?: string | null) => {
    const { incoming } = snapshot
    if (incoming !== null) void tell('image.stop', { transferId: incoming.transferId })
    await take(bring, said)
  }
  const pick = async (file: File) => {
    if (file.size > mostBytes) setTooLarge(file.name)
    else await take(() => bringFile(file))
  }
  useHanded(handed, async (chosen) => {
    if (chosen.kind === 'file') await pick(chosen.file)
    else if (chosen.kind === 'practice') await takeHere(() => makePracticeImage(view))
    else {
      const known = snapshot.images.find(({ id }) => id === chosen.imageId)
      if (known !== undefined) await takeHere(() => known)
    }
    setHanded(null)
  })
  return {
    said: taken.said,
    part: taken.part,
    tooLarge,
    handed,
    othersShown,
    showOthers,
    pick: (file) => void pick(file),
    takeHere: (bring, said) => void takeHere(bring, said),
    read(ack, read) {
      acknowledge(ack, read)
      if (ack === vendorFiles && taken.wholeSha256 !== null)
        acknowledge(ofWhole(view, taken.wholeSha256), read)
    },
  }
}

/**
 * The part for this chip, with the network address of this computer; `null` if another choice replaced it meanwhile.
 */
async function fitted(
  view: WizardView,
  info: ImageInfo,
  isLast: () => boolean,
): Promise<{ readonly chosen: ImageInfo; readonly part: CutPart | null } | null> {
  const part = cutFor(view, info)
  const piece = part === null ? info : await ask('image.slice', { imageId: info.id, ...part })
  if (piece === null || !isLast()) return null
  const chosen = await withOwnAddress(view, piece)
  if (!isLast()) return null
  return { chosen, part: part === null ? null : { range: part.range, fileBytes: info.sizeBytes } }
}

const saidOfCut = ({ range: { offset, length } }: CutPart): string =>
  words.cut(addressText(offset), addressText(offset + length - 1))

/** Loads, once, the image chosen on the page before. */
function useHanded(handed: Handed | null, take: (handed: Handed) => Promise<void>): void {
  const begun = useRef(false)
  const latest = useRef(take)
  useEffect(() => {
    if (handed === null || begun.current) return
    begun.current = true
    forgetHanded()
    void latest.current(handed)
  }, [handed])
}

/** The copy with the network address of the backup, if the backup holds a valid address and the image another. */
async function withOwnAddress(view: WizardView, image: ImageInfo): Promise<ImageInfo> {
  if (view.snapshot.session?.backup == null) return image
  const findings = await tell('image.check', { imageId: image.id, ...destinationOf(view) })
  if (findings === null || !canKeepMac(findings)) return image
  return (await tell('image.keep-mac', { imageId: image.id }))?.image ?? image
}

/** Passed on in the same way as a file from the user. */
export async function makePracticeImage(view: WizardView): Promise<ImageInfo | null> {
  const backup = view.snapshot.session?.backup ?? null
  if (backup === null) return null
  const held = await ask('backup.get', { backupId: backup.id })
  if (held === null) return null
  const { slot } = destinationOf(view)
  const { bytes, fileName } = practiceImage(held, { board: view.board, slot })
  return bringFile(new File([bytes], fileName))
}

// SPDX-License-Identifier: GPL-3.0-or-later
/** Sends files of the user to the app in chunks; the file chosen last wins. */
import type { ImageInfo } from '../../shared/model/image.ts'
import { systemTrouble } from '../../shared/system-trouble.ts'
import { actionState, ask, tell } from './actions.ts'

/** Bytes of a chunk; small enough that sending one never visibly blocks the page. */
const partBytes = 1024 * 1024

let turn = 0

/** Counts a choice of the user; the returned function says whether it is still the latest. */
export function newChoice(): () => boolean {
  const mine = ++turn
  return () => mine === turn
}

/**
 * Makes a file of the user an image of the app, under its name without a path. `null` when it was refused, stopped or
 * unreadable, or when another file was chosen since.
 */
export async function bringFile(file: File): Promise<ImageInfo | null> {
  const { name, size } = file
  const begun = await ask('image.begin', { name, sizeBytes: size })
  if (begun === null) return null
  const { transferId } = begun
  underWay.keep(transferId)
  try {
    for (let from = 0; ; from += partBytes) {
      const bytes = new Uint8Array(await file.slice(from, from + partBytes).arrayBuffer())
      const taken = await tell('image.part', { transferId, bytes })
      if (taken?.state === 'whole') return taken.image
      if (taken?.state !== 'more') break
    }
  } catch (error) {
    // The file may have been deleted, changed or unplugged since the user chose it.
    actionState.setState({
      lastFault: { code: 'image.missing', facts: { path: name, why: systemTrouble(error) } },
    })
  } finally {
    underWay.forget(transferId)
  }
  await tell('image.stop', { transferId })
  return null
}

/** Survives a reload of this tab: a file that was being sent then will never be complete. */
const underWay = {
  key: 'pin-one.transfer',
  keep: (id: string) => sessionStorage.setItem(underWay.key, id),
  forget: (id: string) => {
    if (sessionStorage.getItem(underWay.key) === id) sessionStorage.removeItem(underWay.key)
  },
}

/** Called once after the page has loaded. */
export function stopCutOff(): void {
  const transferId = sessionStorage.getItem(underWay.key)
  if (transferId === null) return
  underWay.forget(transferId)
  void tell('image.stop', { transferId })
}

/** Chosen on the page of the backup; the page of the image receives it. */
export type Handed =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'image'; readonly imageId: string }
  | { readonly kind: 'practice' }

let handed: Handed | null = null

export function handOver(chosen: Handed): void {
  handed = chosen
}

export const handedOver = (): Handed | null => handed

/** Once a page has begun to receive it, the next page that asks gets nothing. */
export function forgetHanded(): void {
  handed = null
}

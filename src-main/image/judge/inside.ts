// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Does the image hold the vendor files? Which network address would the computer have, what is locked, what would be
 * lost? Pure.
 */
import { sharedMacs } from '../../../shared/data/image-targets.ts'
import type { ImageContents } from '../../../shared/model/contents.ts'
import type { Case } from './judged.ts'

export function judgeVendorFiles(it: Case): void {
  judgeMe(it)
  judgeFiles(it)
}

function judgeMe(it: Case): void {
  const { contents, targets } = it
  const { me, descriptor } = contents
  if (descriptor === null) return
  const needed = targets.length > 0 && targets.every((target) => target.needs_me)
  if (me === null) {
    if (needed) it.find('me-missing', 'stop', { region: null })
    return
  }
  if (me.state === 'outside') return
  it.checked('vendor-files')
  if (me.state === 'table') return
  const optional = targets.some((target) => !target.needs_me) || isOld(descriptor.family)
  if (optional) return
  if (me.state === 'blank' || needed) it.find('me-missing', 'stop', { region: me.range })
  else it.find('me-unknown', 'caution', { region: me.range })
}

/** Chipsets that start without a Management Engine. */
const isOld = (family: string): boolean => ['ich8', 'ich9', 'ich10'].includes(family)

/** Files in CBFS that are present only after injecting. A file is required only if every possible target needs it. */
function judgeFiles(it: Case): void {
  const { contents, targets, named } = it
  const [main] = contents.cbfs
  if (main === undefined || main.partial || targets.length === 0) return
  const exact = targets.filter(({ target }) => target === named?.target)
  const [first, ...others] = exact.length > 0 ? exact : targets
  if (first === undefined) return
  const held = new Set(contents.cbfs.flatMap(({ files }) => files.map(({ name }) => name)))
  const missing = first.needs_files
    .filter((file) => others.every((other) => other.needs_files.includes(file)))
    .filter((file) => !held.has(file))
    // Newer builds start the memory of these chipsets without a vendor file; those for Broadwell cannot.
    .filter(
      (file) =>
        !(file === 'mrc.bin' && contents.config?.nativeRaminit === true) &&
        !(file === 'mrc.bin' && /nri|libremrc/.test(named?.target ?? it.name.toLowerCase())),
    )
  it.checked('vendor-files')
  if (missing.length > 0) it.find('vendor-files-missing', 'stop', { files: missing })
}

/** Only when the whole file system was read, and it is one that starts a mainboard. */
export function judgePayload({ contents, find }: Case): void {
  const { cbfs } = contents
  const files = cbfs.flatMap((each) => each.files)
  if (cbfs.length === 0 || cbfs.some(({ partial }) => partial)) return
  if (!files.some(({ name }) => name === 'fallback/ramstage')) return
  if (!files.some(({ name, type }) => type === 0x20 || type === 0x21 || /payload/.test(name)))
    find('no-payload', 'caution', {})
}

export function judgeNetwork(it: Case): void {
  const { contents, backup, find } = it
  const mac = usableMac(contents)
  const own = backup === null ? null : usableMac(backup)
  if (
    own !== null &&
    !sharedMacs.has(own) &&
    own !== mac &&
    (contents.gbe !== null || mac === null)
  )
    find('backup-has-mac', 'note', { mac: own, imageMac: mac })
  const { gbe } = contents
  if (gbe === null) return
  it.checked('mac')
  const [first, second] = gbe.parts
  if (gbe.blank) find('mac-blank', 'caution', {})
  else if (!first.checksumGood && !second.checksumGood)
    find('mac-checksum', 'caution', { mac: first.mac })
  else if (mac === null) find('mac-blank', 'caution', {})
  else if (sharedMacs.has(mac)) find('mac-shared', 'caution', { mac })
  if (!gbe.blank && first.checksumGood !== second.checksumGood)
    find('gbe-one-part', 'note', { badPart: first.checksumGood ? 2 : 1 })
}

/** The network address of the first correct copy. */
function usableMac({ gbe }: ImageContents): string | null {
  return gbe?.parts.find((part) => part.checksumGood && part.macUsable)?.mac ?? null
}

export function judgeLocks({ contents, find }: Case): void {
  const locked = (contents.descriptor?.hostMayNotWrite ?? []).filter((name) =>
    ['fd', 'bios', 'me', 'gbe'].includes(name),
  )
  if (locked.length > 0) find('descriptor-locked', 'caution', { regions: locked })
}

/** What the chip holds now and would lose. */
export function judgeLosses({ contents, backup, find }: Case): void {
  if (backup === null) return
  if (backup.windowsKey && !contents.windowsKey) find('backup-has-windows-key', 'note', {})
  if (backup.me?.full === true && contents.me?.full !== true) find('backup-has-full-me', 'note', {})
  if (backup.chromebook?.vpd === true && contents.chromebook?.vpd !== true)
    find('backup-has-vpd', 'note', {})
}

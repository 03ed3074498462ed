// SPDX-License-Identifier: GPL-3.0-or-later
/** Chooses the file of an archive that fits, by name, size and the checksums published with it. Pure. */
import { createHash } from 'node:crypto'
import type { ArchiveEntry, ArchiveForm, ArchiveListing } from '../../../shared/model/archive.ts'
import { namedTarget, refusedName } from '../file-name.ts'

export interface LookedAt {
  readonly name: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly sha512: string
}

export interface Wanted {
  /** Id of the mainboard; `null`: unknown. */
  readonly board: string | null
  /** Sizes in bytes that a whole image, or the part for one chip, may have; empty: unknown. */
  readonly sizes: readonly number[]
  /** Keyboard layout as written in file names, `deqwertz`; `null`: unknown. */
  readonly keyboard: string | null
}

export const lookAt = (name: string, bytes: Uint8Array): LookedAt => ({
  name: name.replaceAll(/[^\u0020-\u007e]/g, '?').slice(0, 200),
  sizeBytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  sha512: createHash('sha512').update(bytes).digest('hex'),
})

const baseName = (name: string): string => name.slice(name.lastIndexOf('/') + 1)

/** `deqwertz`, `usdvorak`, `colemak`: the last word of a Libreboot file name. */
const keyboardOf = (name: string): string | null =>
  /_([a-z]{2}(?:qwertz?y?|azerty|dvorak|bepo)|colemak|[a-z]{2}qwert[yz])\.rom$/i
    .exec(baseName(name))?.[1]
    ?.toLowerCase() ?? null

/** Checksum lists as `sha256sum` and `sha512sum` write them: file name to hash. Other lines are ignored. */
export function statedChecksums(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, hash = '', name = ''] of text.matchAll(
    /^([0-9a-f]{64}|[0-9a-f]{128})[ \t]+\*?(.+?)\r?$/gim,
  ))
    found.set(baseName(name.trim()), hash.toLowerCase())
  return found
}

const isImage = (name: string): boolean => /\.(?:rom|bin|img|fd|uf2)$/i.test(name)

/** `stated` holds the checksums found inside the archive and beside it. */
export function listing(
  form: ArchiveForm,
  files: readonly LookedAt[],
  wanted: Wanted,
  stated: ReadonlyMap<string, string>,
): ArchiveListing {
  const entries = files.map((file, index): ArchiveEntry => {
    const target = namedTarget(baseName(file.name))
    const hash = stated.get(baseName(file.name))
    return {
      index,
      name: file.name,
      sizeBytes: file.sizeBytes,
      sha256: file.sha256,
      forBoard:
        wanted.board === null || target === null ? null : target.boards.includes(wanted.board),
      keyboard: keyboardOf(file.name),
      checksum:
        hash === undefined ? 'none' : [file.sha256, file.sha512].includes(hash) ? 'good' : 'bad',
    }
  })
  const usable = entries.filter(
    ({ name, forBoard, checksum }) =>
      !refusedName(name) && forBoard !== false && checksum !== 'bad',
  )
  const images = usable.filter(({ name }) => isImage(name))
  const byName = chosenFrom(images, wanted)
  // A name proves nothing: the only file, or one of the very size, may be called anything.
  const chosen =
    byName.fitting.length > 0
      ? byName
      : chosenFrom(
          usable.filter(
            ({ sizeBytes }) =>
              (form === 'single' && wanted.sizes.length === 0) || wanted.sizes.includes(sizeBytes),
          ),
          wanted,
        )
  return { format: form, entries, ...chosen }
}

function chosenFrom(
  candidates: readonly ArchiveEntry[],
  wanted: Wanted,
): Pick<ArchiveListing, 'fitting' | 'chosenBy'> {
  const named = candidates.filter(({ forBoard }) => forBoard === true)
  const ofBoard = wanted.board === null || named.length === 0 ? candidates : named
  const ofSize = ofBoard.filter(({ sizeBytes }) => wanted.sizes.includes(sizeBytes))
  const sized = wanted.sizes.length === 0 ? ofBoard : ofSize
  const ofKeyboard = sized.filter(({ keyboard }) => keyboard === wanted.keyboard)
  const typed = wanted.keyboard !== null && ofKeyboard.length > 0
  const fitting = typed ? ofKeyboard : sized
  return {
    fitting: [...fitting].sort((one, other) => rank(one) - rank(other)).map(({ index }) => index),
    chosenBy: { board: named.length > 0, size: wanted.sizes.length > 0, keyboard: typed },
  }
}

/** Libreboot's own advice: SeaBIOS first, graphics mode before text mode, then the most common keyboard layout. */
function rank({ name, keyboard }: ArchiveEntry): number {
  const base = baseName(name).toLowerCase()
  const payload = base.startsWith('seagrub') ? 0 : base.startsWith('seabios') ? 1 : 2
  return (
    payload * 4 +
    (base.includes('txtmode') ? 2 : 0) +
    (keyboard === null || keyboard === 'usqwerty' ? 0 : 1)
  )
}

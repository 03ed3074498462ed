// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Images stored on disk while they are written, named by their hash. A killed write is finished from them. No state.
 */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { digests, privateFileMode, readIfThere, writeWhole } from './files.ts'

export async function keepImage(
  directory: string,
  bytes: Uint8Array,
  sha256: string,
): Promise<void> {
  await writeWhole(join(directory, `${sha256}.bin`), bytes, {
    mode: privateFileMode,
    replace: true,
  })
}

/** `null` when the file is gone or no longer has this hash. */
export async function keptImage(directory: string, sha256: string): Promise<Uint8Array | null> {
  const bytes = await readIfThere(join(directory, `${sha256}.bin`)).catch(() => null)
  return bytes !== null && digests(bytes).sha256 === sha256 ? bytes : null
}

export async function dropKeptImagesExcept(
  directory: string,
  sha256s: readonly string[],
): Promise<void> {
  const keep = new Set(sha256s.map((sha256) => `${sha256}.bin`))
  for (const name of await readdir(directory).catch(() => [])) {
    // An image that cannot be removed costs disk space only.
    if (/^[0-9a-f]{64}\.bin$/.test(name) && !keep.has(name))
      await rm(join(directory, name), { force: true }).catch(() => undefined)
  }
}

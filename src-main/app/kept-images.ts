// SPDX-License-Identifier: GPL-3.0-or-later
/** Images on disk while they are written, each under its hash. A killed write is finished from there. No state. */
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

/** `null` when it is gone or no longer has this hash. */
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
    // One that stays costs room and nothing else.
    if (/^[0-9a-f]{64}\.bin$/.test(name) && !keep.has(name))
      await rm(join(directory, name), { force: true }).catch(() => undefined)
  }
}

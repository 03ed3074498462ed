// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a directory that electron-builder accepts as Electron's own distribution, with the stand-in as its executable,
// to test packaging without a download of the real one. Includes the fuse wire that electron-builder changes.
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Marks the fuses inside Electron's binary; then follow their version (1), their number (9) and one digit each. */
export const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** The defaults of Electron 45, in the order of its schema. */
const shippedFuses = '101100011'

/** Fills `directory` for `electronDist` of electron-builder; `version` is Electron's. */
export function makeDist(directory, version) {
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(join(directory, 'resources'), { recursive: true })
  mkdirSync(join(directory, 'locales'))
  const boot = join(import.meta.dirname, 'boot.cjs')
  const script = `#!/bin/sh\nELECTRON_DOUBLE_LAUNCHER="$(readlink -f "$0")" exec node ${JSON.stringify(boot)} "$@"\n# `
  const executable = Buffer.concat([
    Buffer.from(script + fuseSentinel),
    Buffer.from([1, shippedFuses.length]),
    Buffer.from(`${shippedFuses}\n`),
  ])
  writeFileSync(join(directory, 'electron'), executable)
  chmodSync(join(directory, 'electron'), 0o755)
  for (const file of [
    'LICENSE',
    'LICENSES.chromium.html',
    'icudtl.dat',
    'snapshot_blob.bin',
    'resources.pak',
    'locales/en-US.pak',
    'locales/de.pak',
  ])
    writeFileSync(join(directory, file), '')
  writeFileSync(join(directory, 'chrome-sandbox'), '#!/bin/sh\nexit 1\n')
  writeFileSync(join(directory, 'version'), version)
  return directory
}

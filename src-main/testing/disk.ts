// SPDX-License-Identifier: GPL-3.0-or-later
/** Simulates a full disk for some lines of the journal, for tests. */
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { vi } from 'vitest'

type Append = (this: FileHandle, data: string) => Promise<void>

/**
 * From now on, a line for which `taken` returns less than its length is cut to that and refused; `null` accepts the
 * whole line. `path` is any existing file. `vi.restoreAllMocks` undoes it.
 */
export async function fullDisk(
  path: string,
  taken: (line: string) => string | null,
): Promise<void> {
  const handle = await open(path)
  await handle.close()
  const prototype = Object.getPrototypeOf(handle) as { appendFile: Append }
  const real = Reflect.get(prototype, 'appendFile')
  vi.spyOn(prototype, 'appendFile').mockImplementation(async function (this: FileHandle, line) {
    const part = taken(line)
    await real.call(this, part ?? line)
    if (part !== null) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  })
}

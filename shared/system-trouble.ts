// SPDX-License-Identifier: GPL-3.0-or-later
/** Turns errors of Node's file functions and of the browser into codes. */
import type { SystemTrouble } from './model/file-trouble.ts'

type Known = Exclude<SystemTrouble['code'], 'system'>

/** Error codes of Linux, macOS and Windows as Node spells them, and names of a browser's `DOMException`. */
const codes: Readonly<Record<string, Known | undefined>> = {
  ENOENT: 'not-there',
  ENOTDIR: 'not-there',
  NotFoundError: 'not-there',
  EACCES: 'no-right',
  EPERM: 'no-right',
  NotAllowedError: 'no-right',
  SecurityError: 'no-right',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EFBIG: 'no-space',
  EROFS: 'read-only',
  EISDIR: 'a-folder',
  EBUSY: 'in-use',
  ETXTBSY: 'in-use',
  EIO: 'disk-fails',
}

/** What went wrong with a file, from any thrown value. */
export function systemTrouble(error: unknown): SystemTrouble {
  const code = errorWord(error, 'code') ?? errorWord(error, 'name')
  const known = code === null || !Object.hasOwn(codes, code) ? undefined : codes[code]
  if (known !== undefined) return { code: known }
  return { code: 'system', message: error instanceof Error ? error.message : String(error) }
}

function errorWord(error: unknown, key: 'code' | 'name'): string | null {
  if (typeof error !== 'object' || error === null || !(key in error)) return null
  const value = (error as Readonly<Record<string, unknown>>)[key]
  return typeof value === 'string' ? value : null
}

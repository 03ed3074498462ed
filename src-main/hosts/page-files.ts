// SPDX-License-Identifier: GPL-3.0-or-later
/** The page as the hosts serve it: its files, limited to one directory, and its security headers. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the build puts the page, relative to the built program (`dist/main/` and its chunks). */
export function builtPageDirectory(moduleUrl: string): string {
  const directory = fileURLToPath(new URL('.', moduleUrl))
  return join(directory, /[\\/]chunks[\\/]$/.test(directory) ? '../../renderer' : '../renderer')
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}

export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly contentType: string
}

/**
 * The file for a URL path such as `/assets/index.js`; `/` is `index.html`. `null` when the file does not exist, when
 * its type does not belong to a page, or when the path leads out of `root` in any spelling.
 */
export async function pageFile(root: string, urlPath: string): Promise<PageFile | null> {
  let decoded: string
  try {
    decoded = decodeURIComponent(urlPath)
  } catch {
    return null
  }
  if (decoded.includes('\0')) return null
  const path = join(root, normalize(decoded === '/' ? '/index.html' : decoded))
  const contentType = contentTypes[extname(path)]
  if (contentType === undefined || !path.startsWith(root + sep)) return null
  try {
    return { bytes: Uint8Array.from(await readFile(path)), contentType }
  } catch {
    return null
  }
}

/** The headers of every response. `connect`: what the page may connect to besides its own origin. */
export function pageHeaders(connect: readonly string[]): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    // Even a DNS prefetch would send a name to a server, so it is off.
    'x-dns-prefetch-control': 'off',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'serial=(), usb=(), hid=(), camera=(), microphone=(), geolocation=()',
    'cache-control': 'no-store',
  }
}

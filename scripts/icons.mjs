// SPDX-License-Identifier: GPL-3.0-or-later
// Renders assets/icons/pin-one.svg into the formats of the platforms: PNGs for Linux, one .ico for Windows, one .icns
// for macOS. Run it after a change of the drawing: `node scripts/icons.mjs`. The results are in the repository, because
// rendering needs a browser and packaging should not.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { root } from './prepare.mjs'

const directory = join(root, 'assets', 'icons')
export const pngSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]

/** Windows: a directory of PNGs, which it takes since Vista. */
export function icoOf(pngs) {
  const entries = [...pngs].filter(([size]) => size <= 256)
  const head = Buffer.alloc(6 + 16 * entries.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(entries.length, 4)
  let offset = head.length
  for (const [index, [size, png]] of entries.entries()) {
    const at = 6 + 16 * index
    // 0 means 256.
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...entries.map(([, png]) => png)])
}

/** macOS: PNGs under the four letters of their size, once more for the double resolution of the half size. */
const icnsTypes = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]
export function icnsOf(pngs) {
  const parts = icnsTypes.map(([type, size]) => {
    const png = pngs.get(size)
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32BE(8 + png.length, 4)
    return Buffer.concat([head, png])
  })
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.write('icns', 'latin1')
  head.writeUInt32BE(8 + body.length, 4)
  return Buffer.concat([head, body])
}

async function render() {
  const svg = readFileSync(join(directory, 'pin-one.svg'), 'utf8')
  const browser = await chromium.launch({
    executablePath: process.env.PIN_ONE_CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const page = await browser.newPage({ deviceScaleFactor: 1 })
  const pngs = new Map()
  for (const size of pngSizes) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(
      `<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    )
    const png = await page.screenshot({ omitBackground: true })
    pngs.set(size, png)
    writeFileSync(join(directory, `${size}x${size}.png`), png)
  }
  await browser.close()
  writeFileSync(join(directory, 'pin-one.ico'), icoOf(pngs))
  writeFileSync(join(directory, 'pin-one.icns'), icnsOf(pngs))
}

if (process.argv[1] === join(root, 'scripts', 'icons.mjs')) {
  mkdirSync(directory, { recursive: true })
  await render()
}

// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The tests on a real node (or the stand-in of e2e): a board with a clip on a chip of known contents.
 * PIN_ONE_SPIDEV=/dev/spidev0.0 PIN_ONE_SPIDEV_CONTENTS=backup.bin PIN_ONE_SPIDEV_ID=ef4017
 * npx vitest run --project real-node
 */
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { transportConformance } from './conformance.ts'
import { spidevDriver } from '../transport/spidev/driver.ts'

const path = process.env['PIN_ONE_SPIDEV'] ?? '/dev/spidev0.0'
const contents = readFileSync(process.env['PIN_ONE_SPIDEV_CONTENTS'] ?? 'backup.bin')
const id = Buffer.from(process.env['PIN_ONE_SPIDEV_ID'] ?? 'ef4017', 'hex')

transportConformance(`spidev on ${path}`, async () => ({
  transport: await spidevDriver.open(`linux_spi:dev=${path}`, { clockHz: 8_000_000 }),
  jedecId: [id[0] ?? 0, id[1] ?? 0, id[2] ?? 0],
  contents: new Uint8Array(contents),
}))

// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { copyFirmware, findFirmwareDrives } from './firmware.ts'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'pin-one-drives-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function drive(name: string, info: string): Promise<string> {
  const path = join(root, name)
  await mkdir(path)
  await writeFile(join(path, 'INFO_UF2.TXT'), info)
  return path
}
const nothing = () => Promise.resolve([])

describe('boards that wait for firmware', () => {
  it('tells a Pico from a Pico 2 by its own words, and leaves other drives alone', async () => {
    const pico = await drive(
      'a',
      'UF2 Bootloader v3.0\r\nModel: Raspberry Pi RP2\r\nBoard-ID: RPI-RP2\r\n',
    )
    const pico2 = await drive(
      'b',
      'UF2 Bootloader v1.0\nModel: Raspberry Pi RP2350\nBoard-ID: RP2350\n',
    )
    const other = await drive('c', 'Model: Feather\nBoard-ID: SAMD51\n')
    const found = await findFirmwareDrives({
      mountPoints: () => Promise.resolve([pico, pico2, other, join(root, 'gone')]),
      labels: nothing,
    })
    expect(found.map(({ id, family, mounted }) => [id, family, mounted])).toEqual([
      [pico, 'rp2040', true],
      [pico2, 'rp2350', true],
    ])
  })

  it('shows a drive that is plugged in but not mounted, with the command that mounts it', async () => {
    const found = await findFirmwareDrives({
      mountPoints: nothing,
      labels: () => Promise.resolve([{ label: 'RPI-RP2', node: '/dev/disk/by-label/RPI-RP2' }]),
    })
    expect(found).toMatchObject([
      { mounted: false, fix: 'udisksctl mount -b /dev/disk/by-label/RPI-RP2' },
    ])
  })

  it('finds nothing, and does not fail, where the system cannot be asked', async () => {
    const broken = () => Promise.reject(new Error('no'))
    expect(await findFirmwareDrives({ mountPoints: broken, labels: broken })).toEqual([])
  })

  it('copies every byte and reports each step', async () => {
    const id = await drive('a', 'Board-ID: RPI-RP2\n')
    const bytes = Uint8Array.from({ length: 10_000 }, (_, i) => i & 255)
    const steps: number[] = []
    const target = {
      id,
      family: 'rp2040' as const,
      model: 'Pico',
      mounted: true,
      fix: null,
      copiedBytes: null,
    }
    await copyFirmware(target, bytes, (done) => steps.push(done))
    expect(steps).toEqual([4096, 8192, 10_000])
    expect(new Uint8Array(await readFile(join(id, 'pin-one.uf2')))).toEqual(bytes)
  })

  it('says that the drive refused when nothing could be copied', async () => {
    const target = {
      id: join(root, 'gone'),
      family: 'rp2040' as const,
      model: 'Pico',
      mounted: true,
      fix: null,
      copiedBytes: null,
    }
    await expect(copyFirmware(target, new Uint8Array(10_000), () => undefined)).rejects.toThrow(
      'image.unwritable',
    )
  })
})

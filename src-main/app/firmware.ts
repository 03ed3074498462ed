// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * A Pico in BOOTSEL mode appears as a drive; copying a `.uf2` file to it installs serprog. The boot ROM
 * restarts the Pico as soon as the last block has arrived, so a drive that disappears at that moment is a
 * success.
 */
import { open, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '../../shared/fault.ts'
import { systemTrouble } from '../../shared/system-trouble.ts'
import type { FirmwareDrive } from '../../shared/model/programmer.ts'
import { firmwareBoards } from '../../shared/programmer/firmware-boards.ts'
import type { FirmwareFamily } from '../../shared/programmer/firmware-boards.ts'
import { checkUf2 } from '../image/uf2.ts'
import type { Image } from './images.ts'
import type { Store } from './store.ts'

/** Where this system shows drives; tests pass their own. */
export interface DrivePlaces {
  /** Directories where a drive may be mounted. */
  mountPoints(): Promise<readonly string[]>
  /** Labels of the connected drives, mounted or not, each with the device node to mount. */
  labels(): Promise<readonly { readonly label: string; readonly node: string }[]>
}

const familyOfBoard: Readonly<Record<string, FirmwareFamily>> = {
  'RPI-RP2': 'rp2040',
  RP2350: 'rp2350',
}

/** Boards that wait for firmware, mounted or not. Never throws: what cannot be read is left out. */
export async function findFirmwareDrives(places: DrivePlaces): Promise<readonly FirmwareDrive[]> {
  const found: FirmwareDrive[] = []
  for (const mountPoint of await places.mountPoints().catch(() => [])) {
    const drive = await driveAt(mountPoint).catch(() => null)
    if (drive !== null) found.push(drive)
  }
  for (const { label, node } of await places.labels().catch(() => [])) {
    const family = familyOfBoard[label]
    if (family === undefined || found.some((drive) => drive.family === family)) continue
    found.push({
      id: node,
      family,
      model: firmwareBoards[family],
      mounted: false,
      fix: `udisksctl mount -b ${node}`,
      copiedBytes: null,
    })
  }
  return found
}

/** INFO_UF2.TXT in the root names the board. Label and model are no proof: the board's manufacturer may choose them. */
async function driveAt(mountPoint: string): Promise<FirmwareDrive | null> {
  const info = await readFile(join(mountPoint, 'INFO_UF2.TXT'), 'latin1')
  const line = (key: string) =>
    info
      .split(/\r?\n/)
      .find((text) => text.toLowerCase().startsWith(`${key}:`))
      ?.slice(key.length + 1)
      .trim()
  const board = line('board-id') ?? ''
  const family = Object.entries(familyOfBoard).find(([id]) => board.startsWith(id))?.[1]
  if (family === undefined) return null
  return {
    id: mountPoint,
    family,
    model: line('model') ?? board,
    mounted: true,
    fix: null,
    copiedBytes: null,
  }
}

/**
 * Copies a checked file in steps of 4 KiB. Throws `image.unwritable` when the drive fails before
 * the last step. An error on the last step or on closing is a success: the board has restarted.
 */
export async function copyFirmware(
  drive: FirmwareDrive,
  bytes: Uint8Array,
  progress: (doneBytes: number) => void,
): Promise<void> {
  const stepBytes = 4096
  let done = 0
  try {
    const file = await open(join(drive.id, 'pin-one.uf2'), 'w')
    try {
      while (done < bytes.length) {
        const step = bytes.subarray(done, done + stepBytes)
        await file.write(step)
        await file.datasync()
        done += step.length
        progress(done)
      }
    } finally {
      await file.close().catch(() => undefined)
    }
  } catch (cause) {
    if (done + stepBytes >= bytes.length) {
      progress(bytes.length)
      return
    }
    throw new Fault('image.unwritable', { path: drive.model, why: systemTrouble(cause) }, { cause })
  }
}

/**
 * Checks structure and family of the file against the board before it copies the first byte. Reports progress
 * in the snapshot.
 */
export async function installFirmware(
  { store }: { readonly store: Store },
  driveId: string,
  { info, bytes }: Image,
): Promise<void> {
  const drive = store.snapshot.firmwareDrives.find(({ id }) => id === driveId)
  if (drive === undefined) throw new Fault('link.missing', { port: driveId })
  if (!drive.mounted)
    throw new Fault('link.denied', {
      port: drive.model,
      detail: { code: 'not-mounted', fix: drive.fix },
    })
  const check = checkUf2(bytes)
  if (!check.ok) throw new Fault('image.not-firmware', { name: info.name, why: check.why })
  const { family } = check.info
  if (family !== drive.family)
    throw new Fault('image.wrong-firmware', {
      name: info.name,
      madeFor: family,
      board: drive.family,
    })
  const show = (copiedBytes: number | null) =>
    store.publish({
      firmwareDrives: store.snapshot.firmwareDrives.map((each) =>
        each.id === driveId ? { ...each, copiedBytes } : each,
      ),
    })
  show(0)
  try {
    await copyFirmware(drive, bytes, show)
  } finally {
    show(null)
  }
}

/** The drives of this machine. Linux: mounts and labels below `root`; macOS: /Volumes; Windows: drive letters. */
export function systemDrivePlaces(platform: string, root: string): DrivePlaces {
  const none = () => Promise.resolve([])
  if (platform === 'win32')
    return {
      mountPoints: () =>
        Promise.resolve('DEFGHIJKLMNOPQRSTUVWXYZ'.split('').map((letter) => `${letter}:\\`)),
      labels: none,
    }
  if (platform === 'darwin')
    return {
      mountPoints: async () => (await readdir('/Volumes')).map((name) => join('/Volumes', name)),
      labels: none,
    }
  return {
    mountPoints: async () =>
      (await readFile(join(root, 'proc/mounts'), 'utf8'))
        .split('\n')
        .map((mount) => mount.split(' '))
        .filter(([, , type]) => type === 'vfat' || type === 'msdos')
        .map(([, directory]) => (directory ?? '').replaceAll('\\040', ' ')),
    labels: async () =>
      (await readdir(join(root, 'dev/disk/by-label'))).map((label) => ({
        label,
        node: join('/dev/disk/by-label', label),
      })),
  }
}

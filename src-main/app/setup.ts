// SPDX-License-Identifier: GPL-3.0-or-later
/** Detects the set-up: which Linux board this is, whether its SPI pins can be used, and what is missing. Reads only. */
import { readFile, readdir, readlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import type { SetupInfo, SpiPort } from '../../shared/model/setup.ts'
import { placeOf } from '../../shared/programmer/address.ts'
import { wiredPins } from '../../shared/programmer-pins.ts'
import { guideProgrammer, linuxBoardOf } from '../../shared/linux-boards.ts'
import type { LinuxBoardId } from '../../shared/linux-boards.ts'

const systems: Readonly<Record<string, SetupInfo['system']>> = {
  linux: 'linux',
  darwin: 'macos',
  win32: 'windows',
}

/**
 * `root` is `/`, or the directory tree of a test; `found` are the programmers that were just listed. Never throws: what
 * cannot be read is left out.
 */
export async function lookAtSetup(
  root: string,
  platform: string,
  found: readonly FoundProgrammer[],
): Promise<SetupInfo> {
  const system = systems[platform] ?? 'other'
  if (system !== 'linux')
    return { system, linuxBoard: null, spi: 'off', ports: [], held: [], pinModes: {} }
  const linuxBoard = await linuxBoardAt(root)
  const ports = portsAmong(found, linuxBoard?.guideProgrammer ?? null)
  return {
    system,
    linuxBoard,
    spi: ports.some((port) => isOffered(port, linuxBoard)) ? 'ready' : await withoutPort(root),
    ports,
    held: await heldSelects(root),
    pinModes: await pinModes(root),
  }
}

/**
 * Only ports on the header, as far as is known: an SPI bus inside the computer does not mean that SPI is switched on.
 */
const isOffered = (port: SpiPort, board: SetupInfo['linuxBoard']): boolean =>
  port.selectPin !== null || board === null || board.guideProgrammer === 'generic-spidev'

async function linuxBoardAt(root: string): Promise<SetupInfo['linuxBoard']> {
  const strings = async (name: string): Promise<readonly string[]> => {
    const text = await readFile(join(root, 'proc/device-tree', name), 'utf8').catch(() => '')
    return text.split('\0').filter((each) => each !== '')
  }
  const model = (await strings('model'))[0] ?? ''
  const compatible = await strings('compatible')
  const id = linuxBoardOf({ model, compatible })
  if (id === null) return null
  return { model: model === '' ? (compatible[0] ?? '') : model, guideProgrammer: id }
}

async function namesIn(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory).catch(() => [])
  return [...names].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

/** The SPI ports among the found programmers, each with the header pin of its chip select. */
function portsAmong(
  found: readonly FoundProgrammer[],
  board: LinuxBoardId | null,
): readonly SpiPort[] {
  const programmer = guideProgrammer(board)
  return found
    .filter(({ kind }) => kind === 'spidev')
    .map(({ id, pinVariant = null }) => ({
      id,
      path: placeOf(id),
      selectPin:
        programmer === null || pinVariant === null
          ? null
          : (wiredPins(programmer, pinVariant)?.CS.pin ?? null),
    }))
}

/** Without a port: is there at least an SPI controller, or a configuration line that enables one at the next start? */
async function withoutPort(root: string): Promise<SetupInfo['spi']> {
  if ((await namesIn(join(root, 'sys/class/spi_master'))).length > 0) return 'no-port'
  for (const file of ['boot/firmware/config.txt', 'boot/config.txt']) {
    const text = await readFile(join(root, file), 'utf8').catch(() => '')
    if (/^\s*dtparam\s*=\s*(\w+=\w+,)*spi(=on)?\s*(,|$)/mu.test(text)) return 'restart'
  }
  return 'off'
}

async function heldSelects(root: string): Promise<SetupInfo['held']> {
  const directory = join(root, 'sys/bus/spi/devices')
  const held: { name: string; driver: string }[] = []
  for (const name of await namesIn(directory)) {
    const link = await readlink(join(directory, name, 'driver')).catch(() => null)
    const driver = link === null ? 'spidev' : basename(link)
    if (driver !== 'spidev') held.push({ name, driver })
  }
  return held
}

/** BeagleBone's cape-universal: `ocp:P9_17_pinmux/state` holds what `config-pin` has set. */
async function pinModes(root: string): Promise<SetupInfo['pinModes']> {
  const directory = join(root, 'sys/devices/platform/ocp')
  const modes: Record<string, string> = {}
  for (const name of await namesIn(directory)) {
    const pin = /^ocp:(P\d)_(\d+)_pinmux$/u.exec(name)
    if (pin === null) continue
    const state = await readFile(join(directory, name, 'state'), 'utf8').catch(() => '')
    if (state.trim() !== '') modes[`${pin[1]}.${Number(pin[2])}`] = state.trim()
  }
  return modes
}

// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Decides which programmers a front end may open: those that the app listed, those given on the command line of this
 * process, and valid addresses that lead to a port. A page is not trusted with paths.
 */
import { lstat, realpath } from 'node:fs/promises'
import { basename } from 'node:path'
import { Fault } from '../../shared/fault.ts'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import {
  contractAddress,
  isNodePath,
  isPortName,
  nodeOf,
  placeOf,
} from '../../shared/programmer/address.ts'
import { codeOf } from './files.ts'

/** What the check asks of the system; tests pass their own. */
export interface PortLook {
  readonly platform: string
  /** The path after following all links; rejects with the system's error. */
  readonly realpath: (path: string) => Promise<string>
  readonly isCharacterDevice: (path: string) => Promise<boolean>
}

export const systemPortLook: PortLook = {
  platform: process.platform,
  realpath: (path) => realpath(path),
  isCharacterDevice: async (path) => (await lstat(path)).isCharacterDevice(),
}

export interface ProgrammerDoor {
  /** Remembers the programmers that were just found. */
  listed(found: readonly FoundProgrammer[]): void
  /** Rejects with `link.bad-address`, `link.not-a-port`, `link.missing`, `link.denied` or `link.unsupported`. */
  mayOpen(id: string): Promise<void>
}

/** `named`: ids given on the command line of this process. */
export function createDoor(
  named: readonly string[],
  look: PortLook = systemPortLook,
): ProgrammerDoor {
  const known = new Map<string, FoundProgrammer>()
  return {
    listed(found) {
      for (const each of found) known.set(each.id, each)
    },
    async mayOpen(id) {
      if (named.includes(id)) return
      const found = known.get(id)
      if (found !== undefined) {
        if (found.access !== 'refused') return
        const { spiBus } = found
        if (spiBus !== undefined)
          throw new Fault('link.off-header', { port: placeOf(id), role: spiBus })
        throw new Fault('link.unsupported', {
          what: { code: 'refused', id, why: found.accessDetail },
        })
      }
      const parsed = contractAddress(id)
      if (!parsed.ok)
        throw new Fault('link.bad-address', { programmerId: id, problem: parsed.problem })
      const node = nodeOf(parsed.value)
      if (node !== null) await mustBePort(node.path, look)
    },
  }
}

/** A link may lead anywhere, so the device node at its end is checked. */
async function mustBePort(path: string, look: PortLook): Promise<void> {
  // Windows has no device files; the names of COM ports are checked by their own grammar.
  if (look.platform === 'win32') return
  let isPort: boolean
  try {
    const real = await look.realpath(path)
    const name = basename(real)
    isPort =
      real.startsWith('/dev/') &&
      (isPortName(name) || isNodePath(real)) &&
      (await look.isCharacterDevice(real))
  } catch (error) {
    const detail = codeOf(error)
    // The driver knows why a device node is missing: a kernel driver may hold its chip select.
    if (detail === 'ENOENT' && isNodePath(path)) return
    if (detail === 'EACCES' || detail === 'EPERM')
      throw new Fault(
        'link.denied',
        { port: path, detail: { code: 'system', message: detail } },
        { cause: error },
      )
    throw new Fault('link.missing', { port: path }, { cause: error })
  }
  if (!isPort) throw new Fault('link.not-a-port', { port: path })
}

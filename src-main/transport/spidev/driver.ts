// SPDX-License-Identifier: GPL-3.0-or-later
/** SPI ports of Linux boards: `/dev/spidevB.C`. */
import { Fault } from '../../../shared/fault.ts'
import type { FoundProgrammer } from '../../../shared/model/programmer.ts'
import { lineProgrammer } from '../../../shared/programmer/address.ts'
import { linuxBoardSpeed, mayWriteOn } from '../../../shared/linux-boards.ts'
import type { SpiBusRole } from '../../../shared/model/spi-bus.ts'
import type { LinuxBoardSpeed } from '../../../shared/linux-boards.ts'
import { portAccess } from '../serprog/ports.ts'
import type { PortAccess, SystemRoots } from '../serprog/ports.ts'
import type { ProgrammerDriver } from '../spi.ts'
import { NodeError, OverdueError } from './node.ts'
import {
  bufferBytes,
  deviceTree,
  holdingDriver,
  nodeName,
  roleOfNode,
  linuxBoard,
  spidevNodes,
  spiSystem,
} from './system.ts'
import type { SpiSystem } from './system.ts'
import { SpidevTransport } from './transport.ts'
import type { TransportNote } from '../../../shared/model/transport-note.ts'
import type { PortTrouble } from '../../../shared/model/port-trouble.ts'
import { openInTime } from './watched-node.ts'
import type { WatchedNode } from './watched-node.ts'

/** Parses `linux_spi:dev=/dev/spidev0.0` (flashprog's form); `null` for anything else. */
function spidevPath(id: string): string | null {
  const parsed = lineProgrammer(id)
  if (!parsed.ok || parsed.value.address.kind !== 'spidev') return null
  const { address } = parsed.value
  return address.form === 'node' ? address.path : null
}

export function createSpidevDriver(system: SpiSystem): ProgrammerDriver {
  return {
    kind: 'spidev',
    list: () => (system.platform === 'linux' ? list(system) : Promise.resolve([])),
    accepts: (id) => spidevPath(id) !== null,
    open: async (id, { clockHz, signal }) => {
      const { node, grantedHz, notes, speed, role } = await openSpidev(id, clockHz, system)
      if (signal?.aborted === true) {
        node.close()
        throw new Fault('link.lost', { opsDone: 0 })
      }
      try {
        return await SpidevTransport.open(node, grantedHz, notes, speed.equalReads, role)
      } catch (error) {
        node.close()
        throw await openFault(node.path, error, system)
      }
    },
  }
}

/** The driver for this system; its list is empty on systems without spidev. */
export const spidevDriver: ProgrammerDriver = createSpidevDriver(spiSystem)

async function list({ roots }: SpiSystem): Promise<readonly FoundProgrammer[]> {
  const paths = await spidevNodes(roots)
  if (paths.length === 0) return []
  const { model } = await deviceTree(roots)
  return await Promise.all(
    paths.map(async (path): Promise<FoundProgrammer> => {
      const { role, pinVariant } = await roleOfNode(path, roots)
      return {
        id: `linux_spi:dev=${path}`,
        kind: 'spidev',
        label: model === '' ? null : model,
        ...(await accessOf(path, role, roots)),
        usb: null,
        spiBus: role,
        pinVariant,
      }
    }),
  )
}

/** A bus that is not on the header is listed with its reason, but not offered. */
async function accessOf(path: string, role: SpiBusRole, roots: SystemRoots): Promise<PortAccess> {
  if (mayWriteOn(role)) return await portAccess(path, roots)
  return { access: 'refused', accessDetail: { code: 'bus', role } }
}

export interface OpenedNode {
  /** What the bus is connected to; decides whether writes are refused. */
  readonly role: SpiBusRole
  readonly node: WatchedNode
  /** Reported by the node after the clock was set, Hz; never more than requested. */
  readonly grantedHz: number
  readonly notes: readonly TransportNote[]
  /** The clocks that the guide names for this board. */
  readonly speed: LinuxBoardSpeed
}

/**
 * Opens the node of `id` and sets its clock: the requested one, or the board's own, but never above what the guide
 * allows for this board. Faults: `link.missing`, `link.denied`, `link.busy`, `link.unsupported`, each with its remedy,
 * and `link.silent` when the kernel does not answer.
 */
export async function openSpidev(
  id: string,
  askedHz: number | null,
  system: SpiSystem = spiSystem,
): Promise<OpenedNode> {
  const path = spidevPath(id)
  if (path === null) throw new Fault('bug.bad-input', { what: `programmer ${id}` })
  if (system.platform !== 'linux')
    throw new Fault('link.unsupported', { what: { code: 'spi-port-elsewhere' } })
  const board = await linuxBoard(system.roots)
  const speed = linuxBoardSpeed(board)
  const { defaultHz, maxHz } = speed
  const wantedHz = askedHz ?? defaultHz
  const clockHz = maxHz === null ? wantedHz : Math.min(wantedHz, maxHz)
  const { openNode } = await import('./ioctl.ts')
  let node: WatchedNode | null = null
  try {
    node = await openInTime(openNode(path, await bufferBytes(system.roots)))
    const saysHz = await node.setSpeed(clockHz)
    const { role } = await roleOfNode(path, system.roots)
    const notes: TransportNote[] = []
    if (clockHz < wantedHz)
      notes.push({ code: 'clock-limited', askedHz: wantedHz, keptHz: clockHz, board })
    if (!mayWriteOn(role)) notes.push({ code: 'bus', role })
    return {
      role,
      node,
      grantedHz: saysHz > 0 ? Math.min(saysHz, clockHz) : clockHz,
      notes,
      speed,
    }
  } catch (error) {
    node?.close()
    throw await openFault(path, error, system)
  }
}

async function openFault(path: string, error: unknown, system: SpiSystem): Promise<Fault> {
  if (error instanceof Fault) return error
  if (error instanceof OverdueError) {
    const { call: command, waitedMs } = error
    return new Fault('link.silent', { command, waitedMs, opsDone: 0 }, { cause: error })
  }
  if (error instanceof NodeError) {
    const { call, errno } = error
    const what = { code: 'no-spidev', path, call, errno } as const
    return new Fault('link.unsupported', { what }, { cause: error })
  }
  const { code, message } = error as NodeJS.ErrnoException
  switch (code) {
    case 'EACCES':
    case 'EPERM': {
      const { access, accessDetail } = await portAccess(path, system.roots)
      const detail: PortTrouble =
        access === 'denied' && accessDetail !== null ? accessDetail : { code: 'system', message }
      return new Fault('link.denied', { port: path, detail }, { cause: error })
    }
    case 'EBUSY':
      return new Fault(
        'link.busy',
        { port: path, detail: await busyDetail(path, system) },
        { cause: error },
      )
    case 'ENOENT':
    case 'ENODEV':
    case 'ENXIO': {
      const name = nodeName(path)
      const driver = name === null ? null : await holdingDriver(system.roots, name)
      if (driver === null) return new Fault('link.missing', { port: path }, { cause: error })
      const detail = { code: 'kernel-driver', driver } as const
      return new Fault('link.busy', { port: path, detail }, { cause: error })
    }
    default: {
      const what = { code: 'port', path, message } as const
      return new Fault('link.unsupported', { what }, { cause: error })
    }
  }
}

async function busyDetail(path: string, { roots }: SpiSystem): Promise<PortTrouble> {
  const { access, accessDetail } = await portAccess(path, roots)
  return access === 'busy' && accessDetail !== null ? accessDetail : { code: 'locked' }
}

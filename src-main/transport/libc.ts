// SPDX-License-Identifier: GPL-3.0-or-later
/** Calls into the C library that Node does not offer. The only file that uses koffi; loads it only when needed. */
import fs from 'node:fs'
import { Fault } from '../../shared/fault.ts'

/** A pseudo terminal: what is written to one side can be read from the other, as on a serial port. */
export interface Pty {
  /** The device's side, which Pin One uses; not blocking. */
  readonly masterFd: number
  /** Pin One keeps it open, so that the master never sees the last client disconnect. */
  readonly slaveFd: number
  /** What clients open. */
  readonly path: string
}

/** Larger than any system's `struct termios`, so its layout does not matter. */
const TERMIOS_BYTES = 256
const PATH_BYTES = 256
const TCSANOW = 0
/** The same number on Linux, macOS and the BSDs. */
const F_SETFL = 4

/**
 * Makes a PTY in raw mode: no echo, no line editing, all 8 bits. The caller closes both descriptors. Throws
 * `link.unsupported` on Windows, which has no PTY, and when the C library refuses.
 */
export async function openPty(): Promise<Pty> {
  if (process.platform === 'win32')
    throw new Fault('link.unsupported', { what: { code: 'no-pty', failed: null } })
  const koffi = await loadKoffi()
  const libc = koffi.load(null)
  const posixOpenpt = libc.func('int posix_openpt(int flags)')
  const grantpt = libc.func('int grantpt(int fd)')
  const unlockpt = libc.func('int unlockpt(int fd)')
  const tcgetattr = libc.func('int tcgetattr(int fd, void *termios)')
  const cfmakeraw = libc.func('void cfmakeraw(void *termios)')
  const tcsetattr = libc.func('int tcsetattr(int fd, int when, const void *termios)')
  const fcntl = libc.func('int fcntl(int fd, int command, ...)')
  const open: number[] = []
  const demand = (name: string, result: unknown): number => {
    if (typeof result === 'number' && result >= 0) return result
    const failed = { call: name, errno: koffi.errno() }
    throw new Fault('link.unsupported', { what: { code: 'no-pty', failed } })
  }
  try {
    const flags = fs.constants.O_RDWR | fs.constants.O_NOCTTY
    const masterFd = demand('posix_openpt', posixOpenpt(flags))
    open.push(masterFd)
    demand('grantpt', grantpt(masterFd))
    demand('unlockpt', unlockpt(masterFd))
    const path = slavePath(libc.func.bind(libc), masterFd, demand)
    const slaveFd = fs.openSync(path, flags)
    open.push(slaveFd)
    const termios = new Uint8Array(TERMIOS_BYTES)
    demand('tcgetattr', tcgetattr(slaveFd, termios))
    cfmakeraw(termios)
    demand('tcsetattr', tcsetattr(slaveFd, TCSANOW, termios))
    // A blocking write would stop the whole process while a client does not read.
    demand('fcntl', fcntl(masterFd, F_SETFL, 'int', fs.constants.O_RDWR | fs.constants.O_NONBLOCK))
    return { masterFd, slaveFd, path }
  } catch (error) {
    for (const fd of open) fs.closeSync(fd)
    throw error
  }
}

type Declare = (definition: string) => (...values: unknown[]) => unknown

/** Name of the other side; glibc and musl have the re-entrant call, macOS only since 10.13.4. */
function slavePath(
  declare: Declare,
  masterFd: number,
  demand: (name: string, result: unknown) => number,
): string {
  const ptsname = declare('int ptsname_r(int fd, void *name, size_t bytes)')
  const name = new Uint8Array(PATH_BYTES)
  // Returns 0 or the error number.
  const result = ptsname(masterFd, name, PATH_BYTES)
  demand('ptsname_r', result === 0 ? 0 : -1)
  return new TextDecoder().decode(name.subarray(0, name.indexOf(0)))
}

/** The calls a device node needs beyond reading and writing. */
export interface NodeCalls {
  /**
   * ioctl(2) on a thread of its own: resolves with its result, or minus the error number, when the kernel is done,
   * which may be never. Until then `fd` must stay open, and `argument` and the memory it points to must not change.
   */
  ioctl(fd: number, request: number, argument: Uint8Array): Promise<number>
  /** flock(2) without waiting: false when another process holds the node. Closing the descriptor releases the lock. */
  lockAlone(fd: number): boolean
  /** Address of the first byte, for structures that hold pointers; `memory` must not be resized while it is used. */
  address(memory: Uint8Array): bigint
}

/** LOCK_EX | LOCK_NB, the same on Linux and the BSDs. */
const LOCK_ALONE = 6

/** Arguments of calls that the kernel has not answered: it may still write to this memory. */
const unanswered = new Set<Uint8Array>()
let leavesAtOnce = false

/** True while a call is inside the kernel: the event loop then never ends by itself, only `process.exit` helps. */
export function callsUnanswered(): boolean {
  return unanswered.size > 0
}

/**
 * A normal exit waits for every thread, also for one whose call never returns; _exit(2) does not. Registered with the
 * first node, so it runs after the exit handlers of the hosts.
 */
function leaveAtOnce(exit: (code: number) => unknown): void {
  if (leavesAtOnce) return
  leavesAtOnce = true
  process.on('exit', (code) => {
    if (callsUnanswered()) exit(code)
  })
}

/** Throws `link.unsupported` with the reason: no koffi build for this computer, or a part of it is missing. */
async function loadKoffi(): Promise<(typeof import('koffi'))['default']> {
  try {
    return (await import('koffi')).default
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    const what = { code: 'no-system-calls', detail: code ?? message } as const
    throw new Fault('link.unsupported', { what }, { cause })
  }
}

/** Throws `link.unsupported` when koffi cannot be loaded. */
export async function nodeCalls(): Promise<NodeCalls> {
  const koffi = await loadKoffi()
  const libc = koffi.load(null)
  const ioctl = libc.func('int ioctl(int fd, unsigned long request, void *argument)')
  const flock = libc.func('int flock(int fd, int operation)')
  leaveAtOnce(libc.func('void _exit(int code)'))
  return {
    ioctl: (fd, request, argument) =>
      new Promise((resolve, reject) => {
        unanswered.add(argument)
        ioctl.async(fd, request, argument, (error: Error | null, returned: unknown) => {
          unanswered.delete(argument)
          const result = Number(returned)
          if (error !== null) reject(error)
          else resolve(result < 0 ? -koffi.errno() : result)
        })
      }),
    lockAlone: (fd) => Number(flock(fd, LOCK_ALONE)) === 0,
    address: (memory) => koffi.address(memory),
  }
}

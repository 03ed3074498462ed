// SPDX-License-Identifier: GPL-3.0-or-later
/** Calls into the C library that Node does not offer. The only file that knows koffi, which is loaded when needed. */
import fs from 'node:fs'
import { Fault } from '../../shared/fault.ts'

/** A pseudo terminal: what is written to one side can be read from the other, as with a serial port. */
export interface Pty {
  /** Ours: the device's side, not blocking. */
  readonly masterFd: number
  /** Kept open by us, so that the master never sees the last client leave. */
  readonly slaveFd: number
  /** What clients open. */
  readonly path: string
}

/** Larger than any system's `struct termios`, whose layout we need not know. */
const TERMIOS_BYTES = 256
const PATH_BYTES = 256
const TCSANOW = 0
/** The same number on Linux, macOS and the BSDs. */
const F_SETFL = 4

/**
 * Makes a PTY in raw mode: no echo, no line editing, all 8 bits. The caller closes both descriptors.
 * Throws `link.unsupported` on Windows, which has none, and where the C library refuses.
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
    // Blocking writes would hold the whole process up while a client does not read.
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
   * ioctl(2) on a thread of its own: its result, or minus the error number, when the kernel is done, which may be
   * never. `fd` must stay open and `argument`, as what it points to, untouched until then.
   */
  ioctl(fd: number, request: number, argument: Uint8Array): Promise<number>
  /** flock(2) without waiting: false when somebody else holds the node. The lock goes with the descriptor. */
  lockAlone(fd: number): boolean
  /** Where the first byte is, for structures that hold pointers; `memory` must not be resized while it is used. */
  address(memory: Uint8Array): bigint
}

/** LOCK_EX | LOCK_NB, the same on Linux and the BSDs. */
const LOCK_ALONE = 6

/** The arguments of calls that the kernel has not answered: memory it may still write to. */
const unanswered = new Set<Uint8Array>()
let leavesAtOnce = false

/** True while a call is inside the kernel: the event loop then does not end by itself, only `process.exit` helps. */
export function callsUnanswered(): boolean {
  return unanswered.size > 0
}

/**
 * The usual exit waits for every thread, so also for one whose call never comes back; _exit(2) does not. Registered
 * with the first node, so behind what the hosts do on exit.
 */
function leaveAtOnce(exit: (code: number) => unknown): void {
  if (leavesAtOnce) return
  leavesAtOnce = true
  process.on('exit', (code) => {
    if (callsUnanswered()) exit(code)
  })
}

/** Throws `link.unsupported` with why koffi cannot be loaded: no build for this machine, or a part of it is missing. */
async function loadKoffi(): Promise<(typeof import('koffi'))['default']> {
  try {
    return (await import('koffi')).default
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    const what = { code: 'no-system-calls', detail: code ?? message } as const
    throw new Fault('link.unsupported', { what }, { cause })
  }
}

/** Throws `link.unsupported` where koffi cannot be loaded. */
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

// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Only one process at a time may use a data directory: a second one would take the running write of the first for an
 * interrupted one. The lock is a file that names its process and the socket on which that process listens. The lock of
 * a dead process is stale.
 */
import { readFileSync } from 'node:fs'
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { codeOf, mustBeRegular, privateFileMode, readIfThere, troubleOf } from './files.ts'
import { doorPlace, knock, openDoor } from './lock-door.ts'
import { Fault } from '../../shared/fault.ts'
import type { OtherHolder } from '../../shared/model/job.ts'

interface Holder {
  readonly pid: number
  /** Tells a living process from a later one with the same number; empty when the system does not offer this. */
  readonly started: string
  readonly since: string
  readonly token: string
  /** Names the socket on which the holder listens while it lives. */
  readonly door: boolean
}

/** System functions that the lock uses; tests pass their own. */
export interface LockSystem {
  readonly platform: NodeJS.Platform
  /** `null` when the system does not tell when a process started (macOS, Windows), or when there is no such process. */
  startOf(pid: number): string | null
}

const thisSystem: LockSystem = { platform: process.platform, startOf }

export interface Lock {
  release(): Promise<void>
}

const takeoverMs = 10_000
const mostLockBytes = 4096

const path = (dataDir: string) => join(dataDir, 'lock')

/** Rejects with `gate.other-instance` while another living process holds the lock. */
export async function takeLock(
  dataDir: string,
  now: () => Date,
  system: LockSystem = thisSystem,
): Promise<Lock> {
  const file = path(dataDir)
  const token = randomBytes(8).toString('hex')
  const door = await openDoor(doorPlace(dataDir, token, system.platform))
  const own: Holder = {
    pid: process.pid,
    started: system.startOf(process.pid) ?? '',
    since: now().toISOString(),
    token,
    door: door !== null,
  }
  let taken = false
  const aside = `${file}.${own.token}`
  try {
    await writeFile(aside, JSON.stringify(own), { mode: privateFileMode, flag: 'wx' })
    // Bounded: each failed round means that another process is changing the lock at this moment.
    for (let round = 0; round < 20; round += 1) {
      if (await linked(aside, file)) {
        taken = true
        return {
          release: async () => {
            await release(file, token)
            await door?.close()
          },
        }
      }
      await mustBeRegular(file, mostLockBytes)
      const holder = await holderOf(file)
      if (holder !== null && (await isAlive(file, holder, system)))
        throw new Fault('gate.other-instance', { pid: holder.pid, since: holder.since })
      await removeStale(file, system)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Fault('gate.other-instance', { pid: 0, since: own.since })
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault('data.vault-unwritable', { directory: dataDir, detail: troubleOf(error) })
  } finally {
    await rm(aside, { force: true })
    if (!taken) await door?.close()
  }
}

/** The living process other than this one that holds the lock; `null` when there is none. */
export async function otherHolder(
  dataDir: string,
  system: LockSystem = thisSystem,
): Promise<OtherHolder | null> {
  const holder = await holderOf(path(dataDir))
  if (
    holder === null ||
    holder.pid === process.pid ||
    !(await isAlive(path(dataDir), holder, system))
  )
    return null
  return { pid: holder.pid, since: holder.since }
}

async function linked(aside: string, file: string): Promise<boolean> {
  try {
    await link(aside, file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(codeOf(error))) throw error
  }
  // This file system has no hard links; creating the file exclusively is the next best way.
  try {
    await writeFile(file, await readFile(aside), { mode: privateFileMode, flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/**
 * Removes the lock of a dead process. Only one process at a time may do this: otherwise, when two processes see the
 * same stale file, the slower one could remove the new lock of the faster one.
 */
async function removeStale(file: string, system: LockSystem): Promise<void> {
  const guard = `${file}.takeover`
  try {
    await writeFile(guard, '', { mode: privateFileMode, flag: 'wx' })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    const age = await stat(guard).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    )
    // Held for a few file operations only. If it is older, its process died during them.
    if (age > takeoverMs) await rm(guard, { force: true })
    return
  }
  try {
    const holder = await holderOf(file)
    if (holder !== null && (await isAlive(file, holder, system))) return
    await rm(file, { force: true })
    if (holder?.door === true && system.platform !== 'win32')
      await rm(doorPlace(dirname(file), holder.token, system.platform), { force: true })
  } finally {
    await rm(guard, { force: true })
  }
}

async function release(file: string, token: string): Promise<void> {
  const holder = await holderOf(file)
  if (holder?.token === token) await rm(file, { force: true })
}

/** Anything else than a small regular file is not a lock of Pin One, so Pin One does not wait for it. */
async function readText(file: string): Promise<string> {
  return new TextDecoder().decode((await readIfThere(file, mostLockBytes)) ?? new Uint8Array())
}

async function holderOf(file: string): Promise<Holder | null> {
  try {
    const value: unknown = JSON.parse(await readText(file))
    if (typeof value !== 'object' || value === null) return null
    const { pid, started, since, token, door } = value as Partial<Holder>
    if (typeof pid !== 'number' || typeof token !== 'string') return null
    const listens = door === true && /^[0-9a-f]{16}$/.test(token)
    return { pid, started: started ?? '', since: since ?? '', token, door: listens }
  } catch {
    return null
  }
}

/**
 * Whether the process that wrote the lock still lives. If the lock has a socket, the socket decides: the system closes
 * it with the process, even if the process number is used again. When nothing can be found out, the answer is yes,
 * because the lock of a living process must never be removed.
 */
async function isAlive(file: string, holder: Holder, system: LockSystem): Promise<boolean> {
  if (holder.door) {
    const answer = await knock(doorPlace(dirname(file), holder.token, system.platform))
    if (answer !== 'none') return answer === 'open'
    // The name is gone. A Windows pipe has then ended with its process; a socket file may have been cleaned away.
    if (system.platform === 'win32') return false
  }
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: the process lives, but belongs to another user.
    if (codeOf(error) === 'ESRCH') return false
  }
  const started = system.startOf(holder.pid)
  return started === null || holder.started === '' || started === holder.started
}

/** Boot id and start tick of a process on Linux: process numbers are used again, this pair is not. */
function startOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold spaces, so fields are counted from the parenthesis after it (field 22,
    // proc_pid_stat(5)).
    const ticks = line.slice(line.lastIndexOf(')') + 2).split(' ')[19]
    return `${boot}/${ticks ?? ''}`
  } catch {
    return null
  }
}

/**
 * One process at a time drives a programmer with one data directory: a second one would take the first one's
 * running write for an interrupted one. The lock is a file that names its process; the file of a dead process is stale.
 */
import { readFileSync } from 'node:fs'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { codeOf, detailOf, privateFileMode } from './files.ts'
import { Fault } from '../../shared/fault.ts'

interface Holder {
  readonly pid: number
  /** Tells a living process from a later one with the same number; empty where the system does not tell. */
  readonly started: string
  readonly since: string
  readonly token: string
}

export interface Lock {
  release(): Promise<void>
}

const path = (dataDir: string) => join(dataDir, 'lock')

/** Rejects with `gate.other-instance` while another living process holds it. */
export async function takeLock(dataDir: string, now: () => Date): Promise<Lock> {
  const file = path(dataDir)
  const own: Holder = {
    pid: process.pid,
    started: startOf(process.pid) ?? '',
    since: now().toISOString(),
    token: randomBytes(8).toString('hex'),
  }
  const aside = `${file}.${own.token}`
  try {
    await writeFile(aside, JSON.stringify(own), { mode: privateFileMode, flag: 'wx' })
    // A few rounds: each failure means that somebody else changed the lock in between.
    for (let round = 0; round < 5; round += 1) {
      if (await linked(aside, file)) return { release: () => release(file, own.token) }
      const holder = await holderOf(file)
      if (holder !== null && isAlive(holder))
        throw new Fault('gate.other-instance', { pid: holder.pid, since: holder.since })
      await removeStale(file, holder?.token ?? null, own.token)
    }
    throw new Fault('gate.other-instance', { pid: 0, since: own.since })
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault('data.vault-unwritable', { directory: dataDir, detail: detailOf(error) })
  } finally {
    await rm(aside, { force: true })
  }
}

/** True while a living process other than this one holds the lock. */
export async function heldByOther(dataDir: string): Promise<boolean> {
  const holder = await holderOf(path(dataDir))
  return holder !== null && holder.pid !== process.pid && isAlive(holder)
}

async function linked(aside: string, file: string): Promise<boolean> {
  try {
    await link(aside, file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(codeOf(error))) throw error
  }
  // No hard links on this file system: exclusive creation is the next best.
  try {
    await writeFile(file, await readFile(aside), { mode: privateFileMode, flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** Renames before deleting, so that of two processes that both saw a stale lock only one removes it. */
async function removeStale(file: string, token: string | null, suffix: string): Promise<void> {
  const stale = `${file}.stale-${suffix}`
  try {
    await rename(file, stale)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const taken = await holderOf(stale)
  // Somebody was faster and this is their fresh lock: put it back.
  if (taken !== null && taken.token !== token) await link(stale, file).catch(() => undefined)
  await rm(stale, { force: true })
}

async function release(file: string, token: string): Promise<void> {
  const holder = await holderOf(file)
  if (holder?.token === token) await rm(file, { force: true })
}

async function holderOf(file: string): Promise<Holder | null> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (typeof value !== 'object' || value === null) return null
    const { pid, started, since, token } = value as Partial<Holder>
    if (typeof pid !== 'number' || typeof token !== 'string') return null
    return { pid, started: started ?? '', since: since ?? '', token }
  } catch {
    return null
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: it lives, under another user.
    if (codeOf(error) === 'ESRCH') return false
  }
  const started = startOf(holder.pid)
  return started === null || holder.started === '' || started === holder.started
}

/** Boot and start tick of a process on Linux: process numbers are used again, this pair is not. */
function startOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces; field 22 counts from behind it (proc_pid_stat(5)).
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${boot}/${ticks ?? ''}`
  } catch {
    return null
  }
}

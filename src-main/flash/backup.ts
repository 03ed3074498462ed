// SPDX-License-Identifier: GPL-3.0-or-later
/** Reads the whole chip so that the bytes can be trusted. Never changes the chip. */
import { Fault } from '../../shared/fault.ts'
import type { Believed } from '../../shared/model/believed.ts'
import type { FlashDevice } from './device.ts'
import { noData } from './diagnose.ts'
import { implausible } from './plausible.ts'
import type { Implausible } from './plausible.ts'
import { partOf } from './run.ts'
import type { Run } from './run.ts'
import { sameChip, stopWhenAsked } from './steps.ts'

/** Equal IDs and successful latch tests that are required before contents of a single value are believed. */
const LIFE_ID_READS = 16
const LIFE_LATCH_TESTS = 4

export interface BackupReads {
  /** Exactly the chip's size; equal in every pass. */
  readonly bytes: Uint8Array
  readonly passes: number
  readonly believed: Believed
}

export interface BackupOptions {
  /**
   * The chip states its size in its SFDP table, and it is the size being read. Then two equal halves are real contents.
   * Without this statement they are refused, because a smaller chip would answer twice.
   */
  readonly sizeStatedByChip?: boolean
}

/**
 * Reads the whole chip once; the ID must be the same before and after.
 * Faults: `chip.changed-underway`, `gate.cancelled`, `link.*`.
 */
export async function readChip(device: FlashDevice, run: Run): Promise<Uint8Array> {
  try {
    return await readPass(device, run)
  } finally {
    await device.leave()
  }
}

/**
 * Reads the whole chip `passes` times (2 to 3) and compares every byte. Faults: `wiring.reads-differ`,
 * `wiring.implausible`, and those of `readChip`.
 */
export async function backupReads(
  device: FlashDevice,
  passes: number,
  run: Run,
  options: BackupOptions = {},
): Promise<BackupReads> {
  if (!Number.isInteger(passes) || passes < 2 || passes > 3)
    throw new Fault('bug.bad-input', { what: `${passes} passes, 2 or 3 expected` })
  try {
    const bytes = await equalReads(device, passes, run)
    const suspicion = implausible(bytes, device.chip.sizeBytes)
    const believed: Believed =
      suspicion === null
        ? { code: 'varied', passes, sizeBytes: bytes.length }
        : await explained(device, suspicion, options)
    return { bytes, passes, believed }
  } finally {
    await device.leave()
  }
}

async function equalReads(device: FlashDevice, passes: number, run: Run): Promise<Uint8Array> {
  const { sizeBytes } = device.chip
  const total = passes * sizeBytes
  const first = await readPass(device, partOf(run, 0, total))
  for (let pass = 1; pass < passes; pass++) {
    stopWhenAsked(run)
    const was = await sameChip(device)
    const mismatch = await device.verify(first, partOf(run, pass * sizeBytes, total), 'read')
    await sameChip(device, was)
    if (mismatch !== null)
      throw new Fault('wiring.reads-differ', { ...mismatch, clockHz: device.clockHz })
  }
  run.progress('compare', sizeBytes, sizeBytes)
  return first
}

/** As `readChip`, but keeps the address mode, for a job that continues with the chip. */
export async function readPass(device: FlashDevice, run: Run): Promise<Uint8Array> {
  stopWhenAsked(run)
  const { sizeBytes } = device.chip
  const was = await sameChip(device)
  const bytes = await device.read({ offset: 0, length: sizeBytes }, run, 'read')
  await sameChip(device, was)
  if (bytes.length !== sizeBytes)
    throw new Fault('bug.unexpected', { detail: `read ${bytes.length} of ${sizeBytes} bytes` })
  return bytes
}

/** Why suspicious contents are real; throws `wiring.implausible` when nothing proves it. */
async function explained(
  device: FlashDevice,
  suspicion: Implausible,
  options: BackupOptions,
): Promise<Believed> {
  const { sizeBytes } = device.chip
  const { what } = suspicion
  if (what === 'data-bit') {
    const { dataBit } = suspicion
    throw new Fault('wiring.implausible', { what, sizeBytes, repeatsAt: null, dataBit })
  }
  if (!('repeatsAt' in suspicion)) {
    if (await alive(device)) return { code: 'blank-alive', fill: suspicion.what }
    throw new Fault('wiring.implausible', { what, sizeBytes, repeatsAt: null })
  }
  if (what === 'half-size-repeat' && options.sizeStatedByChip === true)
    return { code: 'size-stated', sizeBytes }
  throw new Fault('wiring.implausible', { what, sizeBytes, repeatsAt: suspicion.repeatsAt })
}

/** A dead line also gives a steady reply, but one without data, and its latch test fails. */
async function alive(device: FlashDevice): Promise<boolean> {
  const was = await sameChip(device)
  for (let read = 1; read < LIFE_ID_READS; read++) await sameChip(device, was)
  if (noData(await device.readId()) !== null) return false
  for (let test = 0; test < LIFE_LATCH_TESTS; test++)
    if (!(await device.latchToggles())) return false
  return true
}

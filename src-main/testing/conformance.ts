// SPDX-License-Identifier: GPL-3.0-or-later
/** The tests that every transport must pass, called from each transport's own test file. */
import { afterEach, describe, expect, it } from 'vitest'
import { Fault } from '../../shared/fault.ts'
import type { SpiOp, SpiTransport } from '../transport/spi.ts'

/** An open transport with a 25xx chip of known contents behind it (real, virtual or scripted). */
export interface ConformanceRig {
  readonly transport: SpiTransport
  /** Reply to RDID (9F). */
  readonly jedecId: readonly [number, number, number]
  /** Reply to READ (03) from address 0 on; 128 KiB or more, not all the same byte. */
  readonly contents: Uint8Array
  /** Breaks the link at once, like unplugging. Absent: those tests are skipped. */
  readonly unplug?: () => void
  /** From now on, the programmer accepts bytes but sends no reply. Its deadline should be short or virtual. */
  readonly mute?: () => void
  /** Frees the resources of the rig; called after `transport.close()`. */
  readonly dispose?: () => Promise<void>
}

/** The capabilities of the rig, known before it is made, so that impossible tests are shown as skipped. */
export interface ConformanceCan {
  readonly unplug: boolean
  readonly mute: boolean
}

const RDID: SpiOp = { tx: Uint8Array.of(0x9f), rxBytes: 3 }

/** READ; the chip already replies during `clocked` bytes after the address, so these bytes are lost. */
function readOp(offset: number, rxBytes: number, clocked = 0): SpiOp {
  const tx = new Uint8Array(4 + clocked)
  tx.set([0x03, offset >> 16, (offset >> 8) & 0xff, offset & 0xff])
  return { tx, rxBytes }
}

/** The result of each transfer, in the order in which they settled. */
async function outcomes(
  transfers: readonly Promise<Uint8Array>[],
): Promise<readonly (Fault | 'answered')[]> {
  const results = await Promise.allSettled(transfers)
  return results.map((result) => {
    if (result.status === 'fulfilled') return 'answered'
    if (result.reason instanceof Fault) return result.reason
    throw new Error('a transfer rejected with something that is no Fault', { cause: result.reason })
  })
}

async function faultOf(transfer: Promise<unknown>): Promise<Fault> {
  const [outcome] = await outcomes([transfer.then(() => new Uint8Array(0))])
  if (!(outcome instanceof Fault)) throw new Error('the transfer was answered')
  return outcome
}

function opsDoneOf(fault: Fault): number {
  return 'opsDone' in fault.facts ? fault.facts.opsDone : -1
}

export function transportConformance(
  name: string,
  make: () => Promise<ConformanceRig>,
  can: ConformanceCan = { unplug: false, mute: false },
): void {
  describe(`${name} behaves as a transport must`, () => {
    const rigs: ConformanceRig[] = []
    const open = async (): Promise<ConformanceRig> => {
      const rig = await make()
      rigs.push(rig)
      return rig
    }
    afterEach(async () => {
      for (const rig of rigs.splice(0)) {
        await rig.transport.close()
        await rig.dispose?.()
      }
    })

    it('says what it can do in numbers that make sense', async () => {
      const { transport } = await open()
      const { maxTxBytes, maxRxBytes, depth } = transport.limits
      expect(Number.isInteger(transport.clockHz) && transport.clockHz >= 0).toBe(true)
      expect(Math.min(maxTxBytes, maxRxBytes)).toBeGreaterThanOrEqual(8)
      expect(depth).toBeGreaterThanOrEqual(1)
    })

    it('answers one window with exactly the bytes the chip sent', async () => {
      const { transport, jedecId } = await open()
      expect(Array.from(await transport.transfer(RDID))).toEqual(jedecId)
    })

    it('answers many windows queued in one turn exactly and in order', async () => {
      const { transport, contents, jedecId } = await open()
      const order: number[] = []
      const largest = Math.min(700, transport.limits.maxRxBytes)
      const transfers = Array.from({ length: 300 }, async (_, i) => {
        const op = i % 7 === 0 ? RDID : readOp(i * 131, (i * 37) % largest)
        const reply = await transport.transfer(op)
        order.push(i)
        const wanted =
          op === RDID ? Uint8Array.from(jedecId) : contents.subarray(i * 131, i * 131 + op.rxBytes)
        return Buffer.compare(reply, wanted) === 0
      })
      expect((await Promise.all(transfers)).filter((same) => !same)).toEqual([])
      expect(order).toEqual(Array.from({ length: 300 }, (_, i) => i))
    })

    it('lets windows carry nothing, in either direction', async () => {
      const { transport, jedecId } = await open()
      const none = new Uint8Array(0)
      const replies = await Promise.all([
        transport.transfer({ tx: none, rxBytes: 0 }),
        transport.transfer({ tx: Uint8Array.of(0x04), rxBytes: 0 }),
        transport.transfer({ tx: none, rxBytes: 2 }),
        transport.transfer(RDID),
      ])
      expect(replies.map((reply) => reply.length)).toEqual([0, 0, 2, 3])
      expect(Array.from(replies[3] ?? none)).toEqual(jedecId)
    })

    it('carries the largest windows its limits allow', async () => {
      const { transport, contents } = await open()
      const { maxTxBytes, maxRxBytes } = transport.limits
      const rxBytes = Math.min(maxRxBytes, contents.length / 2)
      const clocked = Math.min(maxTxBytes - 4, contents.length / 2)
      const replies = await Promise.all([
        transport.transfer(readOp(0, rxBytes)),
        transport.transfer(readOp(0, 8, clocked)),
        transport.transfer(readOp(5, rxBytes)),
      ])
      const wanted = [
        contents.subarray(0, rxBytes),
        contents.subarray(clocked, clocked + 8),
        contents.subarray(5, 5 + rxBytes),
      ]
      expect(replies.map((reply, i) => Buffer.compare(reply, wanted[i]!))).toEqual([0, 0, 0])
    })

    it('refuses windows beyond its limits and stays usable', async () => {
      const { transport, jedecId } = await open()
      const { maxTxBytes, maxRxBytes } = transport.limits
      const tooLong = { tx: new Uint8Array(maxTxBytes + 1), rxBytes: 0 }
      const tooWide = { tx: Uint8Array.of(0x9f), rxBytes: maxRxBytes + 1 }
      const negative = { tx: Uint8Array.of(0x9f), rxBytes: -1 }
      const fraction = { tx: Uint8Array.of(0x9f), rxBytes: 1.5 }
      for (const op of [tooLong, tooWide, negative, fraction]) {
        expect((await faultOf(attempt(transport, op))).code).toBe('bug.bad-input')
      }
      expect(Array.from(await transport.transfer(RDID))).toEqual(jedecId)
    })

    it('gives every caller bytes of their own', async () => {
      const { transport, jedecId } = await open()
      const [first, second] = await Promise.all([
        transport.transfer(RDID),
        transport.transfer(RDID),
      ])
      first?.fill(0)
      await transport.transfer(readOp(0, 8))
      expect(Array.from(second ?? [])).toEqual(jedecId)
    })

    it('closes once however often close is called, and then every call reports a lost link', async () => {
      const { transport } = await open()
      await transport.transfer(RDID)
      await Promise.all([transport.close(), transport.close()])
      await transport.close()
      const fault = await faultOf(attempt(transport, RDID))
      expect(fault.code).toBe('link.lost')
    })

    it('rejects what is pending with link.lost when it is closed', async () => {
      const { transport } = await open()
      const pending = Array.from({ length: 20 }, (_, i) => transport.transfer(readOp(i, 8)))
      const settled = outcomes(pending)
      await transport.close()
      const left = (await settled).filter((outcome) => outcome !== 'answered')
      expect(new Set(left.map((fault) => fault.code))).toEqual(new Set(['link.lost']))
    })

    it.skipIf(!can.unplug)('fails everything with link.lost when the plug is pulled', async () => {
      const { transport, unplug } = await open()
      await transport.transfer(RDID)
      await transport.transfer(RDID)
      const settled = outcomes(Array.from({ length: 8 }, () => transport.transfer(RDID)))
      unplug?.()
      const faults = (await settled).filter((outcome) => outcome !== 'answered')
      expect(faults.length).toBeGreaterThan(0)
      expect(new Set(faults.map((fault) => fault.code))).toEqual(new Set(['link.lost']))
      // Two had a reply before; of the eight, exactly those with a reply must resolve.
      expect(new Set(faults.map(opsDoneOf))).toEqual(new Set([2 + 8 - faults.length]))
      expect((await faultOf(attempt(transport, RDID))).code).toBe('link.lost')
      await transport.close()
    })

    it.skipIf(!can.mute)('ends silence as link.silent, saying how many windows ran', async () => {
      const { transport, mute } = await open()
      await transport.transfer(RDID)
      mute?.()
      const faults = await outcomes(Array.from({ length: 5 }, () => transport.transfer(RDID)))
      const codes = faults.map((fault) => (fault === 'answered' ? fault : fault.code))
      expect(codes).toEqual(Array.from({ length: 5 }, () => 'link.silent'))
      expect(faults.map((fault) => (fault === 'answered' ? -1 : opsDoneOf(fault)))).toEqual([
        1, 1, 1, 1, 1,
      ])
      expect((await faultOf(attempt(transport, RDID))).code).toBe('link.lost')
    })
  })
}

/** A transport may throw at once or reject; both count as a refusal. */
async function attempt(transport: SpiTransport, op: SpiOp): Promise<Uint8Array> {
  return await transport.transfer(op)
}

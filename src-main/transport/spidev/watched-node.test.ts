// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { makePracticeChip } from '../practice/device.ts'
import { defaultPracticeOptions } from '../practice/options.ts'
import { practicePart } from '../practice/parts.ts'
import { GRACE_MS, patienceMs, SECOND_PATIENCE_MS } from '../serprog/deadline.ts'
import { JumpingTimers } from '../../testing/memory-link.ts'
import { errno, OverdueError } from './node.ts'
import type { SpiTransfer } from './node.ts'
import { TestNode } from '../../testing/spidev-node.ts'
import { openInTime, WatchedNode } from './watched-node.ts'

const HZ = 1_000_000
const RDID: readonly SpiTransfer[] = [
  { tx: Uint8Array.of(0x9f), rxBytes: 0, speedHz: HZ, csChange: false },
  { tx: null, rxBytes: 3, speedHz: HZ, csChange: false },
]
const RDID_MS = (4 * 8000) / HZ

function watched() {
  const part = practicePart('TEST-256K')
  const chip = makePracticeChip({ ...defaultPracticeOptions(), part }, 'polls')
  const kernel = new TestNode(chip)
  const node = new WatchedNode(kernel, new JumpingTimers())
  const quiet: number[] = []
  node.onQuiet = (waitedMs) => quiet.push(waitedMs)
  return { kernel, node, quiet }
}

const overdue = async (call: Promise<unknown>): Promise<OverdueError> => {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof OverdueError)) throw new Error('the call came back', { cause: error })
  return error
}

describe('a call that the kernel does not answer', () => {
  it('ends after reporting that it still waits', async () => {
    const { kernel, node, quiet } = watched()
    await node.message(RDID)
    kernel.hang()
    const { waitedMs, errno: number } = await overdue(node.message(RDID))
    const firstMs = patienceMs(RDID_MS) + GRACE_MS
    expect(quiet).toEqual([Math.round(firstMs)])
    expect(waitedMs).toBe(Math.round(firstMs + SECOND_PATIENCE_MS + GRACE_MS))
    expect(number).toBe(errno.ETIMEDOUT)
  })

  it('ends sooner on a node that has never answered', async () => {
    const { kernel, node, quiet } = watched()
    kernel.hang()
    const { waitedMs } = await overdue(node.message(RDID))
    expect(waitedMs).toBe(Math.round(patienceMs(RDID_MS) + GRACE_MS))
    expect(quiet).toEqual([])
  })

  it('may take as long as its bytes need at their clock', async () => {
    const { kernel, node } = watched()
    kernel.hang()
    const slow = [{ tx: null, rxBytes: 4000, speedHz: 1000, csChange: false }]
    const { waitedMs } = await overdue(node.message(slow))
    expect(waitedMs).toBeGreaterThan(2 * 32_000)
  })

  it('is an answer like any other when it comes while it is still waited for', async () => {
    const { kernel, node, quiet } = watched()
    await node.message(RDID)
    kernel.hang()
    node.onQuiet = (waitedMs) => {
      quiet.push(waitedMs)
      kernel.goOn()
    }
    const [id] = await node.message(RDID)
    expect(Array.from(id ?? [])).toEqual([0xd3, 0x72, 0x12])
    expect(quiet.length).toBe(1)
  })

  it('keeps every other from the node until it has come back', async () => {
    const { kernel, node } = watched()
    kernel.hang()
    await overdue(node.message(RDID))
    await expect(node.message(RDID)).rejects.toMatchObject({ errno: errno.EBUSY })
    await expect(node.setSpeed(HZ)).rejects.toMatchObject({ errno: errno.EBUSY })
    expect(kernel.messages).toEqual([])
    kernel.goOn()
    // One turn for the call to come back.
    await new Promise((resolve) => setImmediate(resolve))
    await node.message(RDID)
    expect(kernel.messages.length).toBe(2)
  })

  it('does not let an opening hang, and a node that comes too late is closed', async () => {
    const { kernel } = watched()
    let come: (node: TestNode) => void = () => {}
    const opening = new Promise<TestNode>((resolve) => {
      come = resolve
    })
    expect((await overdue(openInTime(opening, new JumpingTimers()))).call).toBe('open')
    expect(kernel.closed).toBe(false)
    come(kernel)
    await opening
    await Promise.resolve()
    expect(kernel.closed).toBe(true)
  })
})

describe('calls on a node', () => {
  it('run one after the other, even when the result of the one before was not awaited', async () => {
    const { kernel, node } = watched()
    kernel.hang()
    const both = [node.message(RDID), node.message(RDID)]
    kernel.goOn()
    await Promise.all(both)
    expect(kernel.messages.length).toBe(2)
  })
})

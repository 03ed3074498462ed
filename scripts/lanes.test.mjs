// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { createLanes, runIn } from './lanes.mjs'

function shown() {
  let text = ''
  const createLane = createLanes((more) => (text += more))
  return { createLane, text: () => text }
}

describe('rows of programs side by side', () => {
  it('are read one after the other, however they come, and the first one as it goes', () => {
    const { createLane, text } = shown()
    const [first, second, third] = [createLane(), createLane(), createLane()]
    second.say('b1 ')
    first.say('a1 ')
    expect(text()).toBe('a1 ')
    third.say('c1 ')
    third.end()
    first.say('a2 ')
    expect(text()).toBe('a1 a2 ')
    first.end()
    expect(text()).toBe('a1 a2 b1 ')
    second.say('b2 ')
    expect(text()).toBe('a1 a2 b1 b2 ')
    second.end()
    expect(text()).toBe('a1 a2 b1 b2 c1 ')
  })

  it('show both outputs of a program, in the row it runs in, and tell how it ended', async () => {
    const { createLane, text } = shown()
    const [first, second] = [createLane(), createLane()]
    const script = `console.log('out ü'); console.error('err'); process.exitCode = 3`
    expect(await runIn(second, process.execPath, ['-e', script])).toBe(3)
    expect(text()).toBe('')
    first.end()
    expect(text()).toContain('out ü\n')
    expect(text()).toContain('err\n')
  })

  it('tell of a program that is not there, and of one that a signal ended', async () => {
    const { createLane, text } = shown()
    const lane = createLane()
    expect(await runIn(lane, 'pin-one-no-such-program', [])).toBe(127)
    expect(text()).toContain('pin-one-no-such-program: ')
    const killed = `process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000)`
    expect(await runIn(lane, process.execPath, ['-e', killed])).not.toBe(0)
  })
})

// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import { useDesk } from '../testing/desk.ts'
import type { ProgrammerDriver } from '../transport/spi.ts'
import { createPortFollower } from './moved-port.ts'

const pico = (port: string, serial: string | null = 'E6605838'): FoundProgrammer => ({
  id: `serprog:dev=/dev/${port}`,
  kind: 'serprog',
  label: `pico-serprog (pico) on /dev/${port}`,
  access: 'ok',
  accessDetail: null,
  usb: {
    vendorId: 'cafe',
    productId: '4001',
    manufacturer: 'libreboot.org',
    product: 'pico-serprog (pico)',
    serial,
  },
})
const [here, there] = [pico('ttyACM0'), pico('ttyACM1')]

describe('a programmer that comes back on another port', () => {
  it('is known by its serial number, also when it was not listed for a while', () => {
    const follower = createPortFollower()
    expect(follower.movedTo(here.id, [here], null)).toBeNull()
    expect(follower.movedTo(here.id, [], null)).toBeNull()
    expect(follower.movedTo(here.id, [there], null)).toBe(there.id)
  })

  it('is not looked for while it is there, or still open', () => {
    const follower = createPortFollower()
    expect(follower.movedTo(here.id, [here], null)).toBeNull()
    expect(follower.movedTo(here.id, [there], here)).toBeNull()
    expect(follower.movedTo(here.id, [there], null)).toBe(there.id)
  })

  it('is not another port of the same device, which is gone a moment later', () => {
    const follower = createPortFollower()
    expect(follower.movedTo(here.id, [here, there], null)).toBeNull()
    expect(follower.movedTo(here.id, [there], null)).toBeNull()
    expect(follower.movedTo(here.id, [pico('ttyACM2')], null)).toBe(pico('ttyACM2').id)
  })

  it.each([
    ['another serial number', [here], [pico('ttyACM1', 'E6605839')]],
    ['no serial number', [pico('ttyACM0', null)], [pico('ttyACM1', null)]],
    ['a number of an example', [pico('ttyACM0', '123456')], [pico('ttyACM1', '123456')]],
    ['zeros and a one', [pico('ttyACM0', '000000000001')], [pico('ttyACM1', '000000000001')]],
    ['one digit throughout', [pico('ttyACM0', 'FFFFFFFF')], [pico('ttyACM1', 'FFFFFFFF')]],
    ['an empty one', [pico('ttyACM0', '')], [pico('ttyACM1', '')]],
    ['two with the same one', [here], [there, pico('ttyACM2')]],
    ['never seen before', [], [there]],
  ])('is not taken for: %s', (_, before, now) => {
    const follower = createPortFollower()
    expect(follower.movedTo(here.id, before, null)).toBeNull()
    expect(follower.movedTo(here.id, now, null)).toBeNull()
  })

  it('is forgotten when another one is chosen', () => {
    const follower = createPortFollower()
    follower.movedTo(here.id, [here], null)
    expect(follower.movedTo('practice:chip=W25Q64JV', [there], null)).toBeNull()
  })
})

describe('the app', () => {
  const desk = useDesk()

  it('keeps what was chosen and ticked when the programmer comes back on another port', async () => {
    let found: readonly FoundProgrammer[] = [here]
    const driver: ProgrammerDriver = {
      kind: 'serprog',
      list: () => Promise.resolve(found),
      accepts: (id) => id.startsWith('serprog:'),
      open: () => Promise.reject(new Error('not opened here')),
    }
    await desk.start([driver])
    const { api } = desk.app
    await api.call('work.update', {
      choices: { programmerId: here.id, programmerAnswered: true },
    })
    await api.call('work.update', { acks: { 'wire:CS': true } })
    await api.call('programmer.refresh', undefined)
    found = [there]
    await api.call('programmer.refresh', undefined)
    const { work, programmers } = await desk.snapshot()
    expect(programmers.map(({ id }) => id)).toEqual([there.id])
    expect(work.choices).toMatchObject({ programmerId: there.id, programmerAnswered: true })
    expect(work.acks).toEqual(['wire:CS'])
  })
})

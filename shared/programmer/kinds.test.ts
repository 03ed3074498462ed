// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { GuideProgrammer } from '../data/guide.ts'
import type { ProgrammerKind } from '../model/programmer.ts'
import { isSimulated, kindNamed, kindOf, kinds, programmerKinds } from './kinds.ts'
import { endsWhenUnlisted, reachOf, showsInList } from './reach.ts'

// `tsc` holds these: a kind without traits or unknown to the guide does not compile.
expectTypeOf<keyof typeof programmerKinds>().toEqualTypeOf<ProgrammerKind>()
expectTypeOf<GuideProgrammer['kind']>().toEqualTypeOf<ProgrammerKind>()
expectTypeOf(programmerKinds).not.toExtend<Record<ProgrammerKind | 'no-kind', unknown>>()

describe('the kinds of programmers', () => {
  it('are each found by all their names, which no other kind has', () => {
    const names = kinds.flatMap((kind) => programmerKinds[kind].names)
    expect(new Set(names).size).toBe(names.length)
    for (const kind of kinds)
      for (const name of programmerKinds[kind].names) {
        expect(kindNamed(name)).toBe(kind)
        expect(kindOf(`${name}:dev=x`)).toBe(kind)
      }
    expect(kindOf('practiced')).toBeNull()
    expect(kindOf('')).toBeNull()
  })

  it('are wires of the user, but for the practice chip', () => {
    expect(isSimulated('practice')).toBe(true)
    expect(isSimulated('practice:chip=W25Q64JV')).toBe(true)
    for (const id of ['serprog:ip=practice:80', 'linux_spi:dev=/dev/x', 'practiced', null])
      expect(isSimulated(id)).toBe(false)
  })
})

describe('what the list of programmers proves', () => {
  // Wires behind an address, of a Linux board and of nobody known are never without power for a list.
  it.each([
    ['serprog:dev=/dev/ttyACM0', true, true],
    ['serprog:dev=/dev/ttyUSB0:115200', true, true],
    ['serprog:ip=192.0.2.1:2000', false, false],
    ['linux_spi:dev=/dev/spidev0.0', true, false],
    ['practice:timing=off', false, false],
    ['nobody:dev=1', true, false],
    ['', true, false],
  ])('of %j: shown while it is there %j, without power once it is gone %j', (id, shown, ends) => {
    expect(showsInList(id)).toBe(shown)
    expect(endsWhenUnlisted(id)).toBe(ends)
  })

  it('decides by the address and not by the name of a port', () => {
    expect(reachOf('serprog:ip=ip:2000', 'serprog')).toBe('network')
    expect(reachOf('serprog:dev=/dev/serial/by-id/ip=1:2', 'serprog')).toBe('serial')
  })
})

// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { serprogAddress } from '../src-main/transport/serprog/driver.ts'
import { usualPort } from '../src-main/hosts/web/serve-arguments.ts'
import {
  bridgePort,
  bridgeProgrammer,
  bridgeReady,
  hostProblem,
  isTunnelWhere,
  remoteCommands,
  servePort,
  tunnelArguments,
  userProblem,
} from './remote.ts'

const pi = { host: 'board.local', user: 'pi', kind: 'bridge', node: '/dev/spidev0.0' } as const

describe('a programmer on another computer', () => {
  it('is reached with one command that installs Pin One there, and two that start it: the bridge and the tunnel', () => {
    expect(remoteCommands(pi, '0.1.0')).toEqual({
      install:
        'scp pin-one-headless_0.1.0_arm64.deb pi@board.local: && ssh -t pi@board.local sudo apt install ./pin-one-headless_0.1.0_arm64.deb',
      there: 'ssh -t pi@board.local pin-one bridge --spidev /dev/spidev0.0 --listen 127.0.0.1:7127',
      tunnel: 'ssh -N -L 7127:127.0.0.1:7127 pi@board.local',
    })
  })

  it('or with the whole app there, on the port where that listens', () => {
    const commands = remoteCommands({ ...pi, kind: 'serve' }, '0.1.0')
    expect(commands?.there).toContain(`pin-one serve --no-open --port ${usualPort}`)
    expect(commands?.tunnel).toContain(`${servePort}:127.0.0.1:${servePort}`)
    expect(servePort).toBe(usualPort)
  })

  it('has an address that the app can open', () => {
    expect(serprogAddress(bridgeProgrammer)).toMatchObject({ host: '127.0.0.1', port: bridgePort })
  })

  it('has no commands while a field is empty or would mean something else to a shell', () => {
    for (const part of [
      { host: '' },
      { user: '' },
      { host: '-oProxyCommand=x' },
      { host: 'a b' },
      { host: 'a;b' },
      { user: '$(id)' },
      { user: '-l' },
      { node: '/dev/spidev0.0; reboot' },
    ])
      expect(remoteCommands({ ...pi, ...part }, '0.1.0')).toBeNull()
    expect(hostProblem('a b')).toBe(true)
    expect(userProblem('a b')).toBe(true)
  })

  it('may be named by an address, and does not complain before anything is typed', () => {
    for (const host of ['192.168.0.167', 'fe80::1%eth0', 'pi'])
      expect(hostProblem(host)).toBe(false)
    expect(hostProblem('')).toBe(false)
    expect(userProblem('')).toBe(false)
  })

  it('is given to ssh as words of its own, behind the end of the options, an address without brackets', () => {
    const said = tunnelArguments({ host: '[fe80::1%eth0]', user: 'pi', node: '/dev/spidev1.0' })
    expect(said.slice(-5)).toEqual([
      '-l',
      'pi',
      '--',
      'fe80::1%eth0',
      'pin-one bridge --spidev /dev/spidev1.0 --listen 127.0.0.1:7127',
    ])
    expect(bridgeReady).toBe(`serprog:ip=127.0.0.1:${bridgePort}`)
    for (const bad of [{ host: '-v' }, { user: '-v' }, { node: '/dev/mem' }, { host: '' }])
      expect(isTunnelWhere({ host: 'pi', user: 'pi', node: '/dev/spidev0.0', ...bad })).toBe(false)
  })
})

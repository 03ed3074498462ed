import { describe, expect, it } from 'vitest'
import { serprogAddress } from '../../src-main/transport/serprog/driver.ts'
import { usualPort } from '../../src-main/hosts/web/serve-arguments.ts'
import {
  bridgePort,
  bridgeProgrammer,
  hostProblem,
  remoteCommands,
  servePort,
  userProblem,
} from './remote.ts'

const pi = { host: 'board.local', user: 'pi', kind: 'bridge', node: '/dev/spidev0.0' } as const

describe('a programmer on another computer', () => {
  it('is reached with two commands: the bridge there and the tunnel to it', () => {
    expect(remoteCommands(pi)).toEqual({
      there: 'ssh -t pi@board.local pin-one bridge --spidev /dev/spidev0.0 --listen 127.0.0.1:7127',
      tunnel: 'ssh -N -L 7127:127.0.0.1:7127 pi@board.local',
    })
  })

  it('or with the whole app there, on the port where that listens', () => {
    const commands = remoteCommands({ ...pi, kind: 'serve' })
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
      expect(remoteCommands({ ...pi, ...part })).toBeNull()
    expect(hostProblem('a b')).toBe(true)
    expect(userProblem('a b')).toBe(true)
  })

  it('may be named by an address, and does not complain before anything is typed', () => {
    for (const host of ['192.168.0.167', 'fe80::1%eth0', 'pi'])
      expect(hostProblem(host)).toBe(false)
    expect(hostProblem('')).toBe(false)
    expect(userProblem('')).toBe(false)
  })
})

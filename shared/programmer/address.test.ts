// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { addressProblemText } from '../text/address.ts'
import { addressId, contractAddress, isPortName, isPortPath, lineProgrammer } from './address.ts'

const problemOf = (id: string, from = contractAddress) => {
  const parsed = from(id)
  return parsed.ok ? null : parsed.problem.code
}
const lineProblem = (id: string) => {
  const parsed = lineProgrammer(id)
  return parsed.ok ? null : parsed.problem.code
}

describe('an address of a programmer', () => {
  it.each([
    'serprog:dev=/dev/ttyACM0',
    'serprog:dev=/dev/ttyUSB0:115200',
    'serprog:dev=/dev/serial/by-id/usb-Raspberry_Pi_Pico_E661-if00',
    'serprog:dev=/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0',
    'serprog:dev=/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0:115200',
    'serprog:dev=/dev/cu.usbmodem101',
    'serprog:dev=COM3',
    'serprog:dev=COM12:115200',
    'serprog:dev=\\\\.\\COM12',
    'serprog:ip=127.0.0.1:4000',
    'serprog:ip=pico-küche.local:65535',
    'serprog:ip=[::1]:2000',
    'serprog:ip=[fe80::1%eth0]:2000',
    'linux_spi:dev=/dev/spidev0.0',
    'ch341a_spi:usb=1-2',
    'practice',
    'practice:chip=W25Q64JV,fault=protected,fault=slow,timing=real',
    'practice:chip=W25Q64JV,content=blank',
  ])('%s is read and spelled the same again', (id) => {
    const parsed = contractAddress(id)
    expect(parsed.ok && addressId(parsed.value)).toBe(id)
  })

  it.each([
    ['serprog:dev=/dev/ttyACM0:115200:foo', 'bad-baud'],
    ['serprog:dev=/dev/ttyACM0:', 'bad-baud'],
    ['serprog:dev=/dev/ttyACM0:fast', 'bad-baud'],
    ['serprog:dev=/dev/ttyACM0:0', 'bad-baud'],
    ['serprog:dev=/dev/ttyACM0:999999999', 'bad-baud'],
    ['serprog:dev=COM3:115200:foo', 'bad-baud'],
    ['serprog:dev=ttyACM0', 'bad-port'],
    ['serprog:dev=/dev/../etc/passwd', 'bad-port'],
    ['serprog:dev=', 'not-a-pair'],
    ['serprog:/dev/ttyACM0', 'bare-port'],
    ['serprog', 'nothing-named'],
    ['serprog:dev=/dev/ttyACM0,ip=a:1', 'two-named'],
    ['serprog:dev=/dev/ttyACM0,dev=/dev/ttyACM1', 'twice'],
    ['serprog:dev=/dev/ttyACM0,baud=9600', 'unknown-word'],
    ['serprog:ip=host', 'bad-host'],
    ['serprog:ip=host:0', 'bad-host'],
    ['serprog:ip=host:65536', 'bad-host'],
    ['serprog:ip=host:99999', 'bad-host'],
    ['serprog:ip=host:1:2', 'bad-host'],
    ['serprog:ip=::1:2000', 'bad-host'],
    ['serprog:ip=[nothing]:2000', 'bad-host'],
    ['serprog:ip=[:::]:2000', 'bad-host'],
    ['serprog:ip=256.1.1.1:2000', 'bad-host'],
    ['serprog:ip=1.2.3:2000', 'bad-host'],
    ['serprog:ip=a b:2000', 'bad-host'],
    ['serprog:ip=a/b:2000', 'bad-host'],
    ['serprog:ip=-x:2000', 'bad-host'],
    ['linux_spi:dev=spidev0.0', 'bad-node'],
    ['linux_spi', 'nothing-named'],
    ['linux_spi:dev=/dev/spidev0.0,mode=3', 'unknown-word'],
    ['practice:colour=red', 'unknown-word'],
    ['practice:chip', 'not-a-pair'],
    ['practice:chip=A,chip=B', 'twice'],
    ['serprog:dev=/dev/ttyACM0\0', 'control-character'],
    ['serprog:ip=a\n:1', 'control-character'],
    ['', 'unknown-kind'],
    ['SERPROG:dev=/dev/ttyACM0', 'unknown-kind'],
    ['__proto__:dev=x', 'unknown-kind'],
    [`serprog:dev=/dev/${'a'.repeat(2000)}`, 'too-long'],
  ])('%j is refused as %s, in words, on the command line too', (id, code) => {
    expect(lineProblem(id)).toBe(code)
    const parsed = lineProgrammer(id)
    expect(parsed.ok ? '' : addressProblemText(parsed.problem)).toMatch(/^.{15,}\.$/u)
  })
})

describe('what a page may name', () => {
  it.each([
    ['practice:chip=W25Q64JV,file=/home/me/.bashrc', 'line-only'],
    ['practice:file=/etc/passwd', 'line-only'],
    ['practice:content=/etc/shadow', 'line-only'],
    ['practice:content=./a', 'line-only'],
    ['practice:content=../../a', 'line-only'],
    ['serprog:dev=/dev/ttyACM0,spispeed=1M', 'line-only'],
    ['serprog:dev=/home/me/link', 'bad-port'],
    ['serprog:dev=/dev/pts/3', 'bad-port'],
    ['serprog:dev=/dev/fd/0', 'bad-port'],
    ['serprog:dev=/dev/shm/secret', 'bad-port'],
    ['serprog:dev=/dev/./ttyACM0', 'bad-port'],
    ['serprog:dev=/dev//ttyACM0', 'bad-port'],
    ['linux_spi:dev=/home/me/spidev0.0', 'bad-node'],
    ['linux_spi:dev=/dev/mem', 'bad-node'],
    ['linux_spi:dev=/dev/spidev0.0/../mem', 'bad-node'],
  ])('%s is not among it', (id, code) => {
    expect(problemOf(id)).toBe(code)
  })

  it('is a port by the name that its driver gives, not a terminal, a disk or a watchdog', () => {
    for (const name of ['ttyACM0', 'ttyUSB12', 'ttyAMA0', 'ttyS4', 'rfcomm0', 'cu.usbmodem101'])
      expect(isPortName(name)).toBe(true)
    for (const name of ['tty', 'tty1', 'console', 'mem', 'sda', 'watchdog', 'ptmx', '3', 'kmsg'])
      expect(isPortName(name)).toBe(false)
  })

  it('is total: no text makes it throw', () => {
    let state = 1
    const marks = [
      'serprog',
      'practice',
      ':',
      '=',
      ',',
      'dev',
      'ip',
      '[',
      ']',
      '/',
      '\\',
      '%',
      '.',
      'ü',
      '1',
      '\u{1F600}',
    ]
    for (let round = 0; round < 3000; round += 1) {
      let text = ''
      for (let at = 0; at < 8; at += 1) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
        text += marks[state >>> 28] ?? ''
      }
      expect(() => contractAddress(text)).not.toThrow()
      expect(() => isPortPath(text)).not.toThrow()
    }
  })
})

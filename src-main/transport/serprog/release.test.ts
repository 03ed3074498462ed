// SPDX-License-Identifier: GPL-3.0-or-later
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ScriptedFirmware, plainScript } from '../../testing/scripted-firmware.ts'

/** A program that opens a programmer, says so, and then does what its argument says. */
const PROGRAM = `
import { serprogDriver } from './driver.js'
import { releaseAllOnExit } from './release.js'
releaseAllOnExit()
releaseAllOnExit()
const transport = await serprogDriver.open(process.argv[2], { clockHz: null })
if (process.argv[3] === 'own-handler') process.on('SIGINT', () => process.exit(7))
if (process.argv[3] === 'busy') {
  const read = () => transport.transfer({ tx: Uint8Array.of(3, 0, 0, 0), rxBytes: 4096 }).then(read, () => {})
  for (let i = 0; i < 4; i++) void read()
}
process.stdout.write('open')
if (process.argv[3] === 'crash') setImmediate(() => { throw new Error('crash') })
if (process.argv[3] === 'exit') setImmediate(() => process.exit(5))
`

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

describe('a process that holds pins', () => {
  let directory = ''
  let server: Server
  let firmware: ScriptedFirmware
  let hungUp: Promise<void>

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'release-'))
    await build({
      configFile: false,
      logLevel: 'silent',
      // The program lies in a folder without packages.
      ssr: { noExternal: ['zod'] },
      build: {
        ssr: true,
        outDir: directory,
        emptyOutDir: false,
        rolldownOptions: {
          input: { driver: here('driver.ts'), release: here('release.ts') },
          external: ['serialport'],
          output: { entryFileNames: '[name].js' },
        },
      },
    })
    await writeFile(join(directory, 'package.json'), '{"type":"module"}')
    await writeFile(join(directory, 'program.js'), PROGRAM)
    server = createServer({ noDelay: true }, (socket) => {
      firmware = new ScriptedFirmware({ ...plainScript, name: 'holder' })
      socket.on('error', () => {})
      socket.on('data', (chunk) => socket.write(firmware.receive(chunk)))
      hungUp = new Promise((resolve) => socket.on('close', () => resolve()))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })

  afterAll(async () => {
    await new Promise<void>((resolve) => server.close(() => resolve()))
    await rm(directory, { recursive: true })
  })

  async function run(does: string, act: (child: ChildProcess) => void): Promise<string> {
    const id = `serprog:ip=127.0.0.1:${(server.address() as AddressInfo).port}`
    const child = spawn(process.execPath, [join(directory, 'program.js'), id, does])
    const ended = new Promise<string>((resolve) => {
      child.on('exit', (code, signal) => resolve(signal ?? `code ${code}`))
    })
    let said = ''
    child.stderr.on('data', (text) => (said += String(text)))
    await new Promise<void>((resolve, reject) => {
      child.stdout.once('data', () => resolve())
      child.once('exit', () => reject(new Error(`the program ended before it was open: ${said}`)))
    })
    // Between these two lines the crash may already have happened; the pins were driven before it said `open`.
    act(child)
    const how = await ended
    await hungUp
    return how
  }

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'lets them go on %s, and dies of it',
    async (signal) => {
      expect(await run('wait', (child) => child.kill(signal))).toBe(signal)
      const pins = firmware.opcodes.filter((opcode) => opcode === 0x15)
      expect([pins.length, firmware.opcodes.at(-1)]).toEqual([2, 0x15])
      expect(firmware.pinsDriven).toBe(false)
    },
  )

  it('lets them go on SIGINT in the middle of reading', async () => {
    expect(await run('busy', (child) => child.kill('SIGINT'))).toBe('SIGINT')
    expect(firmware.pinsDriven).toBe(false)
  })

  it('lets them go when it crashes', async () => {
    expect(await run('crash', () => {})).toBe('code 1')
    expect(firmware.opcodes.at(-1)).toBe(0x15)
    expect(firmware.pinsDriven).toBe(false)
  })

  it('lets them go when it exits without closing', async () => {
    expect(await run('exit', () => {})).toBe('code 5')
    expect(firmware.pinsDriven).toBe(false)
  })

  it('leaves a signal to a host that handles it', async () => {
    expect(await run('own-handler', (child) => child.kill('SIGINT'))).toBe('code 7')
    expect(firmware.pinsDriven).toBe(false)
  })
})

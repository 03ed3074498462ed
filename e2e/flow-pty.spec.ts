import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root as repository } from './electron-binary.ts'
import { expect, test as base } from './fixtures.ts'
import { finished } from './jobs.ts'
import { allAcks, choicesAt, nextImage } from './stages.ts'

// A Pico as the app meets it, but for the silicon: in the kernel's tree of USB devices, and behind a pseudo terminal
// that serialport opens. On it runs the practice programmer, in a process of its own.

interface Plugged {
  readonly root: string
  readonly port: string
  /** The file behind its chip. */
  readonly chip: string
  readonly child: ChildProcess
}

const test = base.extend<{ plugged: Plugged }>({
  plugged: async ({ host: _host }, use) => {
    const root = mkdtempSync(join(tmpdir(), 'pin-one-pty-'))
    const port = plantPico(root)
    const chip = join(root, 'chip.bin')
    const child = spawn(process.execPath, [
      join(repository, 'dist/main/cli.js'),
      'practice',
      '--pty',
      port,
      '--chip',
      'W25Q64JV',
      '--file',
      chip,
      '--timing',
      'off',
    ])
    await new Promise<void>((resolve, reject) => {
      let text = ''
      child.stdout.on('data', (chunk: Buffer) => {
        text += String(chunk)
        if (text.includes('is ready')) resolve()
      })
      child.stderr.on('data', (chunk: Buffer) => (text += String(chunk)))
      child.once('exit', () => reject(new Error(text)))
    })
    await use({ root, port, chip, child })
    const gone = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode === null && child.signalCode === null) {
      child.kill()
      await gone
    }
    rmSync(root, { recursive: true, force: true })
  },
  environment: async ({ plugged }, use) => use({ PIN_ONE_SYSROOT: plugged.root }),
})

/** The kernel's tree with one Pico in it; the path of its port. */
function plantPico(root: string): string {
  const usb = join(root, 'sys/devices/pci0/usb1/1-1')
  const put = (path: string, text: string) => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${text}\n`)
  }
  put(join(usb, 'idVendor'), 'cafe')
  put(join(usb, 'idProduct'), '4001')
  put(join(usb, 'manufacturer'), 'libreboot.org')
  put(join(usb, 'product'), 'pico-serprog (pico)')
  put(join(usb, 'serial'), 'E6605838')
  put(join(usb, '1-1:1.0/interface'), 'serprog')
  const tty = join(usb, '1-1:1.0/tty/ttyACM0')
  mkdirSync(tty, { recursive: true })
  symlinkSync(join(usb, '1-1:1.0'), join(tty, 'device'))
  mkdirSync(join(root, 'sys/class/tty'), { recursive: true })
  symlinkSync(tty, join(root, 'sys/class/tty/ttyACM0'))
  mkdirSync(join(root, 'dev'))
  return join(root, 'dev/ttyACM0')
}

function unplug({ child, port, root }: Plugged): void {
  child.kill('SIGKILL')
  rmSync(port, { force: true })
  rmSync(join(root, 'sys/class/tty/ttyACM0'))
}

test('a Pico on a serial port is found, answers, and flashes a chip that holds the image afterwards', async ({
  app,
  plugged,
}) => {
  const { page } = app
  const row = page.locator(`[data-programmer="serprog:dev=${plugged.port}"]`)
  await expect(row).toContainText('pico-serprog')
  await row.getByRole('radio').check()
  await expect(row).toContainText(/answers/i)
  await page.getByRole('button', { name: /^Use this/ }).click()
  await expect(page.locator('.app')).toHaveAttribute('data-stage', 'board')

  await app.call('session.open', { programmerId: `serprog:dev=${plugged.port}`, clockHz: null })
  await finished(app, { kind: 'identify' })
  await expect(page.locator('.summary')).toContainText('W25Q64')
  await finished(app, { kind: 'backup', passes: 2, board: 'ThinkPad X220' })
  const imageId = await nextImage(app)
  const job = await finished(app, {
    kind: 'write',
    imageId,
    backup: 'session',
    unprotect: 'no',
  })
  expect(job).toMatchObject({ state: 'done', contents: 'verified', fault: null })

  const wanted = (await app.call('app.snapshot', undefined)).value.images.find(
    ({ id }) => id === imageId,
  )
  const { createHash } = await import('node:crypto')
  const held = createHash('sha256').update(readFileSync(plugged.chip)).digest('hex')
  expect(held).toBe(wanted?.sha256)

  // The page says what the hands do now; doing it must not turn the page.
  const programmerId = `serprog:dev=${plugged.port}`
  await app.choose({ choices: { ...choicesAt('done', programmerId), imageId }, acks: allAcks })
  const hands = page.locator('.hands li').first()
  await expect(hands).toContainText('Unplug the Pico')
  await expect(page.locator('.lamps')).toContainText('Power on. Do not move')
  unplug(plugged)
  await expect(hands.getByLabel('Done')).toBeVisible()
  await expect(page.locator('.lamps')).toContainText('Power off. Safe to move')
  await expect(page.locator('.app')).toHaveAttribute('data-stage', 'done')
  await expect(page.getByText('All 8,388,608 bytes were read back')).toBeVisible()
})

test('a Pico unplugged in mid-read: the job says so, the chip is as it was, and the list forgets it', async ({
  app,
  plugged,
}) => {
  await app.call('session.open', { programmerId: `serprog:dev=${plugged.port}`, clockHz: null })
  await finished(app, { kind: 'identify' })
  const before = readFileSync(plugged.chip)
  let killed = false
  const stop = await app.listen(({ value: { job } }) => {
    if (killed || job?.request.kind !== 'backup' || job.doneBytes === 0) return
    killed = true
    plugged.child.kill('SIGKILL')
  })
  const job = await finished(app, { kind: 'backup', passes: 3, board: null })
  await stop()
  expect(job).toMatchObject({ state: 'failed', contents: 'untouched' })
  expect(job.fault?.code).toMatch(/^link\./)
  expect(readFileSync(plugged.chip).equals(before)).toBe(true)
  expect((await app.call('app.snapshot', undefined)).value.recovery).toBeNull()

  unplug(plugged)
  await app.call('programmer.refresh', undefined)
  const { programmers } = (await app.call('app.snapshot', undefined)).value
  expect(programmers.filter(({ kind }) => kind === 'serprog')).toEqual([])
})

// SPDX-License-Identifier: GPL-3.0-or-later
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Standing } from '../../shared/standing.ts'
import { sayContents } from '../../shared/text/chip-contents.ts'
import { grouped } from '../../shared/text/numbers.ts'
import { lostSentences, resumeText } from '../../shared/text/work.ts'
import { backupText } from '../../src-renderer/text/backup.ts'
import { checkText } from '../../src-renderer/text/check.ts'
import { doneText } from '../../src-renderer/text/done.ts'
import { frame } from '../../src-renderer/text/frame.ts'
import { recoverText } from '../../src-renderer/text/recover.ts'
import { sizeText } from '../../src-renderer/text/size.ts'
import { writeText } from '../../src-renderer/text/write.ts'
import { title } from '../support/check.ts'
import { root as repository } from '../support/electron-binary.ts'
import { expect, test as base } from '../support/fixtures.ts'
import { button, lamps, next, onStage } from '../support/flow.ts'
import { backedUp, finished, jobUntil, openChip, writeUnderWay } from '../support/jobs.ts'
import {
  dropTty,
  firmwareName,
  plantTty,
  plantUsb,
  port as portIn,
} from '../support/kernel-tree.ts'
import { shortName, useThis } from '../support/programmers.ts'
import { bring, allAcks, choicesAt, nextImage } from '../support/stages.ts'

// Simulates a Pico, except for the hardware: an entry in the kernel's tree of USB devices, and a pseudo terminal that
// serialport opens. The practice programmer runs on it, in a separate process.

interface Plugged {
  readonly root: string
  readonly port: string
  /** The file with the contents of its chip. */
  readonly chip: string
  child: ChildProcess
}

const test = base.extend<{ plugged: Plugged }>({
  plugged: async ({ host: _host }, use) => {
    const root = mkdtempSync(join(tmpdir(), 'pin-one-pty-'))
    const port = portIn(root)
    plantUsb(root)
    mkdirSync(join(root, 'dev'))
    const chip = join(root, 'chip.bin')
    const plugged = { root, port, chip, child: await startPico(port, chip, quick) }
    await use(plugged)
    const { child } = plugged
    const gone = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode === null && child.signalCode === null) {
      child.kill()
      await gone
    }
    rmSync(root, { recursive: true, force: true })
  },
  environment: async ({ plugged }, use) => use({ PIN_ONE_SYSROOT: plugged.root }),
})

const quick = ['--chip', 'W25Q64JV', '--timing', 'off']
/** Small, and with a Pico's timing: a write lasts long enough to be interrupted. */
const slow = ['--chip', 'MX25L512E', '--timing', 'real']

async function startPico(port: string, chip: string, options: string[]): Promise<ChildProcess> {
  const cli = join(repository, 'dist/main/cli.js')
  const line = [cli, 'practice', '--pty', port, '--file', chip, ...options]
  const child = spawn(process.execPath, line)
  await new Promise<void>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += String(chunk)
      if (text.includes('is ready')) resolve()
    })
    child.stderr.on('data', (chunk: Buffer) => (text += String(chunk)))
    child.once('exit', () => reject(new Error(text)))
  })
  return child
}

function unplug({ child, port, root }: Plugged): void {
  child.kill('SIGKILL')
  rmSync(port, { force: true })
  dropTty(root)
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

async function replug(plugged: Plugged, options: string[]): Promise<void> {
  const { root, port, chip } = plugged
  const gone = new Promise((resolve) => plugged.child.once('exit', resolve))
  if (plugged.child.exitCode === null && plugged.child.signalCode === null) {
    plugged.child.kill('SIGKILL')
    await gone
  }
  rmSync(port, { force: true })
  plugged.child = await startPico(port, chip, options)
  dropTty(root)
  plantTty(root)
}

test('a Pico on a serial port is found, answers, and flashes a chip that holds the image afterwards', async ({
  app,
  plugged,
}) => {
  const { page } = app
  await bring(app, 'programmer')
  const programmerId = `serprog:dev=${plugged.port}`
  const row = page.locator(`[data-programmer="${programmerId}"]`)
  await expect(row).toContainText(firmwareName)
  await useThis(row, 'pico').click()
  await onStage(page, 'package')

  await openChip(app, programmerId)
  await expect(page.getByRole('banner')).toContainText('W25Q64')
  await finished(app, { kind: 'backup', passes: 2, board: 'ThinkPad X220' })
  const imageId = await nextImage(app)
  const job = await finished(app, {
    kind: 'write',
    imageId,
    backup: 'session',
    unprotect: 'no',
  })
  expect(job).toMatchObject({ state: 'done', contents: { state: 'verified' }, fault: null })

  const { images } = (await app.call('app.snapshot', undefined)).value
  const wanted = images.find(({ id }) => id === imageId)
  expect(sha256(readFileSync(plugged.chip))).toBe(wanted?.sha256)

  // The page shows the user's present action; doing it must not change the page.
  await app.choose({ choices: { ...choicesAt('done', programmerId), imageId }, acks: allAcks })
  const { what } = doneText.steps.unplug(shortName('pico'))
  const hands = page.getByRole('list').filter({ hasText: what }).locator('li').first()
  await expect(hands).toContainText(what)
  await expect(lamps(page)).toContainText(frame.wires.on)
  unplug(plugged)
  await expect(hands.getByLabel(doneText.stepDone)).toBeVisible()
  await expect(lamps(page)).toContainText(frame.wires.off)
  await onStage(page, 'done')
  await expect(page.getByText(doneText.proved.image(grouped(8_388_608)))).toBeVisible()
  const summary = page.getByRole('banner')
  await expect(summary).toContainText(`W25Q64, ${sizeText(8_388_608)}`)
  await expect(summary).toContainText(frame.writtenAll)
})

for (const [stage, where] of [
  ['check', 'while the found chip is on screen'],
  ['backup', 'right after the backup'],
  ['image', 'while an image is chosen'],
] as const)
  test(`a Pico unplugged ${where}: the page says what happened, and one comparison leads back there`, async ({
    app,
    plugged,
  }) => {
    const { page } = app
    rmSync(plugged.chip)
    await replug(plugged, ['--chip', 'MX25L512E', '--timing', 'off'])
    await app.call('programmer.refresh', undefined)
    const programmerId = `serprog:dev=${plugged.port}`
    await openChip(app, programmerId)
    const { backup, imageId } = await backedUp(app)
    await app.choose({
      choices: {
        ...choicesAt('image', programmerId),
        board: 'bare',
        configuration: null,
        ...(stage === 'image' ? { imageId } : {}),
      },
      acks: allAcks,
      stage,
    })
    await onStage(page, stage)
    unplug(plugged)
    const lost = page.locator('[data-lost="serprog"]')
    await expect(lost).toBeVisible()
    const { work } = (await app.call('app.snapshot', undefined)).value
    expect(work.lost).toMatchObject({ kind: 'serprog', reach: 'serial' })
    if (work.lost === null) throw new Error('the programmer is not lost')
    for (const sentence of lostSentences(work.lost, backup.fileName))
      await expect(lost).toContainText(sentence)
    await expect(page.getByRole('banner')).toContainText(frame.backupSaved(2))
    await replug(plugged, ['--chip', 'MX25L512E', '--timing', 'off'])
    // The app looks for the chip automatically when the programmer is back.
    if (stage === 'check') {
      await expect(title(page)).toHaveText(checkText.found)
      await expect(next(page)).toHaveText(resumeText.start)
      await next(page).click()
    }
    await onStage(page, 'backup')
    await expect(title(page)).toHaveText(resumeText.title)
    await next(page).click()
    await onStage(page, 'image')
    const { session, backups } = (await app.call('app.snapshot', undefined)).value
    expect(session?.backup?.id).toBe(backup.id)
    expect(backups).toHaveLength(1)
  })

test('no chip answers: a wrong look, the fault mended with the power off, and everything else goes by itself', async ({
  app,
  plugged,
}) => {
  const { page } = app
  unplug(plugged)
  await app.call('programmer.refresh', undefined)
  await app.choose({
    choices: {
      ...choicesAt('check', `serprog:dev=${plugged.port}`),
      board: 'bare',
      configuration: null,
    },
    acks: allAcks,
    stage: 'check',
  })
  await onStage(page, 'check')
  // When plugged in, the app opens it and looks for the chip without a press.
  await replug(plugged, [...quick, '--fault', 'open-miso'])
  const trouble = page.locator('[data-fault="wiring.no-chip"]')
  await expect(trouble).toBeVisible()
  await expect(page.locator('[data-watch="none"]')).toContainText(checkText.watch.none())
  await expect(page.locator('[data-safe]')).toHaveAttribute('data-safe', 'false')
  const look = page.locator('[data-testid=next]')
  const wrong = await look.getAttribute('data-look')
  // All checks are wrong until the one for the open wire comes.
  let taken = 0
  while ((await look.getAttribute('data-look')) !== 'wire MISO' && taken < 8) {
    taken++
    await next(page).click()
    await expect(look.locator('[data-taken]')).toHaveCount(taken)
  }
  expect(taken).toBeGreaterThan(0)
  expect(wrong).not.toBe('wire MISO')
  const named = await look.getAttribute('data-look')
  expect(named).toBe('wire MISO')
  // The drawing highlights only the wire that is suspected now.
  const drawn = page.locator('svg[data-look="wire MISO"]')
  await expect(drawn).toBeVisible()
  const wires = drawn.locator('path[data-signal]')
  expect(await wires.count()).toBeGreaterThan(5)
  const lit = drawn.locator('path[data-state=lit]')
  await expect(lit).toHaveCount(1)
  await expect(lit).toHaveAttribute('data-signal', 'MISO')
  const opacity = (wire: typeof lit) =>
    wire.evaluate((drawing) => getComputedStyle(drawing).opacity)
  expect(Number(await opacity(lit))).toBeGreaterThan(
    Number(await opacity(drawn.locator('path[data-signal=CS]'))),
  )
  unplug(plugged)
  await expect(page.locator('[data-safe="true"]')).toContainText(checkText.safe(shortName('pico')))
  await expect(page.locator('[data-watch]')).toHaveAttribute('data-watch', 'away')
  await expect(trouble).toBeVisible()
  await page.reload()
  await expect(look).toHaveAttribute('data-look', named ?? '')
  await expect(look.locator('[data-taken]')).toHaveCount(taken)
  // Still not correct: the list continues at the same place.
  await replug(plugged, [...quick, '--fault', 'open-miso'])
  await expect(page.locator('[data-watch="none"]')).toBeVisible()
  await expect(look).toHaveAttribute('data-look', named ?? '')
  unplug(plugged)
  await expect(page.locator('[data-safe="true"]')).toBeVisible()
  await replug(plugged, quick)
  await onStage(page, 'backup')
  await expect(trouble).toHaveCount(0)
  await expect(title(page)).toHaveText(backupText.done)
  const { work, session } = (await app.call('app.snapshot', undefined)).value
  expect(work.trouble).toBeNull()
  expect(work.acks.filter((ack) => ack.startsWith('cause:'))).toEqual([])
  expect(session?.chip?.sizeBytes).toBe(8_388_608)
})

test('a Pico unplugged in mid-read: the job says so, the chip is as it was, and the list forgets it', async ({
  app,
  plugged,
}) => {
  // A page can open only devices that the app has listed.
  await app.call('programmer.refresh', undefined)
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
  expect(job).toMatchObject({ state: 'failed', contents: { state: 'not-touched' } })
  expect(job.fault?.code).toMatch(/^link\./)
  expect(readFileSync(plugged.chip).equals(before)).toBe(true)
  expect((await app.call('app.snapshot', undefined)).value.recovery).toBeNull()

  unplug(plugged)
  await app.call('programmer.refresh', undefined)
  const { programmers } = (await app.call('app.snapshot', undefined)).value
  expect(programmers.filter(({ kind }) => kind === 'serprog')).toEqual([])
})

/** The state of a chip whose programmer was unplugged during a write. */
const cutOff: Standing = {
  contents: { state: 'tried-unknown', why: 'link-lost' },
  backup: null,
  unfinished: true,
}

for (const restarted of [false, true])
  test(`a Pico unplugged in mid-write${restarted ? ', and the app ended then' : ''}: plugged in again, one press brings the backup back`, async ({
    app,
    plugged,
  }) => {
    rmSync(plugged.chip)
    await replug(plugged, slow)
    const programmerId = `serprog:dev=${plugged.port}`
    // Not while a job runs: its observations belong to the chip that was chosen at its start.
    const choices = { ...choicesAt('write', programmerId), board: 'bare', clockHz: 500_000 }
    const { board, configuration, chipIndex } = choices
    await app.call('work.update', { choices: { board, configuration, chipIndex } })
    await writeUnderWay(app, programmerId)
    await app.choose({
      choices,
      acks: allAcks,
    })
    await jobUntil(
      app,
      ({ phase, doneBytes }) => phase === 'program' && doneBytes > 0,
      () => Promise.resolve(),
    )
    const before = (await app.call('app.snapshot', undefined)).value.backups[0]
    unplug(plugged)
    await onStage(app.page, 'recover')
    const held = readFileSync(plugged.chip)
    expect(sha256(held)).not.toBe(before?.sha256)
    if (restarted) await app.restart()

    const { page } = app
    await onStage(page, 'recover')
    await expect(title(page)).toHaveText(writeText.notFinished)
    await expect(page.locator('main')).toContainText(before?.fileName ?? 'no backup')
    if (!restarted)
      await expect(page.locator('[data-contents="tried-unknown"]')).toContainText(
        sayContents('fault.contents', cutOff),
      )
    await expect(lamps(page)).toContainText(sayContents('lamp.contents', cutOff))
    // A blocked button says why, and is enabled automatically when the reason is gone.
    await expect(page.locator('main')).toContainText(recoverText.none)
    await replug(plugged, ['--chip', 'MX25L512E', '--timing', 'off'])
    await expect(page.locator('main')).toContainText(firmwareName)
    await button(page, recoverText.restore).click()
    await expect(title(page)).toHaveText(doneText.restoredTitle)
    expect(sha256(readFileSync(plugged.chip))).toBe(before?.sha256)
    expect((await app.call('app.snapshot', undefined)).value.recovery).toBeNull()
    // When the programmer is unplugged, the known facts remain.
    unplug(plugged)
    await expect(lamps(page)).toContainText(frame.wires.off)
    const summary = page.getByRole('banner')
    await expect(summary).toContainText('MX25L512')
    await expect(summary).toContainText(frame.writtenAll)
    await expect(lamps(page)).toContainText(frame.written)
  })

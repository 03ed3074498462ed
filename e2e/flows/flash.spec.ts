// SPDX-License-Identifier: GPL-3.0-or-later
/** Step 4 where it gets hard: wrong files, two chips, protection, a stop and a cable in mid-write, the way back. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { imageTargets } from '../../shared/data/image-targets.ts'
import { buildImage, imageOfTarget } from '../../shared/build-image.ts'
import { expect, test } from '../support/fixtures.ts'
import type { AppUnderTest } from '../support/fixtures.ts'
import { flash, next, onStage, onToNextChip, openMenu, tickAll } from '../support/flow.ts'
import { backedUp, backUp, finished, openChip, slowChip, startJob } from '../support/jobs.ts'
import { allAcks, bring, choicesAt, nextImage, quickChip } from '../support/stages.ts'
import { frame } from '../../src-renderer/text/frame.ts'
import { imageText } from '../../src-renderer/text/image.ts'
import { writeText } from '../../src-renderer/text/write.ts'
import { recoverText } from '../../src-renderer/text/recover.ts'
import { backupsText } from '../../src-renderer/text/backups.ts'

const mib = 1048576

function file(app: AppUnderTest, name: string, bytes: Uint8Array): string {
  const path = join(app.dataDir, '..', name)
  writeFileSync(path, bytes)
  return path
}

const firmware = (length: number) => {
  const bytes = new Uint8Array(length).fill(0x5a)
  bytes.set(new TextEncoder().encode('__FMAP__'), 64)
  return bytes
}

test('a wrong file is refused with its reason, and nothing goes on', async ({ app, page }) => {
  await bring(app, 'image')
  const pick = (name: string, bytes: Uint8Array) =>
    page
      .locator('input[type=file]')
      .first()
      .setInputFiles(file(app, name, bytes))
  const refused = async (code: string) => {
    await expect(page.locator(`[data-finding="${code}"]`)).toBeVisible()
    await expect(next(page)).toHaveAttribute('aria-disabled', 'true')
  }
  await pick('small.rom', firmware(4 * mib))
  await refused('wrong-size')
  await pick('x220_DO_NOT_FLASH.rom', firmware(8 * mib))
  await refused('refused-name')
  await pick('blank.rom', new Uint8Array(8 * mib).fill(0xff))
  await refused('blank')
  await pick('empty.rom', new Uint8Array(0))
  await refused('wrong-size')
  await pick('right.rom', firmware(8 * mib))
  // What was found in the file before may still be on the page.
  await expect(page.getByRole('heading', { name: 'right.rom' })).toBeVisible()
  await expect(page.locator('[data-finding="checked"]')).toBeVisible()
  await tickAll(page)
  await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
})

test('an image of another mainboard is stopped, and an expert overrules it by a sentence with both names', async ({
  app,
  page,
}) => {
  await bring(app, 'image')
  const target = imageTargets.find((each) => each.target === 't420_8mb')
  if (target === undefined) throw new Error('no T420')
  const bytes = buildImage(imageOfTarget(target))
  const other = bytes.slice()
  other[0x20_0000] = 0x11
  const pick = async (name: string, contents: Uint8Array) => {
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(file(app, name, contents))
    await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
  }
  const found = page.locator('[data-finding="other-board"]')
  const overrule = found.getByRole('checkbox')
  await pick('my.rom', bytes)
  await expect(found).toHaveAttribute('data-level', 'stop')
  await expect(next(page)).toHaveAttribute('aria-disabled', 'true')
  await expect(found).toContainText('LENOVO ThinkPad T420 to the ThinkPad X220')
  await overrule.click()
  await expect(overrule).toBeChecked()
  // A tick belongs to one file: another image of that mainboard is stopped again.
  await pick('other.rom', other)
  await expect(overrule).not.toBeChecked()
  await overrule.click()
  await tickAll(page)
  await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
  await next(page).click()
  await onStage(page, 'done')
})

test('an image dropped on the page is taken as one that was chosen', async ({ app, page }) => {
  await bring(app, 'image')
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([new Uint8Array(16)], 'tiny.rom'))
    return transfer
  })
  await page.getByTestId('drop').dispatchEvent('drop', { dataTransfer: data })
  await expect(page.locator('[data-finding="wrong-size"]')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'tiny.rom' })).toBeVisible()
})

test('the image of a two-chip board is cut for the chip in hand, and the other chip comes next', async ({
  app,
  page,
}) => {
  await bring(app, 'image')
  const programmerId = quickChip()
  const choices = {
    ...choicesAt('image', programmerId),
    board: 'x230',
    configuration: '8+4',
    chipIndex: 0,
  }
  await app.choose({ choices, stage: 'backup' })
  await onStage(page, 'backup')
  const target = imageTargets.find((each) => each.target === 'x230_12mb')
  if (target === undefined) throw new Error('no X230')
  await flash(page, file(app, 'x230_12mb.rom', buildImage(imageOfTarget(target))))
  const { images } = (await app.call('app.snapshot', undefined)).value
  expect(images.map(({ name, sizeBytes }) => [name, sizeBytes])).toContainEqual([
    'x230_12mb_bottom.rom',
    8 * mib,
  ])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(frame.written)
  await expect(page.getByText('Chip 1 of 2.')).toBeVisible()
  await expect(
    page.getByRole('img', { name: 'bottom chip: verified, top chip: not yet' }),
  ).toBeVisible()
  await onToNextChip(page)
  await onStage(page, 'package')
  await expect(page.getByRole('banner')).toContainText('top')
})

test('an image for two chips is split, and its parts are joined again in the order that they tell', async ({
  app,
  page,
}) => {
  await bring(app, 'image')
  const target = imageTargets.find((each) => each.target === 'x230_12mb')
  if (target === undefined) throw new Error('no X230')
  const whole = buildImage(imageOfTarget(target))
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(file(app, 'whole.rom', whole))
  await expect(page.locator('[data-finding="wrong-size"]')).toBeVisible()
  await page.getByRole('button', { name: imageText.otherFile }).click()
  await page.getByText(imageText.split).click()
  await page.getByRole('button', { name: 'Split the chosen file into 8 MiB and 4 MiB' }).click()
  await expect(page.getByText('Split. The parts are among the files')).toBeVisible()
  const held = async () => (await app.call('app.snapshot', undefined)).value.images
  const parts = (await held()).filter(({ name }) => name !== 'whole.rom')
  expect(parts.map(({ sizeBytes }) => sizeBytes)).toEqual([8 * mib, 4 * mib])

  // The other way round: the parts themselves tell which comes first.
  const joining = page.getByRole('button', { name: imageText.join })
  await expect(joining).toHaveAttribute('aria-disabled', 'true')
  await page.getByLabel(imageText.joinFirst).selectOption(parts[1]?.id ?? '')
  await page.getByLabel(imageText.joinSecond).selectOption(parts[0]?.id ?? '')
  await joining.click()
  await expect(page.getByText('Joined the other way round')).toBeAttached()
  const wholeHash = (await held()).find(({ name }) => name === 'whole.rom')?.sha256
  await expect
    .poll(async () => (await held()).find(({ name }) => name === 'joined.rom')?.sha256)
    .toBe(wholeHash)
})

test('a protected chip is written only after a choice, and its protection is back afterwards', async ({
  app,
  page,
}) => {
  const programmerId = 'practice:chip=W25Q64JV,fault=protected'
  await bring(app, 'wire')
  await openChip(app, programmerId)
  await backUp(app)
  const imageId = await nextImage(app)
  await app.choose({
    choices: { ...choicesAt('done', programmerId), imageId },
    acks: allAcks,
  })
  await onStage(page, 'image')
  await expect(next(page)).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('radio', { name: /turn it on again/ }).check()
  await next(page).click()
  await onStage(page, 'done')
  await expect(page.locator('main')).toContainText('On again: ')
  const { session } = (await app.call('app.snapshot', undefined)).value
  expect(session?.protection?.protectedRange).not.toBe('none')
})

test('a write that is stopped in the middle opens the recovery, and one press brings the backup and the protection back', async ({
  app,
  page,
}) => {
  const programmerId = `${slowChip()},fault=protected`
  await bring(app, 'wire')
  await openChip(app, programmerId, 500_000)
  const { backup, imageId } = await backedUp(app)
  await app.choose({
    choices: {
      ...choicesAt('write', programmerId),
      board: 'bare',
      clockHz: 500_000,
      imageId,
    },
  })
  await startJob(app, {
    kind: 'write',
    imageId,
    backup: 'session',
    unprotect: 'restore-afterwards',
  })
  await onStage(page, 'write')
  await expect(page.locator('[data-testid=lamps]')).toContainText('Being changed now')
  await expect(page.locator('[data-testid=actions]')).toContainText('the chip is unfinished')
  await page.getByRole('button', { name: writeText.stop }).click()
  await onStage(page, 'recover')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(recoverText.title.cancelled)
  await expect(page.locator('main')).toContainText(backup.fileName)
  await expect(page.locator('main')).toContainText('turns it on again when every byte')
  await page.getByRole('button', { name: recoverText.restore }).click()
  await expect
    .poll(async () => (await app.call('app.snapshot', undefined)).value.recovery)
    .toBeNull()
  const { job, session } = (await app.call('app.snapshot', undefined)).value
  expect(job).toMatchObject({ state: 'done', contents: { state: 'verified' } })
  expect(session?.protection?.protectedRange).not.toBe('none')
  expect(job?.result?.kind === 'write' && job.result.sha256).toBe(backup.sha256)
})

test.describe('a practice chip of the process alone', () => {
  test.use({ environment: { PIN_ONE_PRACTICE_CHIPS: '' } })

  test('a cable that came off a practice chip, and the app ended then: it opens on that page, and a chip that holds its backup settles it', async ({
    app,
  }) => {
    const programmerId = 'practice:chip=W25Q64JV,fault=unplug:write=12,timing=off'
    await openChip(app, programmerId)
    const backup = await backUp(app)
    const imageId = await nextImage(app)
    await finished(app, { kind: 'write', imageId, backup: 'session', unprotect: 'no' })
    expect((await app.call('app.snapshot', undefined)).value.recovery).not.toBeNull()
    const page = await app.restart()

    await onStage(page, 'recover')
    await expect(page.locator('main')).toContainText(backup.fileName)
    await expect(page.getByRole('radio', { name: recoverText.samePractice })).toBeChecked()
    // The practice chip of the process is a new one, and holds what was backed up: the comparison that comes before
    // anything is written settles it, and nothing is written.
    await page.getByRole('button', { name: recoverText.restore }).click()
    await expect(page.locator('[data-testid=lamps]')).toContainText('Chip not changed')
    await expect(page.locator('[data-testid=app]')).not.toHaveAttribute('data-stage', 'recover')
    const { job, recovery, session } = (await app.call('app.snapshot', undefined)).value
    expect(recovery).toBeNull()
    expect(job?.request.kind).toBe('identify')
    expect(session?.backup?.sha256).toBe(backup.sha256)
  })
})

test('a backup is saved, noted, compared with the chip and put back from the list', async ({
  app,
  page,
  host,
}) => {
  await bring(app, 'done')
  await openMenu(page)
  await page.getByRole('button', { name: /^Backups/ }).click()
  const row = page.locator('tr[data-backup]').first()
  // Electron asks with a dialog of the system, which Playwright cannot see.
  if (host === 'web') {
    const download = page.waitForEvent('download')
    await row.getByRole('button', { name: backupsText.save }).click()
    expect((await download).suggestedFilename()).toMatch(/\.bin$/)
  }
  await row.getByRole('textbox').fill('before Libreboot')
  await row.getByRole('textbox').blur()
  await expect
    .poll(async () => (await app.call('app.snapshot', undefined)).value.backups[0]?.note)
    .toBe('before Libreboot')
  await row.getByRole('button', { name: backupsText.compare }).click()
  await expect(page.getByRole('heading', { name: /^Where: / })).toBeVisible()
  await expect(page.getByText(/The chip and .*\.bin differ\./)).toBeVisible()
  // A look is no write: the page after the write is still there.
  await expect(page.locator('[data-testid=lamps]')).toContainText(frame.written)
  await page.getByRole('button', { name: backupsText.back }).click()
  await onStage(page, 'done')
  await openMenu(page)
  await page.getByRole('button', { name: /^Backups/ }).click()
  await row.getByRole('button', { name: backupsText.restore }).click()
  // Ticks belong to one file: what was ticked for the image does not count for the backup.
  await onStage(page, 'image')
  await expect(page.locator('[data-finding="checked"]')).toBeVisible()
  await tickAll(page)
  await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
})

test('a backup whose file is gone or altered is marked in the list, its buttons closed with why', async ({
  app,
  page,
}) => {
  await bring(app, 'image')
  await finished(app, { kind: 'backup', passes: 2, board: 'second' })
  const { backups } = (await app.call('app.snapshot', undefined)).value
  expect(backups).toHaveLength(2)
  const path = (at: number) => join(app.dataDir, 'backups', backups[at]?.fileName ?? '')
  rmSync(path(0))
  const bytes = readFileSync(path(1))
  writeFileSync(path(1), bytes.fill(0, 0, 16))
  await openMenu(page)
  await page.getByRole('button', { name: /^Backups/ }).click()
  for (const [why, text] of [
    ['gone', 'Its file is gone.'],
    ['altered', 'Its bytes no longer have the hash recorded.'],
  ] as const) {
    const row = page.locator(`tr[data-lost="${why}"]`)
    await expect(row).toContainText(text)
    await expect(row.getByRole('button', { disabled: true })).toHaveCount(3)
  }
  await expect(page.getByRole('banner')).not.toContainText(frame.backupSaved(2))
})

test('a note that is typed and reloaded at once is kept', async ({ app, page }) => {
  await bring(app, 'image')
  await openMenu(page)
  await page.getByRole('button', { name: /^Backups/ }).click()
  const note = page.locator('tr[data-backup]').getByRole('textbox')
  await note.fill('before the battery was pulled')
  await page.reload()
  await expect(note).toHaveValue('before the battery was pulled')
  await expect
    .poll(async () => (await app.call('app.snapshot', undefined)).value.backups[0]?.note)
    .toBe('before the battery was pulled')
})

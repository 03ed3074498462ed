// SPDX-License-Identifier: GPL-3.0-or-later
/** Files that do not fit as they are: opens a release, writes one region, on both hosts. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { imageTargets } from '../../shared/data/image-targets.ts'
import { tarOf } from '../../src-main/testing/archives.ts'
import { proposalText } from '../../shared/text/archive-list.ts'
import { buildImage, imageOfTarget, putGbe } from '../../shared/build-image.ts'
import { expect, test } from '../support/fixtures.ts'
import type { AppUnderTest } from '../support/fixtures.ts'
import { next, onStage, tickAll } from '../support/flow.ts'
import { finished } from '../support/jobs.ts'
import { allAcks, bring, choicesAt, quickChip } from '../support/stages.ts'
import { imageHelpText } from '../../src-renderer/text/image-help.ts'
import { imageText } from '../../src-renderer/text/image.ts'

const target = imageTargets.find((each) => each.target === 'x220_8mb')
if (target === undefined) throw new Error('no x220 in the data')
const image = buildImage(imageOfTarget(target))

function file(app: AppUnderTest, name: string, bytes: Uint8Array): string {
  const path = join(app.dataDir, '..', name)
  writeFileSync(path, bytes)
  return path
}

test('a release is opened, and the file that fits is proposed and used', async ({ app, page }) => {
  await bring(app, 'image')
  const name = 'seagrub_x220_8mb_libgfxinit_corebootfb_usqwerty.rom'
  const tar = tarOf([
    { name: 'bin/x220_8mb/README', bytes: new Uint8Array(100) },
    { name: `bin/x220_8mb/${name}`, bytes: image },
  ])
  // In the format of release pages, compressed by XZ Utils.
  const release = execFileSync('xz', ['-1', '-c'], { input: tar, maxBuffer: 64 << 20 })
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(file(app, 'libreboot-26.01_x220_8mb.tar.xz', release))
  const fits = { index: 0, name: `bin/x220_8mb/${name}`, sizeBytes: image.length, sha256: '' }
  await expect(page.getByTestId('archive')).toContainText(
    proposalText({
      format: 'tar',
      entries: [{ ...fits, forBoard: true, keyboard: null, checksum: 'none' }],
      fitting: [0],
      chosenBy: { board: true, size: true, keyboard: false },
    }),
  )
  await expect(next(page)).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: imageHelpText.archiveUse }).click()
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
})

const ownMac = '3c:97:0e:12:34:56'
const held = image.slice()
putGbe(held, 0x1000, 0x2000, ownMac)
const shared = image.slice()
putGbe(shared, 0x1000, 0x2000, '00:de:ad:c0:ff:ee')
for (let at = 0x40000; at < 0x50000; at += 1) shared[at] = (at * 7) & 0xff
for (let at = 0x4000; at < 0x5000; at += 1) shared[at] = 0x5a

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function pick(
  app: AppUnderTest,
  name: string,
  bytes: Uint8Array,
  called = name,
): Promise<void> {
  const { page } = app
  const path = file(app, name, bytes)
  await page.locator('input[type=file]').first().setInputFiles(path)
  await expect(page.getByRole('heading', { name: called, exact: true })).toBeVisible()
}

/** On the page of the image, with `held` on the chip and in its backup. */
async function standBefore(app: AppUnderTest): Promise<void> {
  await bring(app, 'image')
  await pick(app, 'held.rom', held)
  const { images } = (await app.call('app.snapshot', undefined)).value
  const imageId = images.find(({ name }) => name === 'held.rom')?.id ?? ''
  await finished(app, { kind: 'write', imageId, backup: 'session', unprotect: 'no' })
  await finished(app, { kind: 'backup', passes: 2, board: 'ThinkPad X220' })
  await app.choose({ choices: choicesAt('image', quickChip()), acks: allAcks })
  await onStage(app.page, 'image')
}

/** Presses buttons to the end of the write; returns the hash of the verified contents. */
async function written(app: AppUnderTest): Promise<string | null> {
  const { page } = app
  await expect(page.locator('[data-finding="checked"]')).toBeVisible()
  await tickAll(page)
  await next(page).click()
  await onStage(page, 'done')
  const { job } = (await app.call('app.snapshot', undefined)).value
  expect(job).toMatchObject({ state: 'done', contents: { state: 'verified' } })
  return job?.result?.kind === 'write' ? job.result.sha256 : null
}

test('the network address of the backup is kept in a copy of the image, and written', async ({
  app,
  page,
}) => {
  await standBefore(app)
  await pick(app, 'new.rom', shared, 'new_own-address.rom')
  // Kept unless the user turns it off, and the list has the chosen file only once.
  const keep = page.getByRole('switch', { name: imageText.keepMac })
  await expect(keep).toBeChecked()
  await expect(page.locator('[data-finding="mac-shared"]')).toBeHidden()
  await keep.uncheck()
  await expect(page.locator('[data-finding="mac-shared"]')).toContainText('00:de:ad:c0:ff:ee')
  await expect(page.locator('[data-finding="backup-has-mac"]')).toContainText(ownMac)
  await expect(keep).not.toBeChecked()
  await keep.check()
  await expect(page.getByRole('heading', { name: 'new_own-address.rom' })).toBeVisible()
  await pick(app, 'new.rom', shared, 'new_own-address.rom')
  const { images } = (await app.call('app.snapshot', undefined)).value
  expect(images.filter(({ name }) => name === 'new.rom')).toHaveLength(1)
  await page.reload()
  await expect(keep).toBeChecked()
  const wanted = shared.slice()
  putGbe(wanted, 0x1000, 0x2000, ownMac)
  expect(await written(app)).toBe(sha256(wanted))
})

/** Pin One's name for the part of `new.rom` that it writes. */
const biosOfNew = 'new.rom (bios)'

test('one region is written and verified, and the rest of the chip is what it was', async ({
  app,
  page,
}) => {
  await standBefore(app)
  await pick(app, 'new.rom', shared, 'new_own-address.rom')
  await page.getByRole('switch', { name: imageText.keepMac }).uncheck()
  await page.getByText(imageHelpText.title).click()
  await page.getByRole('button', { name: imageHelpText.region }).click()
  await expect(page.getByRole('heading', { name: biosOfNew })).toBeVisible()
  const wanted = held.slice()
  wanted.set(shared.subarray(0x18000), 0x18000)
  expect(await written(app)).toBe(sha256(wanted))
})

// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { boards } from '../../shared/data/guide.ts'
import { adapterMv, usualProgrammerMv } from '../../shared/gate/supply.ts'
import { blockerAct } from '../../shared/text/blockers.ts'
import { toldBy } from '../../shared/text/guide-boards.ts'
import { portText } from '../../shared/text/ports.ts'
import { remedyFor } from '../../shared/text/remedies.ts'
import { noChoices } from '../../shared/work.ts'
import { chipText } from '../../src-renderer/text/board-chips.ts'
import { boardText } from '../../src-renderer/text/board.ts'
import { chipLookingText } from '../../src-renderer/text/chip-looking.ts'
import { frame } from '../../src-renderer/text/frame.ts'
import { packageText } from '../../src-renderer/text/package.ts'
import { programmerText } from '../../src-renderer/text/programmer.ts'
import { voltText } from '../../src-renderer/text/size.ts'
import { wireText } from '../../src-renderer/text/wire.ts'
import { practiceMarking } from '../../src-renderer/wizard/practice-chip.ts'
import { expect } from '../support/fixtures.ts'
import type { AppUnderTest } from '../support/fixtures.ts'
import {
  button,
  expectPractice,
  next,
  onStage,
  practise,
  tabTo,
  tickAll,
  why,
} from '../support/flow.ts'
import {
  bootselDrive,
  ch341a,
  firmwareName,
  hold,
  holder,
  letGo,
  plugIn,
  plugInBootsel,
  plugInCh341a,
  port,
  test,
  unplug,
  unplugBootsel,
  unplugCh341a,
} from '../support/kernel-tree.ts'
import { useThis } from '../support/programmers.ts'
import { bring } from '../support/stages.ts'

// Steps 1 and 2: detected programmers and why one cannot be opened, firmware for an empty Pico, the mainboard, the
// package, the marking, and the gate before the wires. The kernel's files are a tree of this test, which changes while
// the page is open.

test.beforeEach(async ({ app }) => bring(app, 'programmer'))

const rowOf = (page: Page, root: string) =>
  page.locator(`[data-programmer="serprog:dev=${port(root)}"]`)

const heldBy = (root: string) => portText({ code: 'held', path: port(root), holder })

test('a programmer shows up when it is plugged in, and one that was unplugged keeps no answer', async ({
  page,
  root,
}) => {
  await expect(page.getByRole('heading', { name: programmerText.nothing })).toBeVisible()
  plugIn(root)
  const row = rowOf(page, root)
  await expect(row).toContainText(firmwareName)
  await useThis(row, 'pico').click()
  await expect(row).toContainText(programmerText.noAnswer)
  // The error is shown near the button.
  await expect(row.getByRole('alert')).toBeVisible()
  await onStage(page, 'programmer')
  unplug(root)
  await expect(row).toHaveCount(0)
  plugIn(root)
  await expect(row).toContainText(boardText.plugged)
})

test('the focus and the choice stay where they are while the list changes around them', async ({
  page,
  root,
}) => {
  plugIn(root)
  const row = rowOf(page, root)
  const use = useThis(row, 'pico')
  await use.focus()
  await page.keyboard.press('Space')
  await expect(row).toContainText(programmerText.noAnswer)
  const here = () => expect(use).toBeFocused()
  // Another device appears above it, another program takes the port and releases it, and the other device disappears
  // again.
  plugInCh341a(root)
  plugInBootsel(root)
  await expect(page.locator('[data-drive="rp2040"]')).toBeVisible()
  await expect(page.locator(`[data-programmer="${ch341a}"]`)).toBeVisible()
  await here()
  hold(root)
  await expect(row).toContainText(heldBy(root))
  await here()
  await expect(use).toHaveAttribute('aria-disabled', 'true')
  letGo(root)
  await expect(row).not.toContainText(holder.name)
  await here()
  unplugBootsel(root)
  unplugCh341a(root)
  await expect(page.locator('[data-drive]')).toHaveCount(0)
  await here()
})

test('a port in use names the program that holds it, and notices when it is free', async ({
  page,
  root,
}) => {
  plugIn(root)
  hold(root)
  const row = rowOf(page, root)
  await expect(row).toContainText(heldBy(root))
  await expect(useThis(row, 'pico')).toHaveCount(0)
  letGo(root)
  await expect(useThis(row, 'pico')).toBeVisible()
  await expect(row).not.toContainText(holder.name)
})

/** `blocks` UF2 blocks for the RP2040, or for another family. */
function uf2(blocks: number, family = 0xe48bff56): Buffer {
  const bytes = Buffer.alloc(blocks * 512)
  for (let index = 0; index < blocks; index++) {
    const words = [0x0a324655, 0x9e5d5157, 0x2000, 0x10000000 + index * 256, 256, index, blocks]
    for (const [at, word] of [...words, family].entries())
      bytes.writeUInt32LE(word, index * 512 + at * 4)
    bytes.writeUInt32LE(0x0ab16f30, index * 512 + 508)
  }
  return bytes
}

test('a Pico in BOOTSEL mode refuses a wrong file, takes a right one, and is waited for', async ({
  page,
  root,
}) => {
  plugInBootsel(root)
  const row = page.locator('[data-drive="rp2040"]')
  await expect(row).toContainText(programmerText.bootselStatus)
  const choose = async (name: string, buffer: Buffer) => {
    const chooser = page.waitForEvent('filechooser')
    await row.getByRole('button', { name: programmerText.chooseUf2 }).click()
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer })
  }
  const name = 'other.uf2'
  await choose(name, uf2(4, 0xe48bff59))
  const made = { name, madeFor: 'rp2350', board: 'rp2040' } as const
  await expect(row.getByRole('alert')).toContainText(
    remedyFor({ code: 'image.wrong-firmware', facts: made }).meaning,
  )
  await choose(name, uf2(4).subarray(0, 900))
  const odd = { code: 'odd-size', sizeBytes: 900 } as const
  await expect(row.getByRole('alert')).toContainText(
    remedyFor({ code: 'image.not-firmware', facts: { name, why: odd } }).meaning,
  )

  const firmware = uf2(40)
  const copy = join(bootselDrive(root), 'pin-one.uf2')
  await choose('serprog_pico.uf2', firmware)
  await expect.poll(() => sizeOf(copy)).toBe(firmware.length)
  expect(readFileSync(copy).equals(firmware)).toBe(true)
  unplugBootsel(root)
  await expect(page.getByText(programmerText.copied)).toBeVisible()
  plugIn(root)
  await expect(rowOf(page, root)).toBeVisible()
  await expect(page.getByText(programmerText.copied)).toHaveCount(0)
})

function sizeOf(path: string): number {
  try {
    return readFileSync(path).length
  } catch {
    return 0
  }
}

test('a CH341A that is plugged in stands first, refused with its reason, and cannot be chosen', async ({
  page,
  root,
}) => {
  await expect(page.getByRole('heading', { name: programmerText.nothing })).toBeVisible()
  plugInCh341a(root)
  const row = page.locator(`[data-programmer="${ch341a}"]`)
  await expect(row).toContainText(programmerText.access.refused)
  await expect(row).toContainText(portText({ code: 'five-volts' }))
  await expect(row.getByRole('button')).toHaveCount(0)
  await expect(page.locator('[data-programmer]').first()).toHaveAttribute('data-programmer', ch341a)
  unplugCh341a(root)
  await expect(row).toHaveCount(0)
})

test('a practice chip with a fault to rehearse is chosen, answers, and leads on', async ({
  page,
}) => {
  await page.getByText(programmerText.practiseMore).click()
  await page.getByLabel(programmerText.practiceFault).selectOption('open-miso')
  await page.getByRole('button', { name: programmerText.practiseThis }).click()
  await onStage(page, 'package')
  await expectPractice(page)
})

/** At the first question, with a practice chip. */
async function fromTheStart(app: AppUnderTest): Promise<void> {
  await app.choose({ choices: noChoices })
  await practise(app.page)
}

/** At the question for the shape of a chip that is on no mainboard. */
async function toPackage(app: AppUnderTest): Promise<void> {
  await fromTheStart(app)
  await button(app.page, boardText.loose).click()
  await onStage(app.page, 'package')
}

const choicesOf = async (app: AppUnderTest) =>
  (await app.call('app.snapshot', undefined)).value.work.choices

test('an unknown supply keeps the wires locked; a 1.8 V print stops with what to do', async ({
  app,
  page,
}) => {
  const locked = () => expect(next(page)).toHaveAttribute('aria-disabled', 'true')
  const back = button(page, frame.back)
  const [usual, low] = [voltText(usualProgrammerMv), voltText(adapterMv)]
  await toPackage(app)
  await page.locator('button[data-package=soic8]').click()
  await locked()
  const print = page.getByLabel(packageText.print)
  const practised = practiceMarking((await choicesOf(app)).programmerId) ?? 'no practice chip'
  await expect(page.getByText(packageText.printPractice(practised))).toBeVisible()
  await page.getByText(chipLookingText.printTitle, { exact: true }).click()
  await button(page, chipLookingText.without).click()
  await expect(page.getByText(packageText.locked)).toBeVisible()
  await locked()
  await back.click()
  await print.fill('W25Q64FWSIG')
  await expect(page.getByRole('alert')).toContainText(packageText.tooHighNext)
  await locked()
  await next(page).press('Enter')
  await onStage(page, 'package')
  await page.getByRole('radio', { name: packageText.feedsAdapter(low) }).check()
  await expect(page.getByText(packageText.fitsAdapter(low))).toBeVisible()
  await tickAll(page)
  await next(page).click()
  await onStage(page, 'wire')
  await expect(page.getByText(wireText.throughAdapter(low))).toBeVisible()
  await expect(page.locator('[data-testid=drawing]')).toContainText(wireText.adapterTitle(low))
  await back.click()
  await onStage(page, 'package')
  await print.fill('25Q64FVSIG')
  await expect(page.getByText(packageText.other(voltText(2700), voltText(3600), low))).toBeVisible()
  await locked()
  await page.getByRole('radio', { name: packageText.feedsItself(usual) }).click()
  await expect(page.getByText(packageText.fits(usual))).toBeVisible()
  await next(page).click()
  await onStage(page, 'wire')
})

/** The guide's words for a configuration of a mainboard. */
function fitting(board: string, id: string) {
  const found = boards
    .find((each) => each.id === board)
    ?.configurations.find((each) => each.id === id)
  if (found === undefined) throw new Error(`${board} has no fitting ${id}`)
  return found
}

const backToMachine = (page: Page) => page.locator('[data-trail="0"]').getByRole('button').click()

test('a machine is one press: its usual chips are taken, the first of them first; a look back asks the rest', async ({
  app,
  page,
}) => {
  await fromTheStart(app)
  await page.locator('[data-board="x230"]').click()
  await onStage(page, 'package')
  const top = fitting('x230', '8+4').chips?.[1]
  if (top === undefined) throw new Error('the X230 has two chips')
  const chosen = { board: 'x230', configuration: '8+4' }
  expect(await choicesOf(app)).toMatchObject({ ...chosen, chipIndex: 0 })
  await backToMachine(page)
  await onStage(page, 'board')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ThinkPad X230')
  await page.getByRole('button', { name: chipText(top, 1) }).click()
  await onStage(page, 'package')
  expect(await choicesOf(app)).toMatchObject({ ...chosen, chipIndex: 1 })
  await backToMachine(page)
  await button(page, boardText.another).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(boardText.title)
})

test('a machine whose chips only its owner can tell apart asks before it goes on', async ({
  app,
  page,
}) => {
  await fromTheStart(app)
  await page.locator('[data-board="x200"]').click()
  await expect(why(page)).toHaveText(blockerAct({ code: 'choose-configuration' }))
  await page.getByRole('button', { name: toldBy(fitting('x200', '8').how_to_tell) ?? '' }).click()
  await onStage(page, 'package')
  expect(await choicesOf(app)).toMatchObject({ board: 'x200', configuration: '8' })
})

test('what has to be read about a machine is read before it goes on', async ({ app, page }) => {
  await fromTheStart(app)
  await page.locator('[data-board="x60"]').click()
  await expect(next(page)).toHaveAttribute('aria-disabled', 'true')
  await tickAll(page)
  await next(page).click()
  await onStage(page, 'package')
})

test('the search knows names, targets and the types on the label; without SPI flash the reason is shown', async ({
  app,
  page,
}) => {
  await fromTheStart(app)
  const search = page.getByRole('searchbox')
  for (const [text, board] of [
    ['4290-W4H', 'x220'],
    ['20AN', 't440p'],
    ['9010 MT', 'precision-t1650'],
  ] as const) {
    await search.fill(text)
    await expect(page.locator('[data-board]').first()).toHaveAttribute('data-board', board)
  }
  await search.fill('Amiga 500')
  await expect(page.getByText(boardText.none)).toBeVisible()
  await search.fill('KFSN4')
  await search.press('Enter')
  await expect(why(page)).toHaveText(blockerAct({ code: 'board-has-no-spi-flash' }))
  await expect(next(page)).toHaveAttribute('aria-disabled', 'true')
})

test('who does not know the machine is asked what they see, and every answer leads on', async ({
  app,
  page,
}) => {
  await fromTheStart(app)
  await button(page, boardText.dontKnow).click()
  await button(page, boardText.lost.kinds.laptop).click()
  await expect(page.getByText(boardText.lost.look.laptop)).toBeVisible()
  await page.getByRole('searchbox').fill('2325')
  await expect(page.locator('[data-board]')).toHaveCount(1)
  await button(page, boardText.lost.kinds.desktop).click()
  await page.getByRole('searchbox').fill('')
  await button(page, boardText.lost.counts['2']).click()
  await expect(page.locator('[data-board="optiplex-9020"]')).toBeVisible()
  await expect(page.locator('[data-board="hppro3500"]')).toHaveCount(0)
  await button(page, boardText.lost.noName).click()
  await onStage(page, 'package')
  await backToMachine(page)
  await button(page, boardText.dontKnow).click()
  await button(page, boardText.lost.onlyChip).click()
  await onStage(page, 'package')
})

test('the keyboard alone leads with a loose chip from the first question to the wires', async ({
  app,
  page,
}) => {
  await app.choose({ choices: noChoices })
  await tabTo(page, boardText.practise)
  await page.keyboard.press('Enter')
  await expectPractice(page)
  await page.getByRole('heading', { level: 1 }).focus()
  await tabTo(page, boardText.loose)
  await page.keyboard.press('Enter')
  await onStage(page, 'package')
  await tabTo(page, packageText.names['soic8']?.name ?? 'no name')
  await page.keyboard.press('Space')
  await tabTo(page, packageText.print)
  await page.keyboard.type('MX25L6406E M2I-12G')
  await expect(page.getByText(packageText.fits(voltText(usualProgrammerMv)))).toBeVisible()
  // Enter in the field presses the main button of the page.
  await page.keyboard.press('Enter')
  await onStage(page, 'wire')
})

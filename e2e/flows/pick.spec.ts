// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect } from '../support/fixtures.ts'
import { practise, tickAll } from '../support/flow.ts'
import { plugIn, port, put, test, unplug } from '../support/kernel-tree.ts'
import { bring } from '../support/stages.ts'
import { noChoices } from '../../shared/work.ts'
import type { AppUnderTest } from '../support/fixtures.ts'
import { programmerText } from '../../src-renderer/text/programmer.ts'
import { boardText } from '../../src-renderer/text/board.ts'
import { packageText } from '../../src-renderer/text/package.ts'
import { chipLookingText } from '../../src-renderer/text/chip-looking.ts'
import { frame } from '../../src-renderer/text/frame.ts'
import { voltText } from '../../src-renderer/text/size.ts'

// Steps 1 and 2: what is plugged in and why it cannot be opened, firmware for a bare Pico, the board, the package, the
// print, and the gate in front of the wires. The kernel's files are a tree of this test, changed while the page looks.

test.beforeEach(async ({ app }) => bring(app, 'programmer'))

const rowOf = (page: Page, root: string) =>
  page.locator(`[data-programmer="serprog:dev=${port(root)}"]`)

const commit = (page: Page) => page.locator('[data-testid=actions] [data-button=go]')
const stage = (page: Page, id: string) =>
  expect(page.locator('[data-testid=app]')).toHaveAttribute('data-stage', id)

test('a programmer shows up when it is plugged in, and one that was unplugged keeps no answer', async ({
  page,
  root,
}) => {
  await expect(page.getByRole('heading', { name: programmerText.nothing })).toBeVisible()
  plugIn(root)
  await expect(rowOf(page, root)).toContainText('pico-serprog')
  await rowOf(page, root).getByRole('button', { name: 'Use this Pico' }).click()
  await expect(rowOf(page, root)).toContainText(programmerText.noAnswer)
  // What went wrong stands where the button is.
  await expect(rowOf(page, root).getByRole('alert')).toBeVisible()
  await stage(page, 'programmer')
  unplug(root)
  await expect(rowOf(page, root)).toHaveCount(0)
  plugIn(root)
  await expect(rowOf(page, root)).toContainText(boardText.plugged)
})

test('the focus and the choice stay where they are while the list changes around them', async ({
  page,
  root,
}) => {
  plugIn(root)
  const use = rowOf(page, root).getByRole('button', { name: 'Use this Pico' })
  await use.focus()
  await page.keyboard.press('Space')
  await expect(rowOf(page, root)).toContainText(programmerText.noAnswer)
  const here = () => expect(use).toBeFocused()
  // Something appears in front of it, another program takes the port, gives it back, and what came goes again.
  put(root, 'sys/bus/usb/devices/1-2/idVendor', '1a86\n')
  put(root, 'sys/bus/usb/devices/1-2/idProduct', '5512\n')
  put(root, 'media/RPI-RP2/INFO_UF2.TXT', 'Model: Raspberry Pi RP2\r\nBoard-ID: RPI-RP2\r\n')
  put(root, 'proc/mounts', `/dev/sdb1 ${join(root, 'media/RPI-RP2')} vfat rw 0 0\n`)
  await expect(page.locator('[data-drive="rp2040"]')).toBeVisible()
  await expect(page.locator('[data-programmer^="ch341a"]')).toBeVisible()
  await here()
  put(root, 'proc/4321/comm', 'minicom\n')
  put(root, 'run/lock/LCK..ttyACM0', '      4321\n')
  await expect(rowOf(page, root)).toContainText('minicom (process 4321)')
  await here()
  await expect(use).toHaveAttribute('aria-disabled', 'true')
  rmSync(join(root, 'run/lock/LCK..ttyACM0'))
  await expect(rowOf(page, root)).not.toContainText('minicom')
  await here()
  put(root, 'proc/mounts', '')
  rmSync(join(root, 'sys/bus/usb'), { recursive: true })
  await expect(page.locator('[data-drive]')).toHaveCount(0)
  await here()
})

test('a port in use names the program that holds it, and notices when it is free', async ({
  page,
  root,
}) => {
  plugIn(root)
  put(root, 'proc/4321/comm', 'minicom\n')
  put(root, 'run/lock/LCK..ttyACM0', '      4321\n')
  const row = rowOf(page, root)
  await expect(row).toContainText('minicom (process 4321)')
  await expect(row.getByRole('button', { name: /^Use this/ })).toHaveCount(0)
  rmSync(join(root, 'run/lock/LCK..ttyACM0'))
  await expect(row.getByRole('button', { name: /^Use this/ })).toBeVisible()
  await expect(row).not.toContainText('minicom')
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
  const drive = join(root, 'media/RPI-RP2')
  put(root, 'media/RPI-RP2/INFO_UF2.TXT', 'Model: Raspberry Pi RP2\r\nBoard-ID: RPI-RP2\r\n')
  put(root, 'proc/mounts', `/dev/sdb1 ${drive} vfat rw 0 0\n`)
  const row = page.locator('[data-drive="rp2040"]')
  await expect(row).toContainText(programmerText.bootselStatus)
  const choose = async (name: string, buffer: Buffer) => {
    const chooser = page.waitForEvent('filechooser')
    await row.getByRole('button', { name: /\.uf2/ }).click()
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer })
  }
  await choose('other.uf2', uf2(4, 0xe48bff59))
  await expect(row).toContainText(programmerText.rows['pico-2']?.name ?? 'no words')
  await choose('broken.uf2', uf2(4).subarray(0, 900))
  await expect(row).toContainText('900 bytes')

  const firmware = uf2(40)
  await choose('serprog_pico.uf2', firmware)
  await expect.poll(() => sizeOf(join(drive, 'pin-one.uf2'))).toBe(firmware.length)
  expect(readFileSync(join(drive, 'pin-one.uf2')).equals(firmware)).toBe(true)
  put(root, 'proc/mounts', '')
  await expect(page.getByText(/^Copied\. It restarts/)).toBeVisible()
  plugIn(root)
  await expect(rowOf(page, root)).toBeVisible()
  await expect(page.getByText(/^Copied\. It restarts/)).toHaveCount(0)
})

function sizeOf(path: string): number {
  try {
    return readFileSync(path).length
  } catch {
    return 0
  }
}

test('the CH341A is shown and refused with its reasons', async ({ page }) => {
  await page.getByRole('button', { name: /^Why not.*CH341A/ }).click()
  await expect(page.locator('[data-testid=setup]').first()).toContainText('5 V')
  await expect(page.getByRole('button', { name: /^Use this CH341A/ })).toHaveCount(0)
})

test('a CH341A that is plugged in stands first, refused with its reason, and cannot be chosen', async ({
  page,
  root,
}) => {
  await expect(page.getByRole('heading', { name: programmerText.nothing })).toBeVisible()
  put(root, 'sys/bus/usb/devices/1-2/idVendor', '1a86\n')
  put(root, 'sys/bus/usb/devices/1-2/idProduct', '5512\n')
  const row = page.locator('[data-programmer="ch341a_spi:usb=1-2"]')
  await expect(row).toContainText(programmerText.access.refused)
  await expect(row).toContainText('It can put 5 V on the data wires')
  await expect(row.getByRole('button')).toHaveCount(0)
  await expect(page.locator('[data-programmer]').first()).toHaveAttribute(
    'data-programmer',
    'ch341a_spi:usb=1-2',
  )
  rmSync(join(root, 'sys/bus/usb'), { recursive: true })
  await expect(row).toHaveCount(0)
})

test('a practice chip with a fault to rehearse is chosen, answers, and leads on', async ({
  page,
}) => {
  await page.getByText(programmerText.practiseMore).click()
  await page.getByLabel(programmerText.practiceFault).selectOption('open-miso')
  await page.getByRole('button', { name: programmerText.practiseThis }).click()
  await stage(page, 'package')
  await expect(page.locator('[data-testid=app]')).toHaveAttribute('data-practice', 'true')
})

/** At the first question, with a practice chip. */
async function fromTheStart(app: AppUnderTest): Promise<void> {
  await app.choose({ choices: noChoices })
  await practise(app.page)
}

async function toPackage(app: AppUnderTest): Promise<void> {
  const { page } = app
  await fromTheStart(app)
  await page.getByRole('button', { name: boardText.loose }).click()
  await stage(page, 'package')
}

test('an unknown supply keeps the wires locked; a 1.8 V print stops with what to do', async ({
  app,
  page,
}) => {
  await toPackage(app)
  await page.getByRole('button', { name: /^SOIC8/ }).click()
  await expect(commit(page)).toHaveAttribute('aria-disabled', 'true')
  const print = page.getByLabel(packageText.print)
  await expect(page.getByText(/^Practice: this chip is marked W25Q/)).toBeVisible()
  await page.getByText(chipLookingText.printTitle, { exact: true }).click()
  await page.getByRole('button', { name: chipLookingText.without }).click()
  await expect(page.getByText(/^Locked until the supply voltage is known\. 3\.3 V/)).toBeVisible()
  await expect(commit(page)).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: frame.back, exact: true }).click()
  await print.fill('W25Q64FWSIG')
  await expect(page.getByRole('alert')).toContainText('Use an adapter')
  await expect(commit(page)).toHaveAttribute('aria-disabled', 'true')
  await commit(page).press('Enter')
  await stage(page, 'package')
  await page.getByRole('radio', { name: /^A 1\.8 V adapter/ }).check()
  await expect(page.getByText(packageText.fitsAdapter(voltText(1800)))).toBeVisible()
  await tickAll(page)
  await commit(page).click()
  await stage(page, 'wire')
  await expect(page.getByText(/^Connect these wires to the programmer side/)).toBeVisible()
  await expect(page.locator('[data-testid=drawing]')).toContainText('1.8 V adapter')
  await page.getByRole('button', { name: frame.back, exact: true }).click()
  await stage(page, 'package')
  await print.fill('25Q64FVSIG')
  await expect(page.getByText(/1\.8 V does not fit/)).toBeVisible()
  await expect(commit(page)).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('radio', { name: /^The programmer itself/ }).click()
  await expect(page.getByText(packageText.fits(voltText(3300)))).toBeVisible()
  await commit(page).click()
  await stage(page, 'wire')
})

test('a machine is one press: its usual chips are taken, the first of them first; a look back asks the rest', async ({
  app,
  page,
}) => {
  await fromTheStart(app)
  await page.locator('[data-board="x230"]').click()
  await stage(page, 'package')
  const choices = async () => (await app.call('app.snapshot', undefined)).value.work.choices
  expect(await choices()).toMatchObject({ board: 'x230', configuration: '8+4', chipIndex: 0 })
  await page
    .getByRole('banner')
    .getByRole('button', { name: /Machine/ })
    .click()
  await stage(page, 'board')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ThinkPad X230')
  await page.getByRole('button', { name: /^Top chip, 4 MiB/ }).click()
  await stage(page, 'package')
  expect(await choices()).toMatchObject({ board: 'x230', configuration: '8+4', chipIndex: 1 })
  await page
    .getByRole('banner')
    .getByRole('button', { name: /Machine/ })
    .click()
  await page.getByRole('button', { name: boardText.another }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(boardText.title)
})

test('a machine whose chips only its owner can tell apart asks before it goes on', async ({
  app,
  page,
}) => {
  await fromTheStart(app)
  await page.locator('[data-board="x200"]').click()
  await expect(page.locator('[data-testid=why]')).toHaveText(
    'To continue, choose which chips the mainboard has.',
  )
  await page.getByRole('button', { name: /SOIC16 means 8 MiB/ }).click()
  await stage(page, 'package')
  expect((await app.call('app.snapshot', undefined)).value.work.choices).toMatchObject({
    board: 'x200',
    configuration: '8',
  })
})

test('what has to be read about a machine is read before it goes on', async ({ app, page }) => {
  await fromTheStart(app)
  await page.locator('[data-board="x60"]').click()
  await expect(commit(page)).toHaveAttribute('aria-disabled', 'true')
  await tickAll(page)
  await commit(page).click()
  await stage(page, 'package')
})

test('the search knows names, targets and the types on the label; without SPI flash the reason is told', async ({
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
  await expect(page.getByText(/^No machine of the Libreboot guide has this name/)).toBeVisible()
  await search.fill('KFSN4')
  await search.press('Enter')
  await expect(page.locator('[data-testid=why]')).toContainText('no SPI flash')
  await expect(commit(page)).toHaveAttribute('aria-disabled', 'true')
})

test('who does not know the machine is asked what they see, and every answer leads on', async ({
  app,
  page,
}) => {
  await fromTheStart(app)
  await page.getByRole('button', { name: boardText.dontKnow }).click()
  await page.getByRole('button', { name: boardText.lost.kinds.laptop }).click()
  await expect(page.getByText(/^Turn it over/)).toBeVisible()
  await page.getByRole('searchbox').fill('2325')
  await expect(page.locator('[data-board]')).toHaveCount(1)
  await page.getByRole('button', { name: boardText.lost.kinds.desktop }).click()
  await page.getByRole('searchbox').fill('')
  await page.getByRole('button', { name: 'Two', exact: true }).click()
  await expect(page.locator('[data-board="optiplex-9020"]')).toBeVisible()
  await expect(page.locator('[data-board="hppro3500"]')).toHaveCount(0)
  await page.getByRole('button', { name: boardText.lost.noName }).click()
  await stage(page, 'package')
  await page
    .getByRole('banner')
    .getByRole('button', { name: /Machine/ })
    .click()
  await page.getByRole('button', { name: boardText.dontKnow }).click()
  await page.getByRole('button', { name: boardText.lost.onlyChip }).click()
  await stage(page, 'package')
})

test('the keyboard alone leads from the first question to the wires', async ({ app, page }) => {
  await app.choose({ choices: noChoices })
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press('Tab')
      const label = await page.evaluate(() => {
        const on = document.activeElement
        const labels = on instanceof HTMLInputElement ? [...(on.labels ?? [])] : []
        return [on?.textContent ?? '', ...labels.map((each) => each.textContent ?? '')].join(' ')
      })
      if (name.test(label.trim())) return
    }
    throw new Error(`the keyboard does not reach ${name}`)
  }
  await tabTo(/^Practise on a practice chip$/)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=app]')).toHaveAttribute('data-practice', 'true')
  await page.getByRole('heading', { level: 1 }).focus()
  await tabTo(/^A loose chip/)
  await page.keyboard.press('Enter')
  await stage(page, 'package')
  await tabTo(/^SOIC8/)
  await page.keyboard.press('Space')
  await tabTo(/^Marking on the chip/)
  await page.keyboard.type('MX25L6406E M2I-12G')
  await expect(page.getByText(packageText.fits(voltText(3300)))).toBeVisible()
  // Enter in the field presses the button of the page.
  await page.keyboard.press('Enter')
  await stage(page, 'wire')
})

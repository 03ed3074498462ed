// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { plantTree } from '../../src-main/testing/trees.ts'
import type { TreeName } from '../../src-main/testing/trees.ts'
import type { SerprogTcp } from '../../src-main/transport/device/tcp.ts'
import { makePracticeChip } from '../../src-main/transport/practice/device.ts'
import { defaultPracticeOptions } from '../../src-main/transport/practice/options.ts'
import { practicePart } from '../../src-main/transport/practice/parts.ts'
import { serveNode } from '../../src-main/transport/spidev/bridge.ts'
import { TestNode } from '../../src-main/testing/spidev-node.ts'
import { WatchedNode } from '../../src-main/transport/spidev/watched-node.ts'
import { bridgePort } from '../../shared/remote.ts'
import { expect, test } from '../support/fixtures.ts'
import type { AppUnderTest } from '../support/fixtures.ts'
import { bring } from '../support/stages.ts'
import { programmerText } from '../../src-renderer/text/programmer.ts'
import { setupText } from '../../src-renderer/text/setup.ts'
import { cautionWords } from '../../shared/text/cautions.ts'

// The set-up steps on the trees of the guide's boards: what is there gets its tick, what comes meanwhile gets it live.
// Each worker loads this file, so that each has a tree of its own.
const root = mkdtempSync(join(tmpdir(), 'pin-one-tree-'))
test.use({ environment: { PIN_ONE_SYSROOT: root } })
test.beforeEach(async ({ app }) => bring(app, 'programmer'))
test.afterAll(() => rmSync(root, { recursive: true, force: true }))

const names = {
  'rpi-40': 'Raspberry Pi, 40-pin header',
  'rpi-26': 'Raspberry Pi, 26-pin header',
  bbb: 'BeagleBone Black',
  'le-potato': 'Libre Computer Le Potato',
  'generic-spidev': 'Another Linux board',
  pico: 'Raspberry Pi Pico',
} as const

async function showSteps(page: Page, id: keyof typeof names): Promise<void> {
  const button = page.getByRole('button', {
    name: new RegExp(`^(Set it up|How to set it up) ?: ${names[id]}`),
  })
  const others = page.getByText(programmerText.others, { exact: true })
  const steps = page.getByRole('heading', { name: setupText.steps })
  // A board that is just noticed moves the programmers about, so a press may come too late for its button.
  await expect
    .poll(async () => {
      if (await steps.isVisible()) return true
      if (await button.first().isVisible()) await button.first().dispatchEvent('click')
      else if (await others.isVisible()) await others.dispatchEvent('click')
      return steps.isVisible()
    })
    .toBe(true)
}

const state = (page: Page, id: string) => expect(page.locator(`[data-step="${id}"]`))

test.describe('on each board of the guide', () => {
  const boards: readonly {
    readonly tree: TreeName
    readonly id: keyof typeof names
    readonly done: readonly string[]
    readonly open: readonly string[]
    readonly command: string
  }[] = [
    {
      tree: 'pi-off',
      id: 'rpi-40',
      done: ['1'],
      open: ['2', '3', 'access', 'answer'],
      command: 'sudo raspi-config nonint do_spi 0',
    },
    {
      tree: 'pi',
      id: 'rpi-40',
      done: ['1', '2', '3', 'access'],
      open: ['answer'],
      command: 'ls /dev/spidev*',
    },
    {
      tree: 'first-pi',
      id: 'rpi-26',
      done: ['1', '2', '3'],
      open: ['answer'],
      command: 'sudo raspi-config',
    },
    {
      tree: 'bone-pins-unset',
      id: 'bbb',
      done: ['1', '6'],
      open: ['2', '3', '4', '5'],
      command: 'sudo config-pin P9.17 spi_cs',
    },
    {
      tree: 'bone',
      id: 'bbb',
      done: ['1', '2', '3', '4', '5', '6'],
      open: ['answer'],
      command: 'sudo config-pin P9.22 spi_sclk',
    },
    {
      tree: 'potato-off',
      id: 'le-potato',
      done: ['2'],
      open: ['3'],
      command: 'sudo ldto enable spicc spicc-spidev',
    },
    {
      tree: 'other',
      id: 'generic-spidev',
      done: ['5'],
      open: ['answer'],
      command: 'ls /dev/spidev*',
    },
  ]
  for (const { tree, id, done, open, command } of boards)
    test(`${tree}: ${names[id]}`, async ({ page }) => {
      plantTree(root, tree)
      await showSteps(page, id)
      for (const step of done)
        await state(page, `${id}-${step}`).toHaveAttribute('data-state', 'done')
      for (const step of open)
        await state(page, `${id}-${step}`).toHaveAttribute('data-state', 'open')
      await expect(page.getByText(command, { exact: true }).first()).toBeVisible()
    })
})

test('SPI that is not switched on is one sentence of the first page, with the way to its steps', async ({
  page,
}) => {
  plantTree(root, 'pi-no-port')
  const said = page.getByText('The SPI of Raspberry Pi 4 Model B Rev 1.4 is not switched on.')
  await expect(said).toBeVisible()
  plantTree(root, 'pi-restart')
  await expect(
    page.getByText('but Raspberry Pi 4 Model B Rev 1.4 has to restart first.'),
  ).toBeVisible()
  await expect(said).toBeHidden()
  await page.getByRole('button', { name: 'How to switch it on' }).click()
  await expect(page.getByText('sudo raspi-config nonint do_spi 0').first()).toBeVisible()
})

test('a bus of the computer itself is shown with its reason, and the buses of the header with their pins', async ({
  page,
}) => {
  plantTree(root, 'pi-flash')
  await expect(page.getByText('the flash from which this computer starts')).toBeVisible()
  plantTree(root, 'pi-buses')
  await showSteps(page, 'rpi-40')
  await expect(page.getByRole('row', { name: /spidev1\.0/ })).toContainText('pin 36')
  await expect(page.getByRole('row', { name: /spidev6\.0/ })).toContainText('pin 12')
})

test('a port that appears gets its tick by itself, with its header pin', async ({ page }) => {
  plantTree(root, 'pi-restart')
  await showSteps(page, 'rpi-40')
  await state(page, 'rpi-40-2').toHaveAttribute('data-state', 'open')
  await expect(page.getByText('sudo reboot').first()).toBeVisible()
  plantTree(root, 'pi')
  await state(page, 'rpi-40-2').toHaveAttribute('data-state', 'done')
  await state(page, 'rpi-40-3').toContainText('chip select on pin 24')
  await expect(page.getByRole('row', { name: /spidev0\.1/ })).toContainText('pin 26')
})

test('a BeagleBone’s pins tick one by one', async ({ page }) => {
  plantTree(root, 'bone-pins-unset')
  await showSteps(page, 'bbb')
  await state(page, 'bbb-2').toContainText('switched to default')
  plantTree(root, 'bone')
  await state(page, 'bbb-2').toHaveAttribute('data-state', 'done')
  await state(page, 'bbb-5').toContainText('switched to spi_sclk')
})

test('drive strength comes with its warning, and not on a board it does not run on', async ({
  page,
}) => {
  plantTree(root, 'pi')
  await showSteps(page, 'rpi-40')
  await page.getByText(setupText.drive).click()
  await expect(page.getByText(cautionWords['W-DRIVE-LIMIT'].title)).toBeVisible()
  await expect(page.getByText('pigs pads 0 16', { exact: true })).toBeVisible()
  await expect(
    page.getByText('each step means half the current', { exact: false }).first(),
  ).toBeVisible()
  plantTree(root, 'pi-5')
  await expect(page.getByText('pigpio does not run on Raspberry Pi 5 Model B')).toBeVisible()
  await expect(page.getByText('pigs pads 0 16', { exact: true })).toBeHidden()
})

test('what the guide warns of a programmer stands above its steps', async ({ page }) => {
  plantTree(root, 'pc')
  const warned = page.locator('[data-testid=setup] > [data-note]')
  await showSteps(page, 'bbb')
  await expect(warned).toHaveText(
    /^Use a BeagleBone Black only if you have nothing else\. .*written for Debian 9/u,
  )
  await page.getByRole('button', { name: /^Close ?: BeagleBone/ }).click()
  await showSteps(page, 'pico')
  await expect(warned).toHaveCount(0)
})

test('a CH341A is told why not, without a step', async ({ page }) => {
  plantTree(root, 'pc')
  await page.getByRole('button', { name: /^Why not ?: CH341A/ }).click()
  await expect(page.getByText('The data wires can carry 5 V', { exact: false })).toBeVisible()
  await expect(page.locator('[data-step]')).toHaveCount(0)
})

test('long steps scroll within the reading area, and the frame stays where it is', async ({
  page,
}) => {
  plantTree(root, 'pi')
  await showSteps(page, 'rpi-40')
  const beyond = () =>
    page.evaluate(() => {
      const { scrollHeight, scrollWidth } = document.documentElement
      return { high: scrollHeight - innerHeight, wide: scrollWidth - innerWidth }
    })
  expect(await beyond()).toEqual({ high: 0, wide: 0 })
})

test('the set-up steps have no accessibility violations', async ({ page }) => {
  plantTree(root, 'pi')
  await showSteps(page, 'rpi-40')
  await state(page, 'rpi-40-3').toHaveAttribute('data-state', 'done')
  await page.getByText(setupText.drive).click()
  const { violations } = await new AxeBuilder({ page })
    // Electron gives no second page to run in.
    .setLegacyMode(true)
    .include('[data-testid=setup]')
    .analyze()
  expect(violations).toEqual([])
})

test.describe('a programmer on another computer', () => {
  const fill = async (page: Page): Promise<void> => {
    await page.getByText(programmerText.elsewhere).click()
    await page.getByLabel(setupText.remote.host).fill('board.local')
    await page.getByLabel(setupText.remote.user).fill('pi')
    await page.getByText(setupText.remote.byHand).click()
  }

  test('gives both commands to copy, and says what is wrong with a name', async ({ page }) => {
    plantTree(root, 'pc')
    await fill(page)
    await expect(
      page.getByText(
        `ssh -t pi@board.local pin-one bridge --spidev /dev/spidev0.0 --listen 127.0.0.1:${bridgePort}`,
        { exact: true },
      ),
    ).toBeVisible()
    await expect(
      page.getByText(`ssh -N -L ${bridgePort}:127.0.0.1:${bridgePort} pi@board.local`, {
        exact: true,
      }),
    ).toBeVisible()
    await page.getByLabel(setupText.remote.user).fill('-l root')
    await expect(page.getByText('A user name without spaces', { exact: false })).toBeVisible()
    await expect(page.getByText('ssh -N', { exact: false })).toBeHidden()
  })

  test('says how Pin One gets there, in one command', async ({ app, page }) => {
    plantTree(root, 'pc')
    await fill(page)
    const { version } = (await app.call('app.snapshot', undefined)).value.app
    const deb = `pin-one-headless_${version}_arm64.deb`
    await expect(
      page.getByText(
        `scp ${deb} pi@board.local: && ssh -t pi@board.local sudo apt install ./${deb}`,
        { exact: true },
      ),
    ).toBeVisible()
  })

  test('is found on the page of the Raspberry Pi', async ({ app }) => {
    const { choices } = (await app.call('app.snapshot', undefined)).value.work
    await app.choose({ choices, place: { kind: 'reference', page: 'programmer/rpi-40' } })
    await expect(app.page.getByRole('heading', { name: setupText.remote.title })).toBeVisible()
  })

  test('is asked through the tunnel, and says so when it answers', async ({ app, page }) => {
    plantTree(root, 'pc')
    await fill(page)
    // The tunnel has one port, and the other host's run of this test may have it at the moment.
    const part = practicePart('MX25L512E')
    const chip = makePracticeChip({ ...defaultPracticeOptions(), part }, 'polls')
    const speed = { maxHz: null, equalReads: 2 } as const
    let server: SerprogTcp | null = null
    await expect(async () => {
      server = await serveNode(
        new WatchedNode(new TestNode(chip)),
        `127.0.0.1:${bridgePort}`,
        8_000_000,
        speed,
      )
    }).toPass()
    try {
      await page.getByRole('button', { name: setupText.remote.connect }).click()
      await expect(page.getByText('responded through the tunnel', { exact: false })).toBeVisible()
      // The wires that are drawn next are those of a board, so that is what is asked.
      const which = page.getByLabel(programmerText.which)
      await expect(which.getByRole('option', { name: /^Raspberry Pi, 40-pin/ })).toBeAttached()
      await expect(
        which.getByRole('option', { name: programmerText.suggest.pico.name }),
      ).toHaveCount(0)
      // And which of its ports, because each has pins of its own.
      await which.selectOption({ label: 'Raspberry Pi, 40-pin header' })
      const port = page.getByLabel(/^Choose the SPI port/)
      await expect(port.getByRole('option').first()).toHaveText('/dev/spidev0.0: CS on pin 24')
      await port.selectOption({ label: '/dev/spidev1.0: CS on pin 12' })
      await page.getByRole('button', { name: /^Use this Raspberry Pi/ }).click()
      await expect
        .poll(async () => (await app.call('app.snapshot', undefined)).value.work.choices)
        .toMatchObject({ guideProgrammer: 'rpi-40', pinVariant: 'spi1-cs12' })
    } finally {
      await (server as SerprogTcp | null)?.close()
    }
  })
})

test.describe('ssh that Pin One runs itself', () => {
  // A stand-in that connects to `board.local` and to no other host.
  const bin = mkdtempSync(join(tmpdir(), 'pin-one-ssh-'))
  writeFileSync(
    join(bin, 'ssh'),
    `#!/bin/sh
case "$*" in
  *" -- board.local "*) echo "serprog:ip=127.0.0.1:${bridgePort}"; exec sleep 600 ;;
esac
echo "pi@locked.local: Permission denied (publickey,password)." >&2
exit 255
`,
    { mode: 0o755 },
  )
  test.use({
    environment: { PIN_ONE_SYSROOT: root, PATH: `${bin}:${process.env['PATH'] ?? ''}` },
  })
  test.afterAll(() => rmSync(bin, { recursive: true, force: true }))

  const begin = async (app: AppUnderTest, host: string) => {
    const { choices } = (await app.call('app.snapshot', undefined)).value.work
    await app.choose({ choices, place: { kind: 'reference', page: 'programmer/rpi-40' } })
    const part = app.page.locator('[data-remote]')
    await part.getByLabel(setupText.remote.host).fill(host)
    await part.getByLabel(setupText.remote.user).fill('pi')
    await part.getByRole('button', { name: setupText.remote.connectOwn }).click()
    return part
  }

  test('says below its button why it did not get in, and what to do', async ({ app }) => {
    app.tolerate(/link\.no-tunnel/)
    const part = await begin(app, 'locked.local')
    const answer = part.locator('[data-tunnel]')
    await expect(answer).toContainText('asks for a password')
    await expect(answer).toContainText('ssh-copy-id pi@locked.local')
    await expect(answer).toBeInViewport()
    const { tunnel } = (await app.call('app.snapshot', undefined)).value
    expect(tunnel).toBeNull()
  })

  test('says that it is open, and closes it', async ({ app }) => {
    const part = await begin(app, 'board.local')
    await expect(part.locator('[data-tunnel="open"]')).toContainText(setupText.remote.isOpen)
    await part.getByRole('button', { name: setupText.remote.close }).click()
    await expect(part.locator('[data-tunnel="none"]')).toBeAttached()
  })
})

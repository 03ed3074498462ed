// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { plantTree, treeModel } from '../../src-main/testing/trees.ts'
import type { TreeName } from '../../src-main/testing/trees.ts'
import type { SerprogTcp } from '../../src-main/transport/device/tcp.ts'
import { makePracticeChip } from '../../src-main/transport/practice/device.ts'
import { defaultPracticeOptions } from '../../src-main/transport/practice/options.ts'
import { practicePart } from '../../src-main/transport/practice/parts.ts'
import { BRIDGE_NAME, serveNode } from '../../src-main/transport/spidev/bridge.ts'
import { TestNode } from '../../src-main/testing/spidev-node.ts'
import { WatchedNode } from '../../src-main/transport/spidev/watched-node.ts'
import { guideProgrammer } from '../../shared/linux-boards.ts'
import { bridgePort, remoteCommands } from '../../shared/remote.ts'
import { busChoices } from '../../shared/programmer-pins.ts'
import { cautionWords } from '../../shared/text/cautions.ts'
import { programmerName, refusalText } from '../../shared/text/guide-programmers.ts'
import { remedyFor } from '../../shared/text/remedies.ts'
import { busWords, spiOffWords, spiSteps } from '../../shared/text/spi-bus.ts'
import { violations } from '../support/axe.ts'
import { expect, test } from '../support/fixtures.ts'
import type { AppUnderTest } from '../support/fixtures.ts'
import { button } from '../support/flow.ts'
import { ofProgrammer, useThis } from '../support/programmers.ts'
import { bring } from '../support/stages.ts'
import { programmerText } from '../../src-renderer/text/programmer.ts'
import { setupText } from '../../src-renderer/text/setup.ts'

// The set-up steps on the trees of the guide's boards: finished steps are ticked, and later changes tick them live.
// Each worker loads this file, so each has its own tree.
const root = mkdtempSync(join(tmpdir(), 'pin-one-tree-'))
test.use({ environment: { PIN_ONE_SYSROOT: root } })
test.beforeEach(async ({ app }) => bring(app, 'programmer'))
test.afterAll(() => rmSync(root, { recursive: true, force: true }))

type Steps = 'rpi-40' | 'rpi-26' | 'bbb' | 'le-potato' | 'generic-spidev' | 'pico'

async function showSteps(page: Page, id: Steps): Promise<void> {
  const opens = ofProgrammer(page, programmerText.setUp, id).or(
    ofProgrammer(page, programmerText.howTo, id),
  )
  const others = page.getByText(programmerText.others, { exact: true })
  const steps = page.getByRole('heading', { name: setupText.steps })
  // A newly detected board moves the programmers on the page: so the test presses without waiting for a stable
  // position.
  const press = (found: Locator): Promise<boolean> =>
    found.evaluateAll((elements) => {
      const shown = elements.find((element) => element.checkVisibility())
      if (shown instanceof HTMLElement) shown.click()
      return shown !== undefined
    })
  await expect
    .poll(async () => {
      if (await steps.isVisible()) return true
      if (!(await press(opens))) await press(others)
      return steps.isVisible()
    })
    .toBe(true)
}

/** The row of an SPI port. */
const portRow = (page: Page, path: string) => page.getByRole('row', { name: path })

/** Commands of the guide. */
const [spiOn, restart, strongPins] = [
  'sudo raspi-config nonint do_spi 0',
  'sudo reboot',
  'pigs pads 0 16',
]
const command = (page: Page, line: string) => page.getByText(line, { exact: true }).first()

const state = (page: Page, id: string) => expect(page.locator(`[data-step="${id}"]`))

test.describe('on each board of the guide', () => {
  const boards: readonly {
    readonly tree: TreeName
    readonly id: Steps
    readonly done: readonly string[]
    readonly open: readonly string[]
    readonly line: string
  }[] = [
    {
      tree: 'pi-off',
      id: 'rpi-40',
      done: ['1'],
      open: ['2', '3', 'access', 'answer'],
      line: spiOn,
    },
    {
      tree: 'pi',
      id: 'rpi-40',
      done: ['1', '2', '3', 'access'],
      open: ['answer'],
      line: 'ls /dev/spidev*',
    },
    {
      tree: 'first-pi',
      id: 'rpi-26',
      done: ['1', '2', '3'],
      open: ['answer'],
      line: 'sudo raspi-config',
    },
    {
      tree: 'bone-pins-unset',
      id: 'bbb',
      done: ['1', '6'],
      open: ['2', '3', '4', '5'],
      line: 'sudo config-pin P9.17 spi_cs',
    },
    {
      tree: 'bone',
      id: 'bbb',
      done: ['1', '2', '3', '4', '5', '6'],
      open: ['answer'],
      line: 'sudo config-pin P9.22 spi_sclk',
    },
    {
      tree: 'potato-off',
      id: 'le-potato',
      done: ['2'],
      open: ['3'],
      line: 'sudo ldto enable spicc spicc-spidev',
    },
    {
      tree: 'other',
      id: 'generic-spidev',
      done: ['5'],
      open: ['answer'],
      line: 'ls /dev/spidev*',
    },
  ]
  /** A sample for the window: unfinished steps, and finished steps. */
  const sampled: readonly TreeName[] = ['pi-off', 'bone']
  const tagOf = (tree: TreeName) => (sampled.includes(tree) ? {} : { tag: '@page' })
  for (const { tree, id, done, open, line } of boards)
    test(`${tree}: the steps of ${id}`, tagOf(tree), async ({ page }) => {
      plantTree(root, tree)
      await showSteps(page, id)
      for (const step of done)
        await state(page, `${id}-${step}`).toHaveAttribute('data-state', 'done')
      for (const step of open)
        await state(page, `${id}-${step}`).toHaveAttribute('data-state', 'open')
      await expect(command(page, line)).toBeVisible()
    })
})

test('SPI that is not switched on is one sentence of the first page, with the way to its steps', async ({
  page,
}) => {
  const linuxBoard = { model: treeModel('pi-no-port'), guideProgrammer: 'rpi-40' } as const
  const said = (spi: 'no-port' | 'restart') =>
    page.getByText(spiOffWords({ linuxBoard, spi }) ?? 'no words')
  plantTree(root, 'pi-no-port')
  await expect(said('no-port')).toBeVisible()
  plantTree(root, 'pi-restart')
  await expect(said('restart')).toBeVisible()
  await expect(said('no-port')).toBeHidden()
  await button(page, spiSteps()).click()
  await expect(command(page, spiOn)).toBeVisible()
})

test('a bus of the computer itself is shown with its reason, and the buses of the header with their pins', async ({
  page,
}) => {
  plantTree(root, 'pi-flash')
  await expect(page.getByText(busWords('own-flash') ?? 'no words')).toBeVisible()
  plantTree(root, 'pi-buses')
  await showSteps(page, 'rpi-40')
  await expect(portRow(page, '/dev/spidev1.0')).toContainText(setupText.pin(36))
  await expect(portRow(page, '/dev/spidev6.0')).toContainText(setupText.pin(12))
})

test('a port that appears gets its tick by itself, with its header pin', async ({ page }) => {
  plantTree(root, 'pi-restart')
  await showSteps(page, 'rpi-40')
  await state(page, 'rpi-40-2').toHaveAttribute('data-state', 'open')
  await expect(command(page, restart)).toBeVisible()
  plantTree(root, 'pi')
  await state(page, 'rpi-40-2').toHaveAttribute('data-state', 'done')
  await state(page, 'rpi-40-3').toContainText(setupText.node('/dev/spidev0.0', 24))
  await expect(portRow(page, '/dev/spidev0.1')).toContainText(setupText.pin(26))
})

test('a BeagleBone’s pins tick one by one', async ({ page }) => {
  plantTree(root, 'bone-pins-unset')
  await showSteps(page, 'bbb')
  await state(page, 'bbb-2').toContainText(setupText.pinUnset('P9.17', 'default'))
  plantTree(root, 'bone')
  await state(page, 'bbb-2').toHaveAttribute('data-state', 'done')
  await state(page, 'bbb-5').toContainText(setupText.pinSet('P9.22', 'spi_sclk'))
})

test('drive strength comes with its warning, and not on a board it does not run on', async ({
  page,
}) => {
  plantTree(root, 'pi')
  await showSteps(page, 'rpi-40')
  await page.getByText(setupText.drive).click()
  await expect(page.getByText(cautionWords['W-DRIVE-LIMIT'].title)).toBeVisible()
  await expect(command(page, strongPins)).toBeVisible()
  await expect(page.getByText(setupText.driveHalf(treeModel('pi')))).toBeVisible()
  plantTree(root, 'pi-5')
  await expect(page.getByText(setupText.driveNotHere(treeModel('pi-5')))).toBeVisible()
  await expect(command(page, strongPins)).toBeHidden()
})

test('what the guide warns of stands above the steps', { tag: '@page' }, async ({ page }) => {
  plantTree(root, 'pc')
  const warned = page.locator('[data-testid=setup] > [data-note]')
  await showSteps(page, 'bbb')
  const { title, text } = cautionWords['W-BBB']
  await expect(warned).toHaveText(`${title}. ${text}`)
  await ofProgrammer(page, programmerText.closeSetup, 'bbb').click()
  await showSteps(page, 'pico')
  await expect(warned).toHaveCount(0)
})

test('a CH341A is refused with every reason of the guide, without a step and without a way to use it', async ({
  page,
}) => {
  plantTree(root, 'pc')
  await ofProgrammer(page, programmerText.whyNot, 'ch341a').click()
  const reasons = guideProgrammer('ch341a')?.reasons ?? []
  expect(reasons.length).toBeGreaterThan(0)
  await expect(page.locator('[data-testid=setup] li')).toHaveText(reasons.map(refusalText))
  await expect(page.locator('[data-step]')).toHaveCount(0)
  await expect(useThis(page, 'ch341a')).toHaveCount(0)
})

test('long steps scroll, and the frame stays where it is', { tag: '@page' }, async ({ page }) => {
  plantTree(root, 'pi')
  await showSteps(page, 'rpi-40')
  const beyond = () =>
    page.evaluate(() => {
      const { scrollHeight, scrollWidth } = document.documentElement
      return { high: scrollHeight - innerHeight, wide: scrollWidth - innerWidth }
    })
  expect(await beyond()).toEqual({ high: 0, wide: 0 })
})

test('the set-up steps have no accessibility violations', { tag: '@page' }, async ({ page }) => {
  plantTree(root, 'pi')
  await showSteps(page, 'rpi-40')
  await state(page, 'rpi-40-3').toHaveAttribute('data-state', 'done')
  await page.getByText(setupText.drive).click()
  expect(await violations(page)).toEqual([])
})

/** The list's name for the port of a Raspberry Pi whose chip select is on this pin. */
function spiPort(selectPin: number): string {
  const pi = guideProgrammer('rpi-40')
  const port = pi === null ? undefined : busChoices(pi).find((each) => each.selectPin === selectPin)
  if (port === undefined) throw new Error(`no SPI port has its chip select on pin ${selectPin}`)
  return programmerText.spiPortChoice(port)
}

test.describe('a programmer on another computer', () => {
  const fill = async (app: AppUnderTest) => {
    const { page } = app
    await page.getByText(programmerText.elsewhere).click()
    await page.getByLabel(setupText.remote.host).fill('board.local')
    await page.getByLabel(setupText.remote.user).fill('pi')
    await page.getByText(setupText.remote.byHand).click()
    const { version } = (await app.call('app.snapshot', undefined)).value.app
    const there = { host: 'board.local', user: 'pi', node: '/dev/spidev0.0' }
    const commands = remoteCommands({ ...there, kind: 'bridge' }, version)
    if (commands === null) throw new Error('the tunnel goes nowhere')
    return commands
  }

  test('is reached by commands to copy, which disappear when the name of its user is not valid', async ({
    app,
    page,
  }) => {
    plantTree(root, 'pc')
    const lines = Object.values(await fill(app))
    for (const line of lines) await expect(page.getByText(line, { exact: true })).toBeVisible()
    const commands = page.locator('[data-remote] li code')
    await expect(commands).toHaveCount(lines.length)
    await page.getByLabel(setupText.remote.user).fill('-l root')
    await expect(page.getByText(setupText.remote.badUser)).toBeVisible()
    await expect(commands).toHaveCount(0)
  })

  test('is found on the page of the Raspberry Pi', async ({ app }) => {
    const { choices } = (await app.call('app.snapshot', undefined)).value.work
    await app.choose({ choices, place: { kind: 'reference', page: 'programmer/rpi-40' } })
    await expect(app.page.getByRole('heading', { name: setupText.remote.title })).toBeVisible()
  })

  test('is asked through the tunnel, and says so when it answers', async ({ app, page }) => {
    plantTree(root, 'pc')
    await fill(app)
    // The tunnel has one port, and this test on the other host may be using it at the moment.
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
      await expect(page.getByText(setupText.remote.answered(BRIDGE_NAME))).toBeVisible()
      // The next drawing shows the wires of a board, so the page asks for the board.
      const which = page.getByLabel(programmerText.which)
      const option = (id: string) => which.getByRole('option', { name: programmerName({ id }) })
      await expect(option('rpi-40')).toBeAttached()
      await expect(option('pico')).toHaveCount(0)
      // It also asks for the port, because each port has its own pins.
      await which.selectOption('rpi-40')
      const port = page.getByLabel(programmerText.spiPort)
      await expect(port.getByRole('option').first()).toHaveText(spiPort(24))
      await port.selectOption({ label: spiPort(12) })
      await useThis(page, 'rpi-40').click()
      await expect
        .poll(async () => (await app.call('app.snapshot', undefined)).value.work.choices)
        .toMatchObject({ guideProgrammer: 'rpi-40', pinVariant: 'spi1-cs12' })
    } finally {
      await (server as SerprogTcp | null)?.close()
    }
  })
})

test.describe('ssh that Pin One runs itself', () => {
  // A stand-in that connects only to `board.local`.
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
    const remedy = remedyFor({
      code: 'link.no-tunnel',
      facts: { host: 'locked.local', user: 'pi', why: 'asks-password', said: '' },
    })
    await expect(answer).toContainText(remedy.meaning)
    for (const step of remedy.steps) await expect(answer).toContainText(step)
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

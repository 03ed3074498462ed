// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Each stage as a screen reader has it: the steps first, then a page with one title that says what to do, the picture or
 * the question, and the way on last. Kept short: what may change from day to day is not in it.
 */
import { expect, test } from '../support/fixtures.ts'
import { stageIds } from '../../shared/stages.ts'
import type { StageId } from '../../shared/stages.ts'
import { bring } from '../support/stages.ts'
import { frame } from '../../src-renderer/text/frame.ts'

const steps = `
- banner:
  - navigation "Steps":
    - list:
      - listitem
      - listitem
      - listitem
      - listitem
      - listitem
  - term: Chip contents
  - term: Wires
  - button /Help/
`

/** Main and the way on, in the order in which they are read. */
const pages: Readonly<Record<StageId, string>> = {
  board: `
- main:
  - heading "Which machine is it?" [level=1]
  - searchbox
  - group "Machines":
    - button "ThinkPad X230"
  - button "A loose chip"
  - button /know/
- region "Next":
  - button /Practise/
`,
  programmer: `
- main:
  - heading "Which programmer do you use?" [level=1]
  - region "Raspberry Pi Pico":
    - heading [level=2]
    - button /Set it up/
  - region "Raspberry Pi":
    - heading [level=2]
    - button /Set it up/
- region "Next":
  - button "Back"
`,
  package: `
- main:
  - heading "Your chip should look like this" [level=1]
  - figure:
    - group "SOIC8 from above":
      - img /^Leg 1. CS/
      - img /^Leg 8. VCC/
  - term: Marking
  - definition: W25Q64JV
- region "Next":
  - button "Back"
  - button
`,
  wire: `
- main:
  - img "Wires between The chip and Pico"
  - heading "Leg 4 to pin 38" [level=1]
  - list:
    - listitem: /No power/
- region "Next":
  - button "Back"
  - button "Connected. Next"
`,
  check: `
- main:
  - heading "Connect power and find the chip" [level=1]
  - img "Wires between The chip and Pico"
- region "Next":
  - button "Back"
  - button "Find the chip"
`,
  backup: `
- main:
  - heading "Back up the chip" [level=1]
- region "Next":
  - button "Back"
  - button /Read the chip twice/
`,
  image: `
- main:
  - heading "Choose the image to write" [level=1]
  - button "Choose a file"
  - button "Use the practice image"
- region "Next":
  - button "Back"
  - button /^Write/ [disabled]
`,
  write: `
- main:
  - heading "The write did not finish" [level=1]
  - alert
- region "Next":
  - button "Back"
  - button /^Write/
`,
  done: `
- main:
  - heading "Verified" [level=1]
  - paragraph: /bytes were read back and are equal to the image/
  - list:
    - listitem: /Unplug/
    - listitem: /clip off/
- region "Next":
  - button "Finish"
`,
  recover: `
- main:
  - alert:
    - heading "The write did not finish" [level=1]
- region "Next":
  - button "Restore the backup"
  - button "Write the image again"
`,
}

/** The window's sample is one step. */
const tagOf = (stage: StageId) => (stage === 'wire' ? {} : { tag: '@page' })

for (const stage of stageIds)
  test(`reads like a page: ${stage}`, tagOf(stage), async ({ app }) => {
    await bring(app, stage)
    const body = app.page.locator('body')
    await expect(body).toMatchAriaSnapshot(steps)
    await expect(
      app.page.getByRole('navigation', { name: frame.stepsLabel }).getByRole('listitem'),
    ).toHaveText([/Machine/, /Programmer/, /Chip/, /Wiring/, /Flash/])
    await expect(body).toMatchAriaSnapshot(pages[stage])
    // One title, which is what has the focus first.
    await expect(app.page.getByRole('heading', { level: 1 })).toHaveCount(1)
  })

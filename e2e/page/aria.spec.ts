// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Each stage as a screen reader gets it: the steps first, then a page with one title that says what to do, the picture
 * or the question, and the main button last. Kept short: changeable details are left out.
 */
import { expect, test } from '../support/fixtures.ts'
import { stageIds } from '../../shared/stages.ts'
import type { StageId } from '../../shared/stages.ts'
import { bring } from '../support/stages.ts'
import { anyText, saying } from '../support/words.ts'
import { backupText } from '../../src-renderer/text/backup.ts'
import { boardText } from '../../src-renderer/text/board.ts'
import { checkText } from '../../src-renderer/text/check.ts'
import { doneText } from '../../src-renderer/text/done.ts'
import { drawingText } from '../../src-renderer/text/drawing.ts'
import { imageText } from '../../src-renderer/text/image.ts'
import { packageText } from '../../src-renderer/text/package.ts'
import { programmerText } from '../../src-renderer/text/programmer.ts'
import { recoverText } from '../../src-renderer/text/recover.ts'
import { reviewText } from '../../src-renderer/text/review.ts'
import { writeText } from '../../src-renderer/text/write.ts'
import { momentText, wireText } from '../../src-renderer/text/wire.ts'
import { wireNoteText } from '../../src-renderer/text/wire-notes.ts'
import { frame } from '../../src-renderer/text/frame.ts'

/** A word of the catalogue as a complete name in the snapshot; and as part of a longer name. */
const q = JSON.stringify
const holds = (sentence: string) => `/${saying(sentence).source}/`

const steps = `
- banner:
  - navigation ${q(frame.stepsLabel)}:
    - list:
      - listitem
      - listitem
      - listitem
      - listitem
      - listitem
  - term: ${frame.contents.label}
  - term: ${frame.wires.label}
  - button ${q(frame.helpLabel)}
`

const back = `- region ${q(frame.next)}:
  - button ${q(frame.back)}`
const wires = `- img ${holds(drawingText.wiringTitle(wireText.chipTitle(null), anyText, 0, false))}`
const write = holds(reviewText.commit(null))

/** The main part and its main button, in reading order. */
const pages: Readonly<Record<StageId, string>> = {
  board: `
- main:
  - heading ${q(boardText.title)} [level=1]
  - searchbox
  - group ${q(boardText.machines)}:
    - button "ThinkPad X230"
  - button ${q(boardText.loose)}
  - button ${q(boardText.dontKnow)}
- region ${q(frame.next)}:
  - button ${holds(boardText.practise)}
`,
  programmer: `
- main:
  - heading ${q(programmerText.title)} [level=1]
  - region ${q(programmerText.suggest.pico.name)}:
    - heading [level=2]
    - button ${holds(programmerText.setUp)}
  - region ${q(programmerText.suggest['rpi-40'].name)}:
    - heading [level=2]
    - button ${holds(programmerText.setUp)}
${back}
`,
  package: `
- main:
  - heading ${q(packageText.lookTitle(null))} [level=1]
  - figure:
    - group ${q(drawingText.chipTitle('SOIC8', 0, false))}:
      - img ${holds(`${drawingText.leg(1)}${anyText}CS`)}
      - img ${holds(`${drawingText.leg(8)}${anyText}VCC`)}
  - term: ${packageText.facts.marking}
  - definition: W25Q64JV
${back}
  - button
`,
  wire: `
- main:
  ${wires}
  - heading ${q(momentText.wireSaid(momentText.legSaid(4), momentText.pinSaid(38)))} [level=1]
  - list:
    - listitem: ${holds(wireNoteText.noPower)}
${back}
  - button ${q(momentText.next)}
`,
  check: `
- main:
  - heading ${q(checkText.off)} [level=1]
  ${wires}
${back}
  - button ${q(checkText.ask)}
`,
  backup: `
- main:
  - heading ${q(backupText.title)} [level=1]
${back}
  - button ${q(backupText.start)}
`,
  image: `
- main:
  - heading ${q(imageText.title)} [level=1]
  - button ${q(imageText.choose)}
  - button ${q(imageText.practice)}
${back}
  - button ${write} [disabled]
`,
  write: `
- main:
  - heading ${q(writeText.notFinished)} [level=1]
  - alert
${back}
  - button ${write}
`,
  done: `
- main:
  - heading ${q(doneText.title)} [level=1]
  - paragraph: ${holds(doneText.proved.image(anyText))}
  - list:
    - listitem: ${holds(doneText.steps.unplug(anyText).what)}
    - listitem: ${holds(doneText.steps.lift.what)}
- region ${q(frame.next)}:
  - button ${q(doneText.finish)}
`,
  recover: `
- main:
  - alert:
    - heading ${q(recoverText.title.killed)} [level=1]
- region ${q(frame.next)}:
  - button ${q(recoverText.restore)}
  - button ${q(recoverText.again)}
`,
}

/** The sample for the window is one step. */
const tagOf = (stage: StageId) => (stage === 'wire' ? {} : { tag: '@page' })

for (const stage of stageIds)
  test(`reads like a page: ${stage}`, tagOf(stage), async ({ app }) => {
    await bring(app, stage)
    const body = app.page.locator('body')
    await expect(body).toMatchAriaSnapshot(steps)
    await expect(
      app.page.getByRole('navigation', { name: frame.stepsLabel }).getByRole('listitem'),
    ).toHaveText(Object.values(frame.steps).map(saying))
    await expect(body).toMatchAriaSnapshot(pages[stage])
    // One title, which has the focus first.
    await expect(app.page.getByRole('heading', { level: 1 })).toHaveCount(1)
  })

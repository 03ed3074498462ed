// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The page is the same as in wires-web.spec.ts, which covers every combination: this is a sample in the Electron
 * window.
 */
import { test } from '../support/fixtures.ts'
import { expectDrawn, guideWires, legs, pins, reference } from '../support/guide-wires.ts'

test('each programmer is wired as in the guide’s tables, each with another package', async ({
  app,
}) => {
  const chips = Object.keys(legs)
  for (const [at, programmer] of Object.keys(pins).entries()) {
    const chip = chips[at % chips.length] ?? ''
    await app.choose(reference(`wiring/${programmer}/${chip}/bare/loose`))
    await expectDrawn(app.page, guideWires(programmer, chip), `${programmer}, ${chip}`)
  }
})

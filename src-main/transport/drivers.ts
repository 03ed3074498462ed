// SPDX-License-Identifier: GPL-3.0-or-later
/** The explicit list of all drivers; no driver registers itself. Hosts import only this file from here. */
import type { ProgrammerKind } from '../../shared/model/programmer.ts'
import { ch341aDriver } from './ch341a/driver.ts'
import { createPracticeDriver, practiceDriver } from './practice/driver.ts'
import type { PracticeFiles } from './practice/driver.ts'
import { serprogDriver } from './serprog/driver.ts'
import { spidevDriver } from './spidev/driver.ts'
import type { ProgrammerDriver } from './spi.ts'

export { systemClock } from './clock.ts'
export { callsUnanswered } from './libc.ts'
export { practiceFaultForms } from './practice/fault-words.ts'
export type { PracticeFaultForm } from './practice/fault-words.ts'
export { parsePracticeId } from './practice/options.ts'
export { practiceParts } from './practice/parts.ts'
export { servePractice } from './practice/server.ts'
export type { PracticeServer } from './practice/server.ts'
export { releaseAllOnExit } from './serprog/release.ts'
export { serveBridge } from './spidev/bridge.ts'
export { openTunnel } from './ssh/tunnel.ts'

/** In the order in which users should see the programmers that they find. */
export const drivers: readonly ProgrammerDriver[] = Object.values({
  serprog: serprogDriver,
  spidev: spidevDriver,
  ch341a: ch341aDriver,
  practice: practiceDriver,
} satisfies Readonly<Record<ProgrammerKind, ProgrammerDriver>>)

/** The same drivers, with practice chips stored in files given on the command line. */
export function driversWith(practice: PracticeFiles): readonly ProgrammerDriver[] {
  return drivers.map((driver) =>
    driver === practiceDriver ? createPracticeDriver(practice) : driver,
  )
}

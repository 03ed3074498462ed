// SPDX-License-Identifier: GPL-3.0-or-later
/** `pin-one demo`: the whole work on the practice chip, explained step by step. Touches nothing real. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Fault } from '../../../shared/fault.ts'
import { planFigures } from '../../../shared/text/figures.ts'
import type { Command } from './command.ts'
import { chipLine } from './chip-words.ts'
import type { Front } from './front.ts'
import { nothingMore } from './outcome.ts'
import type { Done } from './outcome.ts'
import type { Terminal } from './terminal.ts'
import { demoWords } from '../../../shared/text/cli-demo.ts'
import { verified } from './machine-read.ts'

type DemoCommand = Extract<Command, { readonly kind: 'demo' }>
type Perform = (
  command: DemoCommand,
  terminal: Terminal,
  dataDir: string,
  act: (front: Front) => Promise<Done>,
) => Promise<number>

/** Uses a folder of its own, so that practice backups are never among real ones. */
export async function runDemo(
  command: DemoCommand,
  terminal: Terminal,
  performed: Perform,
): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pin-one-demo-'))
  try {
    return await performed(command, terminal, dataDir, (front) => demo(front, command))
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function demo(front: Front, command: DemoCommand): Promise<Done> {
  const { terminal } = front
  terminal.say(demoWords.lead())
  terminal.say('')
  terminal.say(demoWords.titles.chip)
  await front.call('session.open', {
    programmerId: command.programmer.id,
    clockHz: command.programmer.clockHz,
    chipSelect: null,
  })
  await front.run({ kind: 'identify' }, 'identify')
  const { session } = front.snapshot
  const chip = session?.chip ?? null
  if (session === null || chip === null) throw new Fault('chip.unknown', { idBytes: '' })
  terminal.say(`   ${demoWords.answers(session.about.name, chipLine(chip))}`)
  terminal.say('')
  terminal.say(demoWords.titles.backup)
  const { backup } = await front.run({ kind: 'backup', passes: 2, board: 'practice' }, 'backup')
  terminal.say(`   ${demoWords.readsEqual(backup.sha256)}`)
  terminal.say('')
  terminal.say(demoWords.titles.write)
  const bytes = await front.call('backup.get', { backupId: backup.id })
  const image = await front.call('image.put', { name: 'new-image.rom', bytes: changed(bytes) })
  const plan = await front.call('image.plan', { imageId: image.id })
  terminal.say(`   ${planFigures(plan)}`)
  // The image was made here, so its findings do not matter to the user.
  const findings = await front.call('image.check', { imageId: image.id })
  const accepted = { sha256: image.sha256, codes: findings.map(({ code }) => code) }
  const { stats } = await front.run(
    { kind: 'write', imageId: image.id, backup: 'session', unprotect: 'no', accepted },
    'write',
  )
  terminal.say(`   ${demoWords.done(stats.elapsedMs)}`)
  terminal.say('')
  terminal.say(demoWords.titles.compare)
  terminal.say(`   ${demoWords.compared(image.sha256)}`)
  terminal.say('')
  terminal.say(demoWords.real())
  terminal.say(verified)
  return { ...nothingMore, sha256: image.sha256 }
}

/** Looks like a typical update: one part rewritten, one setting changed, the rest unchanged. */
function changed(bytes: Uint8Array): Uint8Array {
  const image = bytes.slice()
  const from = Math.floor(image.length / 2)
  const to = Math.min(image.length, from + Math.floor(image.length / 16))
  let state = 0x1234_5678
  for (let offset = from; offset < to; offset += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    image[offset] = state >>> 24
  }
  image[Math.floor(image.length / 4)] = (image[Math.floor(image.length / 4)] ?? 0) ^ 0x5a
  return image
}

// SPDX-License-Identifier: GPL-3.0-or-later
// `npm run prove:here`: what our own machines cannot show, tried on yours. It writes a report to attach: the system, the command
// line on the practice chip, the whole flow in a window where Electron's binary is there, and, if you name a programmer and
// agree, a real chip. `npm run prove:here -- -p serprog:dev=/dev/ttyACM0 [-c CHIP]`
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { arch, cpus, homedir, platform, release, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { ensureBuilt, ensureModules, root } from './prepare.mjs'
import { patched } from './prove-plan.mjs'

const words = process.argv.slice(2)
const after = (...names) => {
  const at = words.findIndex((word) => names.includes(word))
  return at < 0 ? null : (words[at + 1] ?? null)
}
const programmer = after('-p', '--programmer')
const chip = after('-c', '--chip')

ensureModules()
ensureBuilt()
const work = mkdtempSync(join(tmpdir(), 'pin-one-prove-'))
/** The backup of a real chip must outlive this run and the next start of the computer. */
const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
const data = programmer === null ? join(work, 'data') : join(homedir(), 'pin-one-prove', stamp)
const lines = []
const say = (line) => {
  lines.push(line)
  console.log(line)
}

/** Removes home folders and user names from the report, which is meant to be published. */
const discreet = (text) =>
  text
    .replaceAll(work, 'WORK')
    .replaceAll(process.env.HOME ?? '\0', '~')
    .replaceAll(root, './')

function step(name, command, args, options = {}) {
  const from = Date.now()
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PIN_ONE_DATA: data, NO_COLOR: '1' },
    ...options,
  })
  const passed = status === 0
  say(
    `${passed ? 'passed' : `FAILED (${status})`}: ${name}, ${((Date.now() - from) / 1000).toFixed(1)} s`,
  )
  const told = discreet(`${stdout ?? ''}${stderr ?? ''}`)
    .trimEnd()
    .split('\n')
    .slice(-12)
  for (const line of told) lines.push(`    ${line}`)
  return passed
}

const pinOne = (name, ...args) => step(name, process.execPath, ['dist/main/cli.js', ...args])

function theWindow() {
  const electron = join(root, 'node_modules/electron')
  const told = join(electron, 'path.txt')
  if (!existsSync(told) || !existsSync(join(electron, 'dist', readFileSync(told, 'utf8'))))
    return say(
      "left out: the window. Electron's binary is not here; npm start fetches it on a desktop.",
    )
  return step(
    'the whole flow in a window of the real Electron',
    'npx',
    ['playwright', 'test', 'e2e/flows/flow.spec.ts', '--project', 'electron', '--reporter=line'],
    { shell: platform() === 'win32' },
  )
}

async function realChip() {
  const selected = ['-p', programmer, ...(chip === null ? [] : ['-c', chip])]
  if (!pinOne('the chip answers', ...selected)) return
  const backup = join(work, 'backup.rom')
  if (!pinOne('two equal reads and a backup', ...selected, '--backup', backup)) return
  const image = patched(readFileSync(backup))
  if (image === null)
    return say('left out: a write. The chip has no erased 4 KiB block to try it on.')
  console.log(
    `\nThe next step writes one erased block of 4096 bytes at ${image.offset.toString(16)}, verifies the whole chip,\nand then restores your backup. A power cut in between leaves the chip changed. Type "write" to agree.`,
  )
  const reader = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await reader.question('> ')
  reader.close()
  if (answer.trim() !== 'write') return say('left out: a write. You did not agree.')
  const changed = join(work, 'changed.rom')
  writeFileSync(changed, image.bytes)
  pinOne('one block written, the whole chip verified', ...selected, '-w', changed)
  pinOne('the backup written back and verified', ...selected, '-w', backup)
  return pinOne('the chip holds what it held before', ...selected, '-v', backup)
}

say(`Pin One ${JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version}`)
say(
  `${platform()} ${release()} ${arch()}, Node ${process.version}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 20)} MiB`,
)
pinOne('the command line on the practice chip', 'demo')
theWindow()
if (programmer === null) say('left out: a real chip. Name a programmer with -p to try one.')
else await realChip()
const report = join(root, 'test-results', 'prove-here.txt')
mkdirSync(join(root, 'test-results'), { recursive: true })
writeFileSync(report, `${lines.join('\n')}\n`)
rmSync(work, { recursive: true, force: true })
if (programmer !== null) console.log(`\nThe backup and the journal of this run: ${data}`)
console.log(`\nThe report, to read and attach: ${report}`)
process.exit(lines.some((line) => line.startsWith('FAILED')) ? 1 : 0)

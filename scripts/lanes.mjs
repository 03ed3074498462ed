// SPDX-License-Identifier: GPL-3.0-or-later
// Runs several sequences of programs in parallel, and prints their output as if they had run one after the other.
import { spawn } from 'node:child_process'
import { root } from './prepare.mjs'
import { programLine } from './programs.mjs'

/**
 * Makes lanes in reading order. The output of the first unfinished lane is shown at once; that of later lanes is held
 * back until it has ended.
 * @param {(text: string) => void} show
 */
export function createLanes(show) {
  const lanes = []
  function turn() {
    for (const lane of lanes) {
      if (lane.held !== '') show(lane.held)
      lane.held = ''
      if (!lane.ended) return
    }
  }
  return function createLane() {
    const lane = { held: '', ended: false }
    lanes.push(lane)
    return {
      /** @param {string} text */
      say(text) {
        lane.held += text
        turn()
      },
      end() {
        lane.ended = true
        turn()
      },
    }
  }
}

/**
 * Runs a program in a row; resolves with its exit code, 127 when it is not there, 1 when a signal ended it.
 *
 * @param {{ say: (text: string) => void }} lane @param {string} command @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export function runIn(lane, command, args, env = process.env) {
  const line = programLine(command, args, process.platform)
  const child = spawn(line.command, line.args, {
    cwd: root,
    env,
    shell: line.shell,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => lane.say(text))
  return new Promise((resolve) => {
    child.once('error', (error) => {
      lane.say(`${command}: ${error.message}\n`)
      resolve(127)
    })
    child.once('close', (code) => resolve(code ?? 1))
  })
}

#!/usr/bin/env node
/** The terminal host: flashprog's words, the same app as every other front. */

/** Runs one command line (without node and script) and resolves with the exit code. */
export async function runCli(_argv: readonly string[]): Promise<number> {
  return 70
}

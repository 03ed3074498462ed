#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
import { callsUnanswered } from '../../transport/drivers.ts'
import { runCli } from './run.ts'
import { outliving } from './terminal.ts'

process.exitCode = await runCli(process.argv.slice(2), outliving(process.stdout, process.stderr))
// A call that the kernel does not answer would keep the process from ending.
if (callsUnanswered()) process.exit()

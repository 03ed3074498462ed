// SPDX-License-Identifier: GPL-3.0-or-later
import { defineConfig } from 'vitest/config'

/** The conformance suite over a node of this machine: `PIN_ONE_SPIDEV` names it, `PIN_ONE_SPIDEV_CONTENTS` its chip's contents. */
export default defineConfig({
  test: { include: ['src-main/testing/real-node.ts'], pool: 'threads' },
})

// SPDX-License-Identifier: GPL-3.0-or-later
import type { Clock } from './spi.ts'

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

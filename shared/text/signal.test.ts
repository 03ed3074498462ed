// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { signalQuality } from '../signal-quality.ts'
import { rungText, signalText } from './signal.ts'

const at = (clockHz: number, good: number) => ({ clockHz, tries: 40, good })

describe('the signal in one sentence', () => {
  it.each([
    [[at(1e6, 40), at(2e6, 40)], 'Every reply was right, up to 2 MHz.'],
    [[at(1e6, 40), at(2e6, 40), at(4e6, 39)], 'Replies are wrong from 4 MHz on. Use 1 MHz.'],
    [[at(1e6, 39)], 'Replies are wrong at every SPI clock. Check the wires.'],
    [[at(0, 40)], 'Every reply was right.'],
  ])('%j: %s', (rungs, text) => {
    expect(signalText(signalQuality(rungs))).toBe(text)
  })
  it('says of one clock how many replies were right, and how sure that is', () => {
    const [rung] = signalQuality([at(4e6, 24)]).rungs
    expect(rung && rungText(rung)).toBe('4 MHz: 24 of 40 right (44.6 % to 73.7 %)')
  })
})

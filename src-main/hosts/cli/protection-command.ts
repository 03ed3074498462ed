// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * `--wp-…`, `wp` and `config`: shows the registers, or sets and checks them. Prints lines like flashrom, for scripts.
 */
import { hexByte } from '../../../shared/hex.ts'
import { Fault } from '../../../shared/fault.ts'
import type { FlashChip } from '../../../shared/model/chip.ts'
import type { ProtectionState, SettingsWanted } from '../../../shared/model/protection.ts'
import type { ByteRange } from '../../../shared/model/range.ts'
import type { NamedRange } from '../../../shared/model/regions.ts'
import type { Front } from './front.ts'
import { nothingMore } from './outcome.ts'
import type { Done } from './outcome.ts'
import type { ProtectionWords } from './protection-arguments.ts'
import { protectionText } from '../../../shared/text/protection.ts'
import { sessionWords } from '../../../shared/text/cli-chip.ts'

/** `region`: range of the named region in the layout; `null`: no region was named. */
export async function runProtection(
  front: Front,
  chip: FlashChip,
  words: ProtectionWords,
  region: NamedRange | null,
): Promise<Done> {
  const { terminal } = front
  const wanted: SettingsWanted | null =
    words.region === null
      ? words.set
      : {
          range: region === null ? null : { offset: region.offset, length: region.length },
          lock: words.set?.lock ?? null,
          quadEnable: null,
        }
  if (wanted !== null) {
    const { protection } = await front.run({ kind: 'settings', ...wanted }, 'settings')
    terminal.event({ event: 'settings', ...wanted, protection: protectionEvent(protection) })
    if (wanted.lock === 'off') terminal.say('Disabled hardware protection')
    if (wanted.lock === 'wp-pin') terminal.say('Enabled hardware protection')
    if (wanted.range !== null)
      terminal.say(`Configured protection range: ${rangeLine(wanted.range, chip.sizeBytes)}`)
    if (wanted.quadEnable !== null) terminal.say(sessionWords.quadEnable(wanted.quadEnable))
    terminal.say(sessionWords.registersSet())
  }
  if (words.list) await tellRanges(front, chip)
  const { protection = null } = front.snapshot.session ?? {}
  if (words.status) {
    if (protection === null) throw refused('unknown-map', null)
    terminal.say(`Protection range: ${rangeText(protection, chip.sizeBytes)}`)
    terminal.say(`Protection mode: ${modes[protection.lock]}`)
    terminal.event({ event: 'protection', ...protectionEvent(protection) })
  }
  if (words.quadEnable) {
    const { quadEnable: bit } = chip
    const register = bit === null ? undefined : protection?.registers[bit.register]
    if (bit === null || register === undefined) throw refused('unknown-qe', protection)
    const set = (register >> bit.bit) & 1
    terminal.event({ event: 'quad-enable', set: set === 1 })
    terminal.say(String(set))
  }
  return nothingMore
}

async function tellRanges(front: Front, chip: FlashChip): Promise<void> {
  const ranges = await front.call('protection.ranges', undefined)
  if (ranges === null) throw refused('unknown-map', front.snapshot.session?.protection ?? null)
  front.terminal.say('Available protection ranges:')
  for (const range of ranges) front.terminal.say(`\t${rangeLine(range, chip.sizeBytes)}`)
  front.terminal.event({ event: 'ranges', ranges })
}

const refused = (by: 'unknown-map' | 'unknown-qe', now: ProtectionState | null): Fault =>
  new Fault('chip.setting-refused', {
    by,
    protection: now,
    registers: Object.entries(now?.registers ?? {})
      .map(([name, value]) => `${name}=${hexByte(value)}`)
      .join(' '),
  })

/** For scripts: facts, and the same in words. */
const protectionEvent = (state: ProtectionState) => ({
  ...state,
  inWords: protectionText(state),
})

const modes = {
  off: 'disabled',
  'wp-pin': 'hardware',
  'until-power-cycle': 'power_cycle',
  permanent: 'permanent',
  unknown: 'unknown',
} as const satisfies Record<ProtectionState['lock'], string>

const rangeText = (protection: ProtectionState, sizeBytes: number): string => {
  const { protectedRange } = protection
  return protectedRange === 'unknown'
    ? `unknown (${protectionText(protection)})`
    : rangeLine(protectedRange === 'none' ? { offset: 0, length: 0 } : protectedRange, sizeBytes)
}

const addressText = (value: number): string => `0x${value.toString(16).padStart(8, '0')}`

/** `start=0x00000000 length=0x00100000 (lower 1/8)`. */
function rangeLine({ offset, length }: ByteRange, sizeBytes: number): string {
  return `start=${addressText(offset)} length=${addressText(length)} (${shareOf({ offset, length }, sizeBytes)})`
}

function shareOf({ offset, length }: ByteRange, sizeBytes: number): string {
  if (length === 0) return 'none'
  if (length === sizeBytes) return 'all'
  let [part, whole] = [length, sizeBytes]
  while (part % 2 === 0 && whole % 2 === 0) [part, whole] = [part / 2, whole / 2]
  const end = offset === 0 ? 'lower ' : offset === sizeBytes - length ? 'upper ' : ''
  return `${end}${part}/${whole}`
}

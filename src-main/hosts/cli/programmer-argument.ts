// SPDX-License-Identifier: GPL-3.0-or-later
/** Parses flashprog's programmer strings: `serprog:dev=/dev/ttyACM0,spispeed=16M`. Pure. */
import { ch341aReason } from '../../../shared/text/ch341a.ts'
import { addressId, lineProgrammer } from '../../../shared/programmer/address.ts'
import { kindNamed, programmerKinds } from '../../../shared/programmer/kinds.ts'
import { addressProblemText } from '../../../shared/text/address.ts'
import { isFault } from '../../../shared/fault.ts'
import { parsePracticeId } from '../../transport/drivers.ts'
import { UsageError } from './options.ts'
import { usageWords } from '../../../shared/text/cli-usage.ts'

export interface ProgrammerArgument {
  /** Input for `session.open`. */
  readonly id: string
  readonly clockHz: number | null
  readonly chipSelect: number | null
  readonly practice: PracticeFiles
}

/** Files of the practice chip. They stay in this process, because no call of the contract may name a file. */
export interface PracticeFiles {
  /** Stores the chip here, so that programs run one after another use the same chip. */
  readonly file: string | null
  /** Contents of a new chip. */
  readonly contentPath: string | null
}

/** Throws `UsageError` with the mistake and the possible values. */
export function programmerArgument(text: string): ProgrammerArgument {
  const kind = text.split(':', 1)[0] ?? ''
  if (kindNamed(kind) === 'ch341a') throw new UsageError(usageWords.ch341a(ch341aReason()))
  if (kind === 'internal') throw new UsageError(usageWords.internal())
  const parsed = lineProgrammer(text)
  if (!parsed.ok) throw new UsageError(addressProblemText(parsed.problem))
  const { address, settings, contentPath } = parsed.value
  if (address.kind === 'practice') checkPractice(addressId(address))
  const speed = { Hz: hertz, kHz: kilohertz }[programmerKinds[address.kind].clockUnit]
  return {
    id: addressId(address),
    clockHz: optional(settings.get('spispeed'), speed),
    chipSelect: optional(settings.get('cs'), chipSelect),
    practice: { file: settings.get('file') ?? null, contentPath },
  }
}

/** Options that only the practice programmer has. Throws `UsageError`. */
export function checkPractice(id: string): void {
  try {
    parsePracticeId(id)
  } catch (error) {
    if (isFault(error, 'link.bad-address'))
      throw new UsageError(addressProblemText(error.facts.problem))
    if (isFault(error, 'chip.no-such-name'))
      throw new UsageError(
        usageWords.noPracticeChip(
          error.facts.name,
          error.facts.near.map(({ name }) => name),
        ),
      )
    throw error
  }
}

const optional = <T>(value: string | undefined, read: (text: string) => T): T | null =>
  value === undefined ? null : read(value)

/** serprog's `spispeed`: Hz, with k or M behind it for thousands and millions. */
function hertz(text: string): number {
  const match = /^(\d{1,10})([kKmM]?)$/.exec(text)
  const factor = { '': 1, k: 1000, m: 1_000_000 }[(match?.[2] ?? '').toLowerCase()] ?? 1
  const hz = Number(match?.[1] ?? 0) * factor
  if (match === null || hz < 1 || hz > 1_000_000_000) throw new UsageError(usageWords.noHertz(text))
  return hz
}

/** linux_spi's `spispeed` is in whole kHz. */
function kilohertz(text: string): number {
  if (!/^\d{1,6}$/.test(text) || Number(text) < 1)
    throw new UsageError(usageWords.noKilohertz(text))
  return Number(text) * 1000
}

function chipSelect(text: string): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) > 255)
    throw new UsageError(usageWords.noChipSelect(text))
  return Number(text)
}

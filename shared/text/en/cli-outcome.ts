// SPDX-License-Identifier: GPL-3.0-or-later
/** The end of a command line: what to type next after a fault, and the last words. */
import type { BlockerCode } from '../../gate/blocker.ts'
import type { FaultCode } from '../../fault.ts'

const listProgrammers = 'List the programmers: pin-one --list-programmers'
const slower = 'Use a slower SPI clock: add ,spispeed=4M (or 1M) to the -p option.'

/** The remedies are for every front end; these are their words on the command line. */
export const faultHints = {
  'link.missing': listProgrammers,
  'link.no-answer': listProgrammers,
  'link.denied': listProgrammers,
  'link.silent': 'Set an SPI clock: add ,spispeed=1M to the -p option. Leave out cs=.',
  'link.off-header': listProgrammers,
  'wiring.unstable': slower,
  'wiring.shifted': slower,
  'wiring.reads-differ': slower,
  'wiring.implausible': slower,
  'chip.unknown': 'List the chip models: pin-one -L. Search by marking: pin-one -L W25Q64',
  'chip.ambiguous': 'Run it again with -c and the marking on the chip.',
  'chip.no-such-name': 'Search by marking: pin-one -L 25Q64',
  'chip.mismatch': 'Leave out -c. Pin One then uses the chip ID alone.',
  'chip.voltage':
    'If an adapter changes the voltage, add --programmer-voltage and what the chip gets, such as 1.8. Pin One cannot measure it and uses that number.',
  'chip.protected': 'Run it again with --unprotect.',
  'chip.operation-ignored':
    'Run it again with --unprotect, or with -c and the marking on the chip.',
  'chip.protection-locked':
    'Run it again with -c and the marking on the chip. Pin One then uses that chip model alone.',
  'chip.setting-refused': 'List the ranges: --wp-list. Show the protection: --wp-status.',
  'image.exists': 'To replace a file of -r or -x, add --force.',
  'image.wrong-size': 'Split an image into its two parts: pin-one --split FILE [--board NAME]',
  'image.unfit':
    'Look inside a file or an archive: pin-one image FILE. Experts can overrule the mainboard, and only that: --ignore-board',
  'image.blank': 'To erase the chip, use -E instead of -w.',
  'image.nothing-to-undo': 'Look inside the file: pin-one image FILE',
  'image.no-region':
    'Options that name the regions: --ifd or --fmap (the chip), --ifd-file FILE, --fmap-file FILE or -l FILE. A file of one region: -i NAME:FILE.',
  'data.vault-unwritable': 'Use another folder: PIN_ONE_DATA=/another/folder pin-one ...',
  'gate.recovery-open': 'For another chip, or to leave it as it is: pin-one --dismiss',
  'gate.other-chip': 'Leave the old write as it is: pin-one --dismiss',
  'bug.unexpected': 'Save the support report: pin-one --report',
} as const satisfies { readonly [C in FaultCode]?: string }

/** Options of the command line for a closed gate. */
export const blockerHints = {
  'voltage-unknown':
    'Read the supply voltage in the data sheet of the chip. Then add --chip-voltage 3.3 (or 1.8, or a range such as 2.7-3.6).',
} as const satisfies { readonly [C in BlockerCode]?: string }

export const otherHints = {
  twoMayAnswer: 'For one chip only, run it again with -c and its marking.',
  nameTheChip: 'Run it again with -c and the marking on the chip.',
} as const

export const endWords = {
  logStopped: (path: string, detail: string): string =>
    `The log ${path} is no longer written: ${detail}`,
  settingsUnknown:
    'It is not known whether the registers were set. Read them again with --wp-status.',
  quitting: 'Quitting at once.',
  pinsReleased: 'Pins released.',
  pinsOfBoard: 'A Linux board still drives its SPI pins. Shut it down before you touch the clip.',
  pinsDriven: 'This programmer cannot release its pins: unplug it before you touch the clip.',
} as const

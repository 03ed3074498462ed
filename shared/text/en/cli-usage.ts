// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for a command line that cannot be understood. Options and values are shown as typed. */
const firstSteps =
  'Use -p serprog:dev=PORT or -p serprog:ip=HOST:PORT for a programmer, or -p practice for the practice chip.'

const keptFromBackup = { regions: 'regions', 'keep-mac': '--keep-mac' } as const

export const usageWords = {
  // Any option.
  noOption: (typed: string) => `${typed} is not an option of pin-one.`,
  couldBe: (typed: string, longs: readonly string[]) => `${typed} could be ${longs.join(' or ')}.`,
  noValue: (typed: string) => `${typed} has no value.`,
  needsValue: (typed: string) => `${typed} needs a value.`,
  valueIsOption: (typed: string, value: string) =>
    `${typed} needs a value, and ${value} looks like another option.`,
  twice: (typed: string) => `${typed} is given twice.`,
  noTogether: (one: string, other: string) => `${one} and ${other} cannot go together.`,
  strayWords: (words: string) => `"${words}" belongs to no option.`,
  language: (asked: string, spoken: readonly string[]) =>
    `--lang ${asked}: Pin One speaks ${spoken.join(', ')}.`,

  // Which operation.
  oneOperation: (typed: readonly string[]) =>
    `One operation at a time: ${typed.join(' and ')} cannot go together. Nothing was done.`,
  noOperation: (typed: string) => `${typed} is not an operation.`,
  checkOnly: () => '"check" finds the chip and does nothing else. Leave out "check".',
  sizesWithoutSplit: () => '--sizes belongs to --split.',
  joinNeedsFiles: () => '--join RESULT needs at least two files after it, in their order.',
  protectionAlone: (typed: string) =>
    `${typed} cannot go together with the --wp options. Set the protection by itself. --unprotect turns it off for one write. Nothing was done.`,
  noProgrammer: () =>
    'No programmer is named. -p serprog:dev=PORT is a programmer on USB (pin-one --list-programmers shows them), -p practice the practice chip.',
  unprotectOf: () => '--unprotect belongs to -w, -E, --resume or --restore.',
  skipBackupOf: () => '--skip-backup belongs to -w or -E.',
  ignoreBoardOf: () => '--ignore-board belongs to -w.',
  ignoreBoardNeeds: () => '--ignore-board needs --board NAME, the mainboard that you write to.',
  slotNeeds: () => '--slot needs --board NAME, the mainboard that has this chip.',
  noSuchSlot: (slot: string, board: string, slots: readonly string[]) =>
    `--slot ${slot}: the ${board} has no chip of this name. Its chips: ${slots.join(', ')}.`,
  backupOrNone: () => '--backup and --skip-backup contradict each other.',
  keepMacOf: () => '--keep-mac belongs to -w.',
  skipBackupNotWith: (what: 'keep-mac' | 'regions') =>
    `--skip-backup cannot go together with ${keptFromBackup[what]}: what must stay comes from the backup.`,

  // Files.
  notUtf8: (word: string) =>
    `${word} holds a letter that is not valid UTF-8, shown as \ufffd. Pin One cannot name that file exactly. Nothing was done. Give it another name, or pipe it in: -w - < FILE.`,
  noPipe: (typed: string) => `${typed} - is not a file. Name a file for it.`,
  needsFile: (operation: string) => `--${operation} needs a file.`,
  needsFiles: (operation: string, region: string) =>
    `--${operation} needs a file, or each region one of its own: -i ${region}:FILE.`,
  imageNeedsFile: () => 'image needs one file: pin-one image FILE',

  // The practice device and the bridge.
  practiceNeeds: () => 'practice needs --listen HOST:PORT or --pty PATH (one of them).',
  bridgeNeeds: () => 'bridge needs --spidev /dev/spidevB.C and --listen 127.0.0.1:PORT.',
  noListen: (listen: string, example: string) =>
    `--listen ${listen} is not HOST:PORT, for example ${example}.`,
  noPracticeChip: (name: string, chips: readonly string[]) =>
    `practice has no chip ${name}. It has ${chips.join(', ')}.`,

  // Programmers.
  ch341a: (reason: string) => `The CH341A is refused. ${reason} ${firstSteps}`,
  internal: () =>
    `internal is the flash of this computer itself. pin-one writes chips through a programmer. ${firstSteps}`,
  noHertz: (text: string) =>
    `spispeed=${text} is not an SPI clock. Write for example 16M or 400k (bare numbers are Hz).`,
  noKilohertz: (text: string) =>
    `spispeed=${text} is not an SPI clock. linux_spi needs whole kHz, for example 4000.`,
  noChipSelect: (text: string) =>
    `cs=${text} is not a chip select. It must be a number from 0 to 255.`,

  // Values.
  unprotectValue: () =>
    '--unprotect can be "restore" (turned on again afterwards, the default) or "leave-off".',
  noVolts: (typed: string, text: string) =>
    `${typed} ${text}: write volts, for example 3.3 or 1.8.`,
  noSupply: (typed: string, text: string) =>
    `${typed} ${text}: write 3.3, 2.5, 1.8 or a range such as 2.7-3.6.`,
  noSizes: (text: string) => `--sizes ${text}: write for example 8M,4M.`,

  // Regions.
  noRegion: (typed: string, value: string) => `${typed} ${value}: write NAME, or NAME:FILE.`,
  regionsOf: () => 'Regions belong to -r, -w, -v or -x. Nothing was done.',
  noLayout: () =>
    'Say where the regions are written down: --ifd (the descriptor of the chip), --fmap, --ifd-file FILE, --fmap-file FILE or -l FILE.',
  extractAll: () => '-x reads every region. To read one of them: -r FILE -i NAME:FILE.',
  needsRegion: (typed: string) => `${typed} needs -i NAME, the region that is meant.`,
  regionTwice: () => 'A region is named twice.',

  // Write protection and register bits.
  noRange: (typed: string, value: string) =>
    `${typed} ${value}: write START,LENGTH, for example 0,0x100000.`,
  oneWp: (acts: readonly string[]) =>
    `wp does one thing at a time: ${acts.join(' and ')} cannot go together.`,
  wpRangeNeeds: () => 'wp range needs START,LENGTH, for example 0,0x100000.',
  wpRegionNeeds: () => 'wp region needs the name of a region.',
  oneConfig: () => 'config does one thing at a time: get or set.',
  configSetNeeds: () => 'config set needs a setting and a value: qe 1.',
  configNeeds: () => 'config needs one setting: qe.',
  noSetting: (name: string) =>
    `${name} is not a setting that Pin One reads or sets. It knows qe (quad-enable), the quad enable bit.`,
  noSwitch: (text: string) => `qe ${text}: write true, false, 1 or 0.`,
} as const

const counters = 'Pin One does not use the replay counters of a chip.'

/** Replies to options of flashrom and flashprog that Pin One ignores or refuses; by the long option. */
export const peerAnswers = {
  'fmap-verify':
    '-w compares the whole image with the chip before it writes. For one region of the map that the chip has, use --fmap -i NAME.',
  'list-supported-wiki': 'The list is plain text, as with -L.',
  noverify: 'Pin One still reads back and compares every byte.',
  'noverify-all': 'Pin One still compares the whole chip, not only the regions.',
  force:
    'It lets -r and -x replace files, and skips no check. --skip-backup, --unprotect and --ignore-board skip one check each.',
  'flash-contents': 'The file is not used. The two reads of the backup tell what the chip holds.',
  'sacrifice-ratio':
    'Pin One chooses the erase blocks itself, and erases no block that already holds what it should.',
  'get-rpmc-status': counters,
  'write-root-key': 'A root key can be written only once, for good. Pin One does not do that.',
  'update-hmac-key': counters,
  'increment-counter': 'A counter only goes up, for good. Pin One does not do that.',
  'get-counter': counters,
  'counter-address': counters,
  'rpmc-root-key': counters,
  'key-data': counters,
  temporary:
    'Pin One sets registers so that they last, and reads them back. Leave out this option.',
} as const

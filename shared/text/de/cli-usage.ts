// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Was zu einer Kommandozeile gesagt wird, die nicht zu verstehen ist. Optionen und Werte stehen da, wie sie getippt
 * werden.
 */
const firstSteps =
  'Verwende -p serprog:dev=PORT oder -p serprog:ip=HOST:PORT für einen Programmer, oder -p practice für den Übungschip.'

const keptFromBackup = { regions: 'Regionen', 'keep-mac': '--keep-mac' } as const

export const usageWords = {
  // Jede Option.
  noOption: (typed: string) => `${typed} ist keine Option von pin-one.`,
  couldBe: (typed: string, longs: readonly string[]) =>
    `${typed} kann ${longs.join(' oder ')} sein.`,
  noValue: (typed: string) => `${typed} hat keinen Wert.`,
  needsValue: (typed: string) => `${typed} braucht einen Wert.`,
  valueIsOption: (typed: string, value: string) =>
    `${typed} braucht einen Wert, und ${value} sieht wie eine andere Option aus.`,
  twice: (typed: string) => `${typed} ist zweimal angegeben.`,
  noTogether: (one: string, other: string) => `${one} und ${other} gehen nicht zusammen.`,
  strayWords: (words: string) => `„${words}“ gehört zu keiner Option.`,
  language: (asked: string, spoken: readonly string[]) =>
    `--lang ${asked}: Pin One kennt ${spoken.join(', ')}.`,

  // Welche Arbeit.
  oneOperation: (typed: readonly string[]) =>
    `Immer nur eine Arbeit: ${typed.join(' und ')} gehen nicht zusammen. Nichts wurde getan.`,
  noOperation: (typed: string) => `${typed} ist keine Arbeit.`,
  checkOnly: () => '„check“ sucht den Chip und tut sonst nichts. Lass „check“ weg.',
  sizesWithoutSplit: () => '--sizes gehört zu --split.',
  joinNeedsFiles: () =>
    '--join ERGEBNIS braucht mindestens zwei Dateien dahinter, in ihrer Reihenfolge.',
  protectionAlone: (typed: string) =>
    `${typed} geht nicht mit den Optionen --wp-… zusammen. Setze den Schreibschutz für sich. --unprotect schaltet ihn für ein Schreiben aus. Nichts wurde getan.`,
  noProgrammer: () =>
    'Kein Programmer ist genannt. -p serprog:dev=PORT ist ein Programmer am USB (pin-one --list-programmers zeigt sie), -p practice der Übungschip.',
  unprotectOf: () => '--unprotect gehört zu -w, -E, --resume oder --restore.',
  skipBackupOf: () => '--skip-backup gehört zu -w oder -E.',
  ignoreBoardOf: () => '--ignore-board gehört zu -w.',
  ignoreBoardNeeds: () =>
    '--ignore-board braucht --board NAME, das Mainboard, auf das du schreibst.',
  slotNeeds: () => '--slot braucht --board NAME, das Mainboard, das diesen Chip hat.',
  noSuchSlot: (slot: string, board: string, slots: readonly string[]) =>
    `--slot ${slot}: ${board} hat keinen Chip mit diesem Namen. Seine Chips: ${slots.join(', ')}.`,
  backupOrNone: () => '--backup und --skip-backup widersprechen sich.',
  keepMacOf: () => '--keep-mac gehört zu -w.',
  skipBackupNotWith: (what: 'keep-mac' | 'regions') =>
    `--skip-backup geht nicht mit ${keptFromBackup[what]} zusammen: Was bleiben muss, kommt aus dem Backup.`,

  // Dateien.
  notUtf8: (word: string) =>
    `${word} enthält ein Zeichen, das kein gültiges UTF-8 ist, gezeigt als \ufffd. Pin One kann diese Datei nicht genau benennen. Nichts wurde getan. Gib ihr einen anderen Namen, oder leite sie hinein: -w - < DATEI.`,
  noPipe: (typed: string) => `${typed} - ist keine Datei. Nenne eine Datei dafür.`,
  needsFile: (operation: string) => `--${operation} braucht eine Datei.`,
  needsFiles: (operation: string, region: string) =>
    `--${operation} braucht eine Datei, oder jede Region eine eigene: -i ${region}:DATEI.`,
  imageNeedsFile: () => 'image braucht eine Datei: pin-one image DATEI',

  // Das Übungsgerät und die Brücke.
  practiceNeeds: () => 'practice braucht --listen HOST:PORT oder --pty PFAD (eines davon).',
  bridgeNeeds: () => 'bridge braucht --spidev /dev/spidevB.C und --listen 127.0.0.1:PORT.',
  noListen: (listen: string, example: string) =>
    `--listen ${listen} ist nicht HOST:PORT, zum Beispiel ${example}.`,
  noPracticeChip: (name: string, chips: readonly string[]) =>
    `practice hat keinen Chip ${name}. Es hat ${chips.join(', ')}.`,

  // Programmer.
  ch341a: (reason: string) => `Der CH341A wird abgelehnt. ${reason} ${firstSteps}`,
  internal: () =>
    `internal ist der Flash dieses Computers selbst. pin-one schreibt Chips über einen Programmer. ${firstSteps}`,
  noHertz: (text: string) =>
    `spispeed=${text} ist kein SPI-Takt. Schreibe zum Beispiel 16M oder 400k (bloße Zahlen sind Hz).`,
  noKilohertz: (text: string) =>
    `spispeed=${text} ist kein SPI-Takt. linux_spi braucht ganze kHz, zum Beispiel 4000.`,
  noChipSelect: (text: string) =>
    `cs=${text} ist kein Chip-Select. Es muss eine Zahl von 0 bis 255 sein.`,

  // Werte.
  unprotectValue: () =>
    '--unprotect kann „restore“ sein (danach wieder eingeschaltet, ohne Wert dasselbe) oder „leave-off“.',
  noVolts: (typed: string, text: string) =>
    `${typed} ${text}: Schreibe Volt, zum Beispiel 3.3 oder 1.8.`,
  noSupply: (typed: string, text: string) =>
    `${typed} ${text}: Schreibe 3.3, 2.5, 1.8 oder einen Bereich wie 2.7-3.6.`,
  noSizes: (text: string) => `--sizes ${text}: Schreibe zum Beispiel 8M,4M.`,

  // Regionen.
  noRegion: (typed: string, value: string) => `${typed} ${value}: Schreibe NAME oder NAME:DATEI.`,
  regionsOf: () => 'Regionen gehören zu -r, -w, -v oder -x. Nichts wurde getan.',
  noLayout: () =>
    'Nenne, wo die Regionen stehen: --ifd (der Deskriptor des Chips), --fmap, --ifd-file DATEI, --fmap-file DATEI oder -l DATEI.',
  extractAll: () => '-x liest jede Region. Um eine davon zu lesen: -r DATEI -i NAME:DATEI.',
  needsRegion: (typed: string) => `${typed} braucht -i NAME, die gemeinte Region.`,
  regionTwice: () => 'Eine Region ist zweimal genannt.',

  // Schreibschutz und Register-Bits.
  noRange: (typed: string, value: string) =>
    `${typed} ${value}: Schreibe START,LÄNGE, zum Beispiel 0,0x100000.`,
  oneWp: (acts: readonly string[]) =>
    `wp tut immer nur eines: ${acts.join(' und ')} gehen nicht zusammen.`,
  wpRangeNeeds: () => 'wp range braucht START,LÄNGE, zum Beispiel 0,0x100000.',
  wpRegionNeeds: () => 'wp region braucht den Namen einer Region.',
  oneConfig: () => 'config tut immer nur eines: get oder set.',
  configSetNeeds: () => 'config set braucht eine Einstellung und einen Wert: qe 1.',
  configNeeds: () => 'config braucht eine Einstellung: qe.',
  noSetting: (name: string) =>
    `${name} ist keine Einstellung, die Pin One liest oder setzt. Bekannt ist qe (quad-enable), das Quad-Enable-Bit.`,
  noSwitch: (text: string) => `qe ${text}: Schreibe true, false, 1 oder 0.`,
} as const

const counters = 'Pin One verwendet die Replay-Zähler eines Chips nicht.'

/** Antworten auf Worte von flashrom und flashprog, nach der langen Option. */
export const peerAnswers = {
  'fmap-verify':
    '-w vergleicht das ganze Image mit dem Chip, bevor es schreibt. Für eine Region der Flash Map, die der Chip hat, verwende --fmap -i NAME.',
  'list-supported-wiki': 'Die Liste ist einfacher Text, wie mit -L.',
  noverify: 'Pin One liest trotzdem jedes Byte zurück und vergleicht es.',
  'noverify-all': 'Pin One vergleicht trotzdem den ganzen Chip, nicht nur die Regionen.',
  force:
    'Damit dürfen -r und -x Dateien ersetzen, und keine Prüfung entfällt. --skip-backup, --unprotect und --ignore-board heben je eine Prüfung auf.',
  'flash-contents':
    'Die Datei wird nicht verwendet. Was der Chip enthält, zeigt das zweimalige Lesen für das Backup.',
  'sacrifice-ratio':
    'Pin One wählt die Löschblöcke selbst und löscht keinen Block, der schon enthält, was er soll.',
  'get-rpmc-status': counters,
  'write-root-key':
    'Ein Root Key kann nur einmal geschrieben werden, für immer. Pin One tut das nicht.',
  'update-hmac-key': counters,
  'increment-counter': 'Ein Zähler steigt nur, für immer. Pin One tut das nicht.',
  'get-counter': counters,
  'counter-address': counters,
  'rpmc-root-key': counters,
  'key-data': counters,
  temporary:
    'Pin One setzt Register so, dass sie erhalten bleiben, und liest sie zurück. Lass diese Option weg.',
} as const

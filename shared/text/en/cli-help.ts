// SPDX-License-Identifier: GPL-3.0-or-later
/** `pin-one --help`: the words of the command line. The man page and the completions are made from them. */
export const helpText =
  (): string => `pin-one: reads, backs up, writes and verifies 25xx SPI flash chips.

  pin-one check -p PROGRAMMER           find the chip, or say which wires to look at (also without check)
  pin-one -p PROGRAMMER -r FILE         read the chip once into FILE
  pin-one -p PROGRAMMER --backup FILE   read twice, compare, keep a backup and a copy in FILE
  pin-one -p PROGRAMMER -w FILE         back up, write FILE, read everything back
  pin-one -p PROGRAMMER -v FILE         compare the chip with FILE
  pin-one -p PROGRAMMER -E              back up, erase the chip
  pin-one check -p PROGRAMMER --clock-ladder
                                        how many replies are right at each SPI clock, and which to use
  pin-one -p PROGRAMMER --flash-name    its manufacturer and name on one line; --flash-size its bytes
  pin-one -p PROGRAMMER --resume        finish an unfinished write
  pin-one -p PROGRAMMER --restore [ID]  restore a backup
  (FILE of -w and -v may be - for what is piped in)
  pin-one demo                          all steps on the practice chip
  pin-one image FILE [--board NAME]     what is inside a file or archive, without a chip
                     [--keyboard deqwertz]  which file of an archive fits
                     [--undo NEW]           swapped bytes, Intel HEX, S-records or a capsule: its image, into NEW
  (a file in an archive: -w ARCHIVE:NAME)
  pin-one serve [--port N] [--no-open]  the app in a browser, for computers without a screen

Programmers (-p, --programmer):
  serprog:dev=PORT[:BAUD]      a programmer on a serial port, for example /dev/ttyACM0
  serprog:ip=HOST:PORT         one on the network
    ,spispeed=16M              SPI clock in Hz, k and M allowed    ,cs=N   chip select
  linux_spi:dev=/dev/spidevB.C                                     the SPI pins of a Linux board
    ,spispeed=32768            SPI clock in kHz (default: that of the Libreboot guide)
  practice[:chip=NAME,fault=...,timing=off|real,file=PATH]         a practice chip

Options:
  -c, --chip NAME              the chip, when several fit (pin-one -L shows the names)
      --board NAME             the mainboard: the image must be for it, and backups carry its name
      --slot NAME              which chip of it: top, bottom, 1, 2 (mostly the size of the chip shows it)
      --ignore-board           -w although the image is for another mainboard than --board
      --skip-backup            -w and -E without a backup: then there is no way back
      --unprotect[=leave-off]  turn write protection off, and on again unless leave-off
      --programmer-voltage V   what the programmer supplies through an adapter (3.3 is assumed)
      --chip-voltage V         what the chip needs, if Pin One does not know it (3.3, 1.8, 2.7-3.6)
      --backup FILE            with -w or -E: one more copy of the backup
      --progress               a line every ten percent where there is no terminal
      --json                   one JSON event per line, the last one is the outcome
      --lang en|de             the language of what is printed (else PIN_ONE_LANG, else the system's)
  -o, --output LOG             everything that is printed, with times, into LOG
  -V, --verbose                prints more

Parts of the chip, with -r, -w and -v (everything else stays as it is):
      --ifd | --fmap           the regions that the chip itself names
      --ifd-file FILE | --fmap-file FILE | -l FILE    those that a file names
  -i, --include NAME[:FILE]    the region, and a file that holds it alone (may be repeated)
  -x, --extract                every region into a file of its name
      --keep-mac               with -w: the network address of the backup goes into the image

Write protection and register bits (read back twice, permanent bits are never set):
      --wp-status              the protected range, and what locks it
      --wp-list                the ranges that the chip can protect
      --wp-range START,LENGTH  protects this range; 0,0 protects nothing
      --wp-region NAME         protects a region of -l, --ifd or --fmap
      --wp-enable              locks the registers while WP is low
      --wp-disable             removes that lock
  pin-one wp [list|range|region|enable|disable]    the same in flashprog's words, with -p; alone: the status
  pin-one config [get|set] qe [VALUE]              the quad enable bit, with -p

Options of flashrom and flashprog that Pin One accepts with a note (README has them all):
  -f, --force                  -r and -x may replace a file, and no check is left out
  -n, --noverify               every byte is still compared
  -N, --noverify-all           the whole chip is still compared
  -z, --list-supported-wiki    as -L
  pin-one prog ...             as without prog

Without a programmer:
  -L, --list-supported [TEXT]  chip models, or those that fit a marking
      --list-programmers       what is plugged in, and why something cannot be opened
      --list-backups           the backups that are kept
      --dismiss                leave an unfinished write as it is
      --split FILE [--board NAME]    one image into its parts for mainboards with two chips
                   [--sizes 8M,4M]   if neither the file nor the mainboard shows the sizes
      --join FILE PART PART    parts (or backups) into one image, in the order of their addresses
      --report                 the support report, without your names and paths
  pin-one practice --listen 127.0.0.1:PORT | --pty PATH [--chip NAME] [--fault ...]
                               [--timing off|real] [--file PATH]   a practice chip for other programs
                               (its chips and faults: pin-one practice --help)
  pin-one bridge --spidev /dev/spidevB.C --listen 127.0.0.1:PORT [--spispeed KHZ]
                               the SPI pins of this Linux board for serprog (use ssh -L)
  -h, --help    -R, --version

Exit codes: 0 done, 1 option not understood, 10 link, 20 wiring, 30 chip, 40 image or file,
50 data (the chip does not hold what it should), 60 refused or stopped, 70 error of Pin One.
PIN_ONE_DATA names the folder for backups and the journal.
`

/** `pin-one practice --help`: the practice device itself provides the lines `chips` and `faults`. */
export const practiceHelpText = (
  chips: string,
  faults: string,
): string => `pin-one practice: a practice programmer with a practice chip, for other programs and for first tries.

  pin-one practice --listen 127.0.0.1:PORT | --pty PATH [OPTIONS]
  pin-one demo [OPTIONS]                       all steps on it
  pin-one -p practice:chip=NAME,fault=FAULT    anything on it (options as NAME=VALUE, with commas)
  pin-one -p practice:board=x230,slot=2        the second chip of that mainboard

      --chip NAME              which chip, see below
      --fault FAULT[+FAULT]    what goes wrong, see below
      --timing off|real        as fast as possible, or as slow as a Pico and a real chip
      --file PATH              keeps the chip's contents in this file
      --content firmware|blank|./FILE   what it holds at first
      --seed N                 other contents, other random faults
      --wp high|low            how WP is held

Chips:
${chips}

Faults:
${faults}
`

/** The effect of each practice fault, by its typed form. */
export const practiceFaultSentences = {
  'open-WIRE': 'The wire has no contact: miso, mosi, clk, cs, hold, wp, vcc or gnd.',
  'short-WIRE-gnd': 'The wire touches ground (also short-WIRE-vcc, short-mosi-miso).',
  'swap-WIRE-WIRE': 'Two wires are exchanged, as in swap-mosi-miso or swap-cs-clk.',
  'clip:sits=off|turned|1|-1':
    'The clip touches nothing, is turned round, or sits one place too far either way.',
  'weak-WIRE[:open=0.1][:us=50]':
    'The contact comes and goes: open a tenth of the time, for 50 µs on average.',
  'resist-WIRE:ohm=2000': 'The contact has resistance.',
  'load:ohm=100': 'Other parts of the mainboard load the supply of the chip.',
  'weak-supply:ohm=20': 'The supply voltage of the programmer drops under load.',
  'held-WIRE-gnd[:ohm=100]':
    'Another part of the mainboard holds the wire low (also held-WIRE-vcc).',
  'rings:rate=0.02': 'This share of the CLK edges is seen as three.',
  'slow-edges:pf=300': 'Long wires make every edge slow.',
  'flip:rate=1e-6[:above=12M]': 'One bit in so many is read wrong, only above a clock if you wish.',
  'flip:address=0x1000[:bit=3][:rate=0.5]':
    'A bit at one address is read wrong, always or with that probability.',
  'shift:bits=1[:above=12M]': 'Replies arrive late by so many bits (negative: early).',
  'unplug:op=500[:done=yes]':
    'The programmer vanishes at the 500th window. With done=yes the chip still gets that window.',
  'unplug:write=12':
    'The programmer vanishes while the chip does its 12th erase or page. This happens every second time, so the next write succeeds.',
  'mute:op=500': 'From the 500th window on the programmer answers nothing.',
  'noop:op=500': 'The 500th window never reaches the chip.',
  'garbage:op=500': 'The reply of the 500th window is garbage.',
  'stuck-busy[:after=3]':
    'The chip stays busy forever after the third erase, program or status write.',
  'protected[:bp=4][:lock=pin|power|permanent]':
    'Block protection is on. The lock is held by the WP leg, until power-off, or permanently.',
  wps: 'Every block has its own lock (WPS), and a register shows it.',
  'hidden-wps': 'Every block has its own lock, and no register shows it. Only opcode 98 undoes it.',
  cmp: 'The complement bit is set: with no block protect bit, everything is protected.',
  qpi: 'The chip accepts commands on four wires only, until it loses power.',
  'bad-sector:address=0x10000[:ends=no]':
    'The sector does not erase. With ends=no its erase never ends.',
  'bad-page:address=0x10000': 'The page ignores every program.',
  'stuck-address:bit=16[:level=1]':
    'The address bit makes no difference: the memory always sees it as 0, or as 1.',
  'stuck-data:bit=3[:level=1]':
    'The bit reads as 0, or as 1, in every byte of the memory. The ID reads correctly.',
  'relabelled[:times=2]':
    'A smaller chip under a larger name: it holds only half, or one of so many parts, of its size.',
  'second-chip[:chip=MX25L6406E]':
    'Another chip of the mainboard gets the same chip select and replies too. Where the two differ, MISO reads 0.',
  'late-page:rate=0.01[:times=20]': 'Some pages need so many times longer to program.',
} as const

// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** The guide's words about mainboards, by the codes in `boards.json`. CC BY-SA 4.0, like the guide. */

/** Where the chip is; half a sentence. */
export const chipPlaces = {
  'under-tape': 'underside of the mainboard, beneath tape',
  'memory-underside': 'near the memory, underside of the mainboard',
  'far-side': 'far side of the mainboard',
  'insulating-tape': 'under a piece of insulating tape',
  'memory-slots': 'next to the memory slots',
  memory: 'near the memory',
  'magnesium-frame': 'bottom centre of the mainboard, behind the magnesium frame',
  'nearer-to-you': 'nearer to you (palm-rest edge)',
  'nearer-to-screen': 'nearer to the screen and the CPU',
  left: 'left of the pair',
  right: 'right of the pair',
  'base-cover': 'needs the base cover off',
  'large-door': 'behind the large door',
  'middle-memory': 'middle of the mainboard, near the memory',
  underside: 'underside of the mainboard',
  'memory-pch': 'near the memory and the PCH',
  'next-to-other': 'next to the other',
  'beside-memory': 'beside the memory',
  'socket-cover': 'in a socket under a small cover, leg 1 towards the CPU',
  'slots-to-pch': 'between the memory slots and the PCH, leg 1 towards the PCH',
  'memory-upper': 'near the memory, upper side',
  'memory-slot-2': 'next to memory slot 2',
  edge: 'edge of the mainboard opposite the CPU',
  atx: 'near the ATX power connector',
  'pcie-4': 'near PCH PCIe slot 4, under a sticker',
}

/** Who powers the chip, and how. */
export const powerNotes = {
  charger:
    'Leave leg 8 (VCC) of the chip free. Put the clip on first, then plug in the charger. Unplug the charger before you take the clip off. GND still has to be connected.',
  'as-guide':
    'As the Libreboot guide has it for all mainboards. Nothing else is stated for this one.',
  'hungry-neighbours':
    'The chip often shares its supply with parts that need much current. A strong supply and a high drive strength may be needed. These computers rarely need an external programmer.',
  'charger-if-it-fails':
    'If it fails, plug in the charger. Make sure that the computer is off (no LED lit) before you start. Then do not connect VCC of the programmer as well.',
  standby:
    'If the mainboard has to be plugged in for power, leave VCC of the chip free. Make sure that the computer does not start. Beside the chip is a place for a recovery header.',
  'southbridge-wakes':
    'Power at the chip wakes the whole southbridge: about 400 mA on average, more in peaks. The supply must reach 3.3 V quickly.',
  'southbridge-shared':
    'Leave the 3.3 V of the programmer unconnected. The southbridge shares the supply, and a programmer cannot hold it up.',
}

/** How to get at the chip. */
export const accessWords = {
  'board-out-of-case': 'Full disassembly, mainboard out of the case.',
  'below-palm-rest':
    'Battery out, keyboard and palm rest off. The chip is just below the palm rest, partly under tape.',
  'whole-board-out': 'The whole mainboard has to come out: the chip is on the other side.',
  'battery-keyboard': 'Battery and keyboard out.',
  heatsink: 'Full disassembly. The heatsink comes off, so new thermal paste is needed.',
  apart: 'It has to come apart.',
  'as-x230': 'Keyboard and palm rest off, as on the X230.',
  magnesium: 'Very long disassembly: mainboard out of the magnesium frame.',
  x230: 'Battery out, marked bottom screws out, keyboard and palm rest off, black cover raised: two chips.',
  'chips-underside': 'Full disassembly: the chips are on the underside.',
  'behind-frame':
    'With keyboard and palm rest off you reach one chip. The other is behind the frame. coreboot reaches both from the first: connect all its legs, and its CS to VCC through a resistor. Then drive the CS of the second.',
  clamshell:
    'Back cover off for the 4 MiB chip. For both, open the whole base like a clamshell. Unplug CMOS battery, fan and LED cables.',
  'manual-w540': 'See the hardware maintenance manual of the W540/T540p.',
  t480: 'Bottom cover off (six screws). Unplug the internal battery and remove the external one. The page of the mainboard says: remove the coin cell too.',
  t480s:
    'Bottom cover off (six screws). Remove the whole internal battery. The page of the mainboard says: remove the coin cell too.',
  underside: 'Mainboard out: the chip is on its underside.',
  latitude: 'Usually under keyboard and palm rest, near the PCH.',
  keyboard: 'Keyboard off.',
  'battery-base': 'Battery and base cover off.',
  'side-power': 'Side cover off. All power sources out.',
  'side-both': 'Side cover off: both chips are beside the memory. All power sources out.',
  'side-connectors': 'Side cover off. All power sources and connectors out.',
  'ssd-caddy': 'One screw, top panel forward, SSD caddy out.',
  'sop-to-dip':
    'Two screws and a cover. All power sources out. Pull the chip out and use a SOP-to-DIP socket adapter on a breadboard.',
  base: 'Base cover off.',
  'bottom-door':
    'You see it behind the bottom door, but the frame is in the way of a clip. Remove the bottom cover.',
  'clear-plastic':
    'Bottom cover off. Cut a little of the clear plastic away. All power sources out.',
  'disk-panel': 'Battery out, two screws, hard-disk panel off.',
  'disk-cover': 'Battery and hard-disk cover off.',
  bracket: 'Optical drive, disk and bracket out (one T15 screw).',
  extractor:
    'Pull the chip out of its socket with an extractor, with the computer off and unplugged.',
  screw: 'A write-protect screw holds WP low while it is in.',
  'eight-screws': 'Eight screws (two under the feet). Battery connector unplugged.',
}

/** How to distinguish the configurations. */
export const howToTell = {
  'soic8-4': 'SOIC8 means 4 MiB',
  'soic16-8': 'SOIC16 means 8 MiB',
  upgrade: 'Only after an upgrade',
  'read-or-check': '4 or 8 MiB: read the marking, or let Pin One find out',
  'one-large': 'Only after fitting one large chip, with images of its own',
  'number-unknown': 'SOIC16 or SOIC8 or both, number of chips not stated',
  'upgrade-4-8': 'After an upgrade (chips of 4 and 8 MiB exist too)',
  'same-image': 'Both chips get the same 1 MiB image',
}

/** The name of one chip of a mainboard; the data uses the English name as its code. */
export const boardChipNames = {
  bottom: 'bottom',
  top: 'top',
  system: 'system',
  SPI1: 'SPI1',
  SPI2: 'SPI2',
  'first 8 MiB': 'first 8 MiB',
  'last 4 MiB': 'last 4 MiB',
  'system flash': 'system flash',
  main: 'main',
  backup: 'backup',
}
/** How far Libreboot supports a mainboard. */
export const boardStatus = {
  'in-lbmk': 'in lbmk',
  'not-released': 'in lbmk, not released',
  'downstream-only': 'only in a 2026 downstream copy of lbmk, release not confirmed',
  'own-targets-downstream': 'own targets only in a 2026 downstream copy of lbmk',
  removed: 'removed from Libreboot',
}

/** The guide's words about CS of the other chip. */
export const otherChipSelect = {
  single: 'single chip',
  'hold-if-unequal-here': 'not stated for this mainboard: hold high if reads disagree',
  'all-shared': 'required: all wires except chip select are shared',
  'data-joined': 'required: MISO and MOSI of the two chips are joined with no resistance',
  'own-job': 'a chip of its own, written on its own',
  'not-stated': 'not stated',
  'hold-if-unequal': 'not stated: hold high if reads disagree',
  'hold-here':
    'required: hold the chip select of the other chip at 3.3 V, through 1 k to 10 k on this mainboard',
}

/** Whether software alone can do the first install, from the firmware of the manufacturer. */
export const internalFlash = {
  'patched-tools': 'yes, with patched tools: see the page of the mainboard at Libreboot',
  no: 'no',
  'advised-against': 'possible, advised against',
  yes: 'yes',
  'dell-flash-unlock': 'yes, with dell-flash-unlock',
  'service-jumper': 'yes, with the service jumper',
  'service-jumper-6': 'yes, with the service jumper, first 6 MiB only',
  'fdo-jumper-two-stages': 'yes, in two stages with the FDO jumper',
  'fdo-jumper': 'yes, with the FDO jumper',
  'write-protected': 'no (the firmware of the manufacturer write-protects)',
  'both-chips': 'yes, both chips',
  'google-flashrom': "yes, with Google's flashrom",
}

/** Who powers the chip. */
export const powerFeeds = {
  board: 'the mainboard',
  charger: 'the mainboard: charger plugged in, computer not switched on',
  programmer: 'the programmer',
  'if-strong-enough': 'the programmer, if it can supply the current',
  'programmer-first': 'the programmer first',
  'adapter-first':
    'system flash: coreboot connects the mains adapter before clipping on. Private flash: adapter unplugged',
  'or-standby': 'the programmer, or the mainboard in standby',
  'strong-supply': 'the programmer, strong supply needed',
  atx: 'the mainboard: ATX supply plugged in, switched on and then off by holding the button',
  'adapter-1v8': '1.8 V only, through an adapter or level converter',
}

/** Notes on one mainboard or several. */
export const boardNotes = {
  x60: 'The highest SPI clock stands on the page of the T60. An older copy of it names the X60 types too.',
  'x200s-x200t': 'WSON8 is the most likely package here. A SOIC8 fits in the same place.',
  x301: 'coreboot reports a Pomona 5250 can work if solder has formed beads beside the contacts. Otherwise swap in a SOIC8.',
  t400: 'coreboot lists SOIC16 for this family, the Libreboot page SOIC8, SOIC16 or WSON8. Look before buying a clip.',
  t400s: 'Shares the T400 images. The Libreboot guide advises to replace the WSON8 by a SOIC8.',
  r500: 'No Intel gigabit region in the flash.',
  x220: 'Needs an external programmer the first time.',
  t420: 'One image, no splitting.',
  t520: 'coreboot lists WSON8 here, the family page SOIC8 in general. Look before buying a clip.',
  x230: 'flashprog refuses a file of the wrong size, which tells the two chips apart.',
  'x230-2':
    'Silkscreen names SPI1 and SPI2 are printed on the mainboard. One owner found the 4 MiB part on SPI2.',
  t430: 'Left and right as seen with the chips at the edge nearest to you. Not for the T430s.',
  t440p:
    'After the write, the charger may have to be unplugged and plugged in again before the computer powers on.',
  w541: 'Connect leg 1 (CS) of the chip that you do not work on to VCC through 47 Ω. Use the same 3.3 V that powers the other chip.',
  t480: 'Update or set the Lenovo firmware version first. Repair the Thunderbolt chip first if it is affected. The page of the mainboard at Libreboot has the order of steps.',
  't480-2': 'A file of the wrong size tells you that you sit on the Thunderbolt chip.',
  't480-3': 'coreboot writes 4M for the Thunderbolt chip. Libreboot and Heads both say 1 MiB.',
  macbook21: 'Can be upgraded to 16 MiB.',
  imac52: 'Listed by Libreboot. Which image it uses is not known.',
  e4300: 'Package SOIC8 in coreboot. Number of chips not stated.',
  e5420:
    "Libreboot's text gives no split for this model, the descriptor in its image does. Read the part numbers. The first chip is usually marked SPI1.",
  'e5420-2': 'Intel graphics only.',
  e6430:
    'Which silkscreen name carries the 8 MiB part is the usual order, not a statement about this model.',
  'optiplex-7010-9010-sff':
    'Two different clips are needed. Heads describes a single W25Q128JV here. Libreboot and coreboot both say two chips.',
  'precision-t1650': 'Two different clips are needed. The MT computers use the T1650 image.',
  'precision-t1700': 'Libreboot says the OptiPlex 9020 MT image works (without ECC).',
  'optiplex-780': 'The truncate images are 6 MiB and have to be padded to 8 MiB first.',
  hp2560p:
    'Sources differ: one coreboot file says socketed, the coreboot page describes a clip on the mainboard.',
  hp820g2:
    'Not a plain write. Erase the 2 MiB private flash (read it twice first). Then write the 12 MiB image, padded to 16 MiB, region by region (gbe, bios, me, fd). Never write the padded file as a whole.',
  'hp820g2-2': 'Internal updates need the same care later on.',
  hp8200sff:
    'The supply of the chip also supplies a part of the mainboard (the standby LED lights). A memory-slot holder is in the way of the clip.',
  'kcma-d8':
    'Not every revision of the mainboard is compatible: look for a serial number B9S2... or later, or a BIOS of the manufacturer from 2001 or later.',
  'kfsn4-dre':
    'Not SPI: LPC flash in a PLCC32 socket. It cannot be read or written over these wires.',
  'g43t-am3': 'An SPI header exists. WP and HOLD must be tied to VCC on it.',
  'x11ssh-f':
    'A Pomona 5250 fits. The chip is sometimes in a socket. The 32 MiB SOIC16 in the corner belongs to the management controller: leave it alone.',
  'gru-kevin':
    'At least one unit has a GD25LQ64C, a 1.8 V part. flashprog lists 1.65 to 1.95 V for it.',
  'gru-bob': 'Which supply its chip has is not known. Chromebooks may be 1.8 V: read the marking.',
  c201: 'WP is pulled to 3.3 V when the screw is out.',
}

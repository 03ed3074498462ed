// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** What the guide says of mainboards, by the codes in `boards.json`. CC BY-SA 4.0, as the guide. */

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

/** How one configuration is told from another. */
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

/** How one chip of a mainboard is called; the data keeps the English name as its code. */
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

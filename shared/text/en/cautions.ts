// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** The guide's cautions, by their ids in `warnings.json`. CC BY-SA 4.0, like the guide. */
// `withoutClip`: for a chip in a socket or on a breadboard. `when`: the condition of `applies.when`, for the reference.
export const cautionWords = {
  'W-POWER-LAST': {
    title: 'Connect power last',
    text: 'Connect every wire and put the clip on before you connect power. Never put a clip on a chip while the clip carries power: the chip can be destroyed.',
    withoutClip:
      'Connect every wire and put the chip in before you connect power. Never put a chip into wires that carry power: it can be destroyed.',
  },
  'W-POWER-FIRST-OFF': {
    title: 'Disconnect power first',
    text: 'Disconnect power before you move the clip or a wire. A contact that slips under power can damage the chip.',
    withoutClip:
      'Disconnect power before you move the chip or a wire. A contact that slips under power can damage the chip.',
  },
  'W-ONE-SUPPLY': {
    title: 'Power the chip from one source only',
    text: 'Two sources at once can do damage. If the mainboard powers the chip (charger, standby), do not connect VCC of the programmer. Connect GND in both cases.',
    withoutClip:
      'Two sources at once can do damage. The programmer powers the chip. Never add a second source.',
  },
  'W-VOLTAGE': {
    title: 'Check the supply voltage of your chip',
    text: 'Read the marking and find the data sheet of the chip. Compare the rated supply voltage with that of the programmer. Most supported mainboards use 3.3 V, but not all. With too little, reads and writes can fail. Too much destroys the chip.',
  },
  'W-1V8': {
    title: '3.3 V destroys a 1.8 V chip',
    text: 'For a 1.8 V chip, use a 1.8 V adapter. Or use a logic-level converter for the data wires and a 1.8 V supply. Some Chromebooks have such chips.',
    when: 'rated supply of the chip is below 2.7 V, or unknown',
  },
  'W-CH341A': {
    title: 'Do not use a CH341A',
    text: 'A CH341A can put 5 V on the data wires and can connect WP and HOLD straight to VCC. That can destroy the chip. Use a Raspberry Pi Pico.',
  },
  'W-5V-NEIGHBOUR': {
    title: '5 V pins are next to the pins you use',
    text: 'On a Pico they are pins 39 and 40. On a Raspberry Pi or Le Potato they are pins 2 and 4. On header P9 of a BeagleBone they are pins 5 to 8. 5 V can destroy the chip. Count twice and check with a meter.',
    when: 'programmer with a pin header',
  },
  'W-PIN1': {
    title: 'Find leg 1',
    text: 'Every package has a mark at leg 1. The clip and the wiring table start at leg 1 too.',
    withoutClip:
      'Every package has a mark at leg 1. The socket and the wiring table start at leg 1 too.',
  },
  'W-PAINTED-DOT': {
    title: 'A painted dot may not mark leg 1',
    text: 'A painted dot may only mean that the chip was tested. Look for a moulded dimple, a notch or a bevelled edge. On the ThinkPad T420 the painted dot misleads.',
  },
  'W-PICO-FW-PIN': {
    title: 'The CS pin depends on the firmware',
    text: 'The pins shown here (CS 7, MISO 6, MOSI 5, CLK 4) belong to the Libreboot serprog firmware. The original stacksmashing firmware has CS on pin 2. With another firmware, these pins can be wrong. Find out which firmware your Pico has.',
  },
  'W-PICO2-IMAGES': {
    title: 'Firmware for the Pico 2 was withdrawn',
    text: 'Libreboot withdrew its Pico 2 firmware in release 25.04. Use only a file that a release you trust names for the Pico 2. Never put RP2040 firmware on a Pico 2.',
  },
  'W-SPEED-UNITS': {
    title: 'spispeed has two meanings',
    text: 'On a Pico the number is in hertz, and k or M may follow it. On linux_spi it is in kilohertz and nothing may follow it. On a Pico, 512 means 512 hertz.',
    when: 'you set the SPI clock by hand',
  },
  'W-BBB': {
    title: 'Use a BeagleBone Black only if you have nothing else',
    text: 'It is slow, and unstable at a faster SPI clock. Its steps are old and were written for Debian 9. Keep spispeed below 512 (the default here is 128). Read several times and compare before every write.',
  },
  'W-BBB-IO-UNPOWERED': {
    title: 'Never power the pins of a BeagleBone that is off',
    text: 'Voltage on its pins can damage a BeagleBone that is off. Apply none until it has power and its reset is over.',
  },
  'W-BROWNOUT': {
    title: 'A short circuit can restart the programmer',
    text: 'A short circuit or a heavy load (about 250 mA) can restart a Raspberry Pi or another Linux board. The session then ends.',
  },
  'W-DRIVE-LIMIT': {
    title: 'Drive strength is not a current limit',
    text: 'A drive strength of 16 mA can help to find the chip. If the chipset drives the same wire, more than 16 mA can flow and damage the Raspberry Pi. This risk exists at every setting. Resistors between chipset and chip protect, but not all mainboards have them.',
  },
  'W-MEASURE-SBC': {
    title: 'Measure an unknown Linux board',
    text: 'Measure the supply voltage and the signal voltage of its pins with a meter. Do this before you connect anything.',
  },
  'W-ALL-POWER-OFF': {
    title: 'Disconnect all power from the mainboard',
    text: 'Disconnect the battery, the charger, mains and all other cables before you put the clip on. The exception is a mainboard that must power the chip itself. Remove the coin cell only where the page of the mainboard says so.',
  },
  'W-BATTERIES': {
    title: 'Remove all batteries',
    text: 'A battery keeps parts of the mainboard under power. Remove every battery pack before you put the clip on. For the coin cell, follow the page of the mainboard.',
  },
  'W-BATTERIES-T480': {
    title: 'T480 and T480s have an internal battery',
    text: 'On the T480, disconnect the internal battery and remove the external one. On the T480s, remove the whole internal battery.',
  },
  'W-X60-T60-VCC': {
    title: 'X60 and T60: do not connect VCC of the programmer',
    text: 'Leave leg 8 (VCC) of the chip free. Put the clip on. Plug in the charger. Do not switch on the computer: the mainboard now supplies 3.3 V. Unplug the charger before you take the clip off. A programmer cannot power this mainboard.',
  },
  'W-SPEED-T60': {
    title: 'Use a slow SPI clock on the X60 and T60',
    text: 'Use 4.096 MHz or less. 512 kHz also works. A faster clock is unstable.',
  },
  'W-INTEL-GPU': {
    title: 'Intel graphics only',
    text: 'Models with an ATI graphics chip are not supported. Do not write an image to them.',
  },
  'W-BOARD-POWER-VCC': {
    title: 'The mainboard powers the chip: do not connect VCC',
    text: 'Two sources at once can do damage. Leave the VCC wire off. Let the mainboard power the chip as its page describes. Make sure that the computer does not start.',
    when: 'on the HP Compaq Elite 8300 USDT: if the mainboard is plugged in',
  },
  'W-SHARED-RAIL': {
    title: 'VCC also powers other parts',
    text: 'On many mainboards, other parts share VCC with the chip. Parts of the chipset may start, pull the voltage down or drive the data wires. Signs of this: no chip found, or reads that differ.',
  },
  'W-NO-ATX-PSU': {
    title: 'Do not use a strong power supply',
    text: 'A supply that can deliver many amperes melts copper tracks in a short circuit. coreboot warns against ATX supplies, although one Libreboot page uses one. Limit a separate 3.3 V supply to about 400 mA and connect all grounds.',
    when: 'you use a separate 3.3 V supply',
  },
  'W-TWO-CHIPS-CS': {
    title: 'Disable the other chip',
    text: 'The chips share MISO and MOSI, so both may answer. Connect CS of the other chip to VCC through 47 Ω, never with a bare wire. This is required where the page of the mainboard says so. Try it wherever reads differ.',
    when: 'mainboard with two chips',
  },
  'W-ROTATED-CHIPS': {
    title: 'The two chips point in opposite directions',
    text: 'Find leg 1 on each chip.',
  },
  'W-DUAL-BIOS': {
    title: 'Write both chips',
    text: 'Write the same image to the main chip and to the backup chip. If you write only one, the vendor recovery starts and the mainboard will not.',
  },
  'W-WPHOLD-BOARD': {
    title: 'WP and HOLD of a chip on a mainboard',
    text: 'Leave them alone: the mainboard most likely holds them high already. If no chip is found, measure them. The flashrom project advises never to leave an input open.',
  },
  'W-WPHOLD-LOOSE': {
    title: 'WP and HOLD of a loose chip',
    text: 'Connect each one to VCC through its own resistor of 1 kΩ to 10 kΩ. On a chip with 8 legs, WP is leg 3 and HOLD is leg 7. On a SOIC16, WP is leg 9 and HOLD is leg 1.',
  },
  'W-DECOUPLE-LOOSE': {
    title: 'Capacitors for a loose chip',
    text: 'Connect 100 nF and 4.7 µF (ceramic) between VCC and GND. Put them as close to the VCC leg as possible.',
  },
  'W-SERIES-R': {
    title: 'Optional 47 Ω resistors',
    text: 'In series with MISO, MOSI, CS and CLK they limit the current of a mistake. Never put them in VCC or GND.',
  },
  'W-WIRES': {
    title: 'Use short wires of equal length',
    text: 'Use data wires of 10 cm or less, all of one length. VCC and GND may be longer. Most bad reads come from wires and clips.',
  },
  'W-DIODE': {
    title: 'Diode in the supply of the chip',
    text: 'A diode lowers the voltage. The chip must still get 2.7 V to 3.6 V. Connect the pull-ups of WP and HOLD to the chip side of the diode.',
    when: 'you modify the mainboard',
  },
  'W-WSON8-CLIP': {
    title: 'A SOIC clip does not hold a WSON8',
    text: 'The contacts are poor and reads are unreliable. Use a WSON8 probe, or replace the chip with a SOIC8.',
  },
  'W-WSON8-PADS': {
    title: 'Do not solder wires to the chip',
    text: 'Wires that are soldered to a WSON8 tear off its contacts.',
  },
  'W-SOLDER': {
    title: 'Soldering and hot air',
    text: 'Use leaded solder and rosin flux. Put kapton and foil around the chip. Set the air to about 330 °C to 340 °C. Use no force on the chip. Clean with 99.9 % isopropyl alcohol. Ground the case of the station.',
    when: 'you solder in another chip',
  },
  'W-NO-HOTSWAP': {
    title: 'Change a chip only without power',
    text: 'Changing a chip under power can destroy it. Switch off and unplug the computer first. Use a chip extractor, not your fingers.',
  },
  'W-NOT-SPI': {
    title: 'This mainboard has no SPI flash chip',
    text: 'The ASUS KFSN4-DRE uses LPC flash in a PLCC32 socket. Nothing in this guide applies to it.',
  },
  'W-BACKUP-FIRST': {
    title: 'Back up before you write',
    text: 'Read the chip twice before you write. Keep a copy of the backup apart from this computer. Without a backup there may be no way back.',
  },
  'W-DUMPS-DIFFER': {
    title: 'Reads differ: do not write',
    text: 'Two reads that differ in a single byte mean a bad connection. Check the wires, use a slower SPI clock and put the clip on again.',
    withoutClip:
      'Two reads that differ in a single byte mean a bad connection. Check the wires, use a slower SPI clock and put the chip in again.',
  },
  'W-BLANK-DUMP': {
    title: 'A read of only 00 or FF is not a backup',
    text: 'Equal checksums alone do not make a good read. A wire without contact reads the same every time.',
    when: 'every byte that was read is the same',
  },
  'W-VENDOR-FILES': {
    title: 'Inject the vendor files first',
    text: 'Release images for this mainboard lack files that it needs. Inject them with the Libreboot tool before you write, or the mainboard will not start.',
    when: 'the mainboard needs vendor files and the image comes from a release',
  },
  'W-DO-NOT-FLASH': {
    title: 'Do not write a DO_NOT_FLASH file',
    text: 'Such a file lacks vendor files: the mainboard will not start from it. Since 20241206 rev8 it also has one extra byte, so that its size never fits. Older releases have neither sign.',
    when: 'the name contains DO_NOT_FLASH, or the file is one byte larger than a chip',
  },
  'W-WRONG-ROM': {
    title: 'Use only an image for your exact mainboard',
    text: 'The name states payload, mainboard, graphics setup, screen mode and keyboard. An image for another mainboard can damage yours, or keep it from starting.',
  },
  'W-SIZE': {
    title: 'Image and chip must have the same size',
    text: 'For a mainboard with two chips, split the image first. flashprog refuses every other size.',
  },
  'W-PADDING': {
    title: 'Pad the image at the correct end',
    text: 'With an Intel flash descriptor, or on ARM, add the padding after the image. On x86 without a descriptor, add it before the image.',
    when: 'image smaller than the chip',
  },
  'W-INTERRUPT': {
    title: 'Do not touch anything during a write',
    text: 'An unfinished write can keep the mainboard from starting. Do not move the mainboard, the clip or the cable until the write is verified. Do not let the computer sleep.',
    withoutClip:
      'An unfinished write can keep the mainboard from starting. Do not move the chip, the wires or the cable until the write is verified. Do not let the computer sleep.',
  },
  'W-NOT-VERIFIED': {
    title: 'Not verified: do not start the mainboard',
    text: 'If verifying fails, leave the clip on and the computer off. Check contacts, SPI clock and supply voltage. Then write again, or restore the backup.',
    withoutClip:
      'If verifying fails, leave the chip where it is. Check contacts, SPI clock and supply voltage. Then write again, or restore the backup.',
  },
  'W-MACRONIX-X200': {
    title: 'Macronix on the X200',
    text: 'If a Macronix chip is unstable, use the flashprog built by lbmk with --workaround-mx.',
    when: 'Macronix (MX25L) chip',
  },
  'W-MULTI-DEF': {
    title: 'Several chip models match',
    text: 'If flashprog lists several chip models, choose one of them with -c. Any of them will do only where size, commands and supply voltage of all agree. If they differ, read the marking on the chip.',
    when: 'flashprog reports multiple definitions',
  },
  'W-THUNDERBOLT': {
    title: 'Thunderbolt chip of the T480',
    text: 'It is a second, smaller chip with its own repair steps in a strict order. Do them before you install. Never write the system image to this chip.',
  },
  'W-SURE-START': {
    title: 'HP Sure Start restores the old descriptor',
    text: 'A hidden 2 MiB chip restores it. That chip has to be erased. The system chip is written region by region only.',
  },
  'W-CHROMEBOOK-BACKUP': {
    title: 'Keep the backup of a Chromebook safe',
    text: 'It holds the serial number, the hardware ID and more. They cannot be replaced.',
  },
  'W-WP-SCREW': {
    title: 'Remove the write-protect screw',
    text: 'The screw connects WP to GND while it is in. Remove it before you write.',
  },
  'W-THERMAL-PASTE': {
    title: 'New thermal paste',
    text: 'The heatsink comes off on this computer. Clean it and renew the thermal paste.',
  },
  'W-MAX-16M': {
    title: 'Most mainboards use 16 MiB at most',
    text: 'On most mainboards the flash is mapped into memory, and nothing above 16 MiB can be used.',
    when: 'chip upgrade',
  },
  'W-MAC': {
    title: 'Set the network address',
    text: 'Images with an Intel flash descriptor hold one common network address. Set your own before you write.',
    when: 'the image has an Intel flash descriptor with a region for the network',
  },
  'W-STATIC': {
    title: 'Avoid static electricity',
    text: 'Work on an anti-static mat with a wrist strap and good light.',
  },
}

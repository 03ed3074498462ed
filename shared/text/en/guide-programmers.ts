// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** The guide's programmers and how to set them up, by the ids in `programmers.json`. CC BY-SA 4.0, like the guide. */

export const programmerNames = {
  pico: 'Raspberry Pi Pico',
  'pico-2': 'Raspberry Pi Pico 2',
  'rpi-40': 'Raspberry Pi, 40-pin header',
  'rpi-26': 'Raspberry Pi, 26-pin header (first Model A and B)',
  bbb: 'BeagleBone Black',
  'le-potato': 'Libre Computer Le Potato (AML-S905X-CC)',
  'generic-spidev': 'Another Linux board with spidev',
  ch341a: 'CH341A dongle',
}

/** Firmwares that have the signals on other pins. */
export const pinVariantNames = {
  libreboot: 'Libreboot, kukrimate and most forks',
  stacksmashing: 'stacksmashing',
}

/** `expect`: the expected result, as part of a sentence. */
export const setupWords = {
  'pico-firmware': {
    text: 'Get the serprog firmware archive of the Libreboot release, in its roms folder. The Libreboot guide calls it libreboot-VERSION_pico_serprog.tar.xz, the build scripts libreboot-VERSION_serprog_pico.tar.xz, older releases serprog_rp2040. All are right.',
  },
  'pico-build': {
    text: 'build it yourself: set up lbmk, then build. The files, one for each type of Pico, are in bin/serprog_pico.',
    expect: 'bin/serprog_pico/serprog_<board>.uf2',
  },
  'pico-drive': {
    text: 'Connect only the Pico, nothing wired to it, with a micro-USB data cable.',
    expect: 'a drive called RPI-RP2',
  },
  'pico-2-drive': {
    text: 'Connect only the Pico, nothing wired to it, with a micro-USB data cable.',
    expect: 'a drive called RP2350',
  },
  'pico-bootsel': {
    text: 'No drive? Unplug the Pico. Hold BOOTSEL while you plug it in again.',
    expect: 'the drive',
  },
  'pico-copy': {
    text: 'Copy the .uf2 for exactly this type of Pico to the drive: serprog_pico.uf2, or serprog_pico_w.uf2 for a W type.',
    expect: 'the drive vanish by itself when the copy is complete',
  },
  'pico-2-copy': {
    text: 'Copy the .uf2 for exactly this type of Pico to the drive: serprog_pico2.uf2, or serprog_pico2_w.uf2 for a W type. Never use one for the first Pico.',
    expect: 'the drive vanish by itself when the copy is complete',
  },
  'pico-port': {
    text: 'Look up the name of the serial device.',
    expect: 'a line with cdc_acm and a name like ttyACM0: USB ACM device',
  },
  'pico-unplug': { text: 'Unplug the Pico before any wiring starts.' },
  'pico-probe': {
    text: 'With nothing wired, ask flashprog to probe.',
    expect: 'It talks to pico-serprog and reports that no flash device was found',
  },
  'rpi-os': { text: 'Use Raspberry Pi OS and log in on the Pi.' },
  'rpi-spi': {
    text: 'Enable SPI in the interface section of the configuration tool. Or keep dtparam=spi=on in /boot/firmware/config.txt.',
    expect: 'SPI reported as enabled (restart if asked)',
  },
  'rpi-node': {
    text: 'The device node must exist. The kernel driver is spi-bcm2835.',
    expect: '/dev/spidev0.0 /dev/spidev0.1',
  },
  'rpi-flashprog': {
    text: 'Install flashprog on the Pi (from lbmk, from source, or the package of the distribution).',
    expect: 'A flashprog program',
  },
  'rpi-probe': { text: 'Probe with nothing wired.', expect: 'No EEPROM/flash device found' },
  'bbb-login': { text: 'Log in on the BeagleBone Black. Everything below runs there.' },
  'bbb-17': { text: 'Switch P9.17 to SPI chip select.' },
  'bbb-18': { text: 'Switch P9.18 to SPI.' },
  'bbb-21': { text: 'Switch P9.21 to SPI.' },
  'bbb-22': { text: 'Switch P9.22 to SPI clock.' },
  'bbb-nodes': {
    text: 'Check the device nodes.',
    expect: '/dev/spidev1.0 /dev/spidev1.1 /dev/spidev2.0 /dev/spidev2.1',
  },
  'bbb-last': {
    text: 'The pin settings are lost at restart. A oneshot systemd unit with the same four commands makes them last.',
  },
  'bbb-probe': {
    text: 'Probe with nothing wired.',
    expect: 'No EEPROM/flash device found. This is the right answer with no chip connected.',
  },
  'potato-os': {
    text: 'Install an operating system that is known to drive SPI on a Le Potato: the adapted Raspbian image of the manufacturer, or the own image of the manufacturer. The overlay tool is not supported on Armbian.',
  },
  'potato-ssh': {
    text: 'Find the address of the Le Potato on the page of your router (often 192.168.1.1). Then log in through SSH. A cable is easier than Wi-Fi.',
    expect: 'a prompt of the Le Potato',
  },
  'potato-overlays': {
    text: 'Turn the SPI overlays on now.',
    expect: '/dev/spidev0.0 among the devices',
  },
  'potato-keep': { text: 'Keep them across restarts.' },
  'potato-names': {
    text: 'with the names that the overlays carry since August 2026. One line does both, because the tool adds what an overlay needs. The old names remain as links.',
  },
  'potato-flashprog': { text: 'Install flashprog.', expect: 'A flashprog program' },
  'spidev-buy': {
    text: 'Before you buy a Linux board, look for a documented way to enable SPI on it.',
  },
  'spidev-system': {
    text: 'Prefer a distribution made for Linux boards. Not every image of every such distribution has SPI.',
  },
  'spidev-ssh': {
    text: 'If SSH is off at first start, look for headless installation in the documentation of the distribution.',
  },
  'spidev-pins': {
    text: 'Find the SPI pins in the documentation of the Linux board. Match them signal by signal with the table for the chip.',
  },
  'spidev-node': { text: 'Check the device node.' },
}

/** For boards whose pins have an adjustable drive strength. */
export const driveWords = {
  when: 'It can help if the chip is not found although the wires and the clip are right. This is most likely on mainboards whose chipset wakes up on the supply of the clip.',
  limits:
    'Not a current limit: the pins are built for 16 mA. On Pi 4, 400 and CM4 each step means half the current. pigpio does not run on Pi 5.',
}

/** Why the guide refuses a programmer. */
export const refusalWords = {
  '5v': 'The data wires can carry 5 V. The flash chips in question are made for 3.3 V or 1.8 V. Chip, southbridge and other parts can be destroyed.',
  surge:
    'Some types switch to 3.3 V while they work. Even then, a surge may bring the 5 V idle level to the chip.',
  'wp-hold':
    'WP and HOLD are connected to VCC without a resistor. WP is next to GND, so one slip of the clip shorts the supply.',
  regulator: 'Poor regulator, no protection against static or over-current.',
  instead:
    'The Libreboot guide tells readers not to use it and gives no instructions for it. A Raspberry Pi Pico is safe for this work.',
  onlyCase:
    'A loose chip in its own socket, after the data wires have been brought to 3.3 V. WP and HOLD need resistors of 1 kΩ to 10 kΩ. Adapters for 1.8 V exist. Even then the Pico is preferred.',
}
/** The guide's opinion of a programmer. */
export const statusWords = {
  recommended: 'recommended',
  conditional: 'supported with a condition',
  supported: 'supported',
  'advised-against': 'supported, advised against',
  possible: 'possible',
  refused: 'refused',
}

/** The guide's words about a programmer, its supply and its speed. */
export const programmerNotes = {
  pico: {
    status:
      'First choice of the Libreboot guide: about 5 US dollars, free software, even its first program. Only the radio firmware of the W types is not free, and it is not needed here.',
    supply: 'Third-party figure. Enough for a lone chip, often not for a whole mainboard.',
    speed:
      'The firmware starts at 12 MHz when no SPI clock is given. Faster hardly helps: USB (12 Mbit/s) is the limit. About 17 s for 8 MiB.',
  },
  'pico-2': {
    status:
      'Added in 20241206 rev8. Removed again in 25.04, because the images were faulty. They were deleted from the 20241206 release too. Newest lbmk seen (2026-04, a downstream copy) still builds for the first Pico only. Use it only with a UF2 that a release names for Pico 2 (the original pico-serprog is said to work). Otherwise use a first Pico.',
    supply: 'No figure for its current was found.',
    speed: 'The Libreboot guide allows 32 MHz here, and adds that it makes little difference.',
  },
  'rpi-40': {
    status: 'Any Raspberry Pi with the 40-pin header. flashprog runs on the Pi itself.',
    supply:
      'No official figure found for the 40-pin models. Raspberry Pi says: 3.3 V was designed for about 3 mA for each GPIO.',
    speed:
      '32.77 MHz (spispeed 32768) suits short wires of 10 cm or less. 4.1 or 2 MHz is the next step down, 512 kHz the usual floor. The Pi rounds to an even fraction of its core clock.',
  },
  'rpi-26': {
    status: 'The first Raspberry Pi models. Same numbers for every pin used here.',
    supply:
      'flashrom advises no more than 50 mA from the 3.3 V pin of the first models A and B. That is enough for a lone chip, not for a chip on a mainboard.',
    speed:
      '32.77 MHz (spispeed 32768) suits short wires of 10 cm or less. 4.1 or 2 MHz is the next step down, 512 kHz the usual floor. The Pi rounds to an even fraction of its core clock.',
  },
  bbb: {
    status:
      'Slow and unsteady. The instructions date from Debian 9 (Stretch). Better choices exist.',
    supply:
      '250 mA on the two 3.3 V pins together is the figure in the Bela table. GPIO outputs give 4 to 6 mA.',
    speed:
      'Below 512 kHz. Read several times and compare before the first write. A write may need repeating. At 128 kHz a read of 8 MiB lasts nine minutes or more.',
  },
  'le-potato': {
    status: 'The worked example of the Libreboot guide for other Linux boards.',
    supply:
      'Header supply pins are 3.3 V and 5 V. The level of the SPI pins themselves is not known: measure it before use.',
    speed:
      '512 kHz is the usual floor. The spidev overlay of the manufacturer allows up to 41.67 MHz.',
  },
  'generic-spidev': {
    status:
      'Any Linux board with SPI that is known to work on an operating system you can get. A data sheet that lists SPI is not enough: kernel patches are often missing upstream. A Linux board that runs Raspberry Pi OS is the easiest.',
    supply: 'Read it in the documentation of the Linux board and measure it.',
    speed:
      'Depends on the Linux board. 512 kHz is the usual floor to start from. Without the parameter flashprog uses 2 MHz.',
  },
  ch341a: {
    supply:
      'The regulator is weak: little current for a chip that shares its supply with a mainboard.',
    speed: 'The SPI clock cannot be set.',
  },
}

/** How to recognise the pins of a firmware by its USB identity. */
export const pinVariantSigns = {
  libreboot: 'USB product names pico-serprog, USB ID cafe:4001',
  stacksmashing: 'USB ID 2e8a:000a (Pico) or 2e8a:0009 (Pico 2)',
}

/** Kinds of a refused programmer. */
export const refusedKinds = {
  black: 'black, with ZIF socket',
  green: 'green',
  selectable: 'newer, with a voltage switch',
}

// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** The guide's programmers and how to set them up, by the ids of `programmers.json`. CC BY-SA 4.0, as the guide. */

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

/** `expect`: what one should see then, as part of a sentence. */
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

/** Of the boards whose pins can be made to drive more strongly. */
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

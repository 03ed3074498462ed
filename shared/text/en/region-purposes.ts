// SPDX-License-Identifier: GPL-3.0-or-later
/** The purpose of a part of an image, for beginners; by the source of the name and the name itself. */

/** The parts, as in `region-purposes.json`. */
export const regionUses = {
  'ifd fd': {
    title: 'Flash descriptor',
    purpose:
      'Tells the chipset how the chip is divided and who may write where. The mainboard does not start without it.',
  },
  'ifd bios': {
    title: 'BIOS region',
    purpose:
      'The firmware that the processor starts: coreboot, or the firmware of the manufacturer.',
  },
  'ifd me': {
    title: 'Management Engine',
    purpose:
      "Firmware of Intel's own processor inside the chipset. Most newer mainboards do not start, or switch off, without it.",
  },
  'ifd gbe': {
    title: 'Network region',
    purpose:
      'Settings of the network port, with its address (MAC). Each computer has its own address.',
  },
  'ifd pdr': {
    title: 'Platform data',
    purpose: 'Data of the manufacturer. Most mainboards leave it empty.',
  },
  'ifd ec': {
    title: 'Embedded controller',
    purpose: 'Firmware of the controller for keyboard, battery and fans.',
  },
  'ifd ptt': {
    title: 'Platform Trust',
    purpose: 'Data of the security chip that is part of the chipset.',
  },
  'ifd ie': {
    title: 'Innovation Engine',
    purpose: 'Firmware of a second controller in some server chipsets.',
  },
  'ifd 10gbe1': { title: '10 Gbit network', purpose: 'Settings of a fast network port.' },
  'ifd 10gbe2': {
    title: '10 Gbit network, second port',
    purpose: 'Settings of a fast network port.',
  },
  'ifd bios2': { title: 'Second BIOS region', purpose: 'A second firmware for the processor.' },
  'ifd *': {
    title: 'Other region',
    purpose: 'A region of the descriptor that few mainboards use.',
  },
  'fmap COREBOOT': {
    title: 'coreboot files',
    purpose:
      'Everything that coreboot needs: its program, the payload that shows a menu, settings and pictures.',
  },
  'fmap FMAP': { title: 'Flash map', purpose: 'The list of the areas in this image.' },
  'fmap BOOTBLOCK': {
    title: 'First program',
    purpose: 'The first instructions that the processor runs.',
  },
  'fmap RW_MRC_CACHE': {
    title: 'Memory settings',
    purpose:
      'What the last start learned about the memory modules. When it is empty, the next start creates it again.',
  },
  'fmap UNIFIED_MRC_CACHE': {
    title: 'Memory settings',
    purpose:
      'What the last start learned about the memory modules. When it is empty, the next start creates it again.',
  },
  'fmap RECOVERY_MRC_CACHE': {
    title: 'Memory settings for the rescue start',
    purpose:
      'What the last rescue start learned about the memory modules. When it is empty, the next start creates it again.',
  },
  'fmap RW_VAR_MRC_CACHE': {
    title: 'Memory settings',
    purpose:
      'What the last start learned about the memory modules. When it is empty, the next start creates it again.',
  },
  'fmap SMMSTORE': {
    title: 'Settings of the payload',
    purpose: 'Settings that the payload keeps, such as the order of the drives.',
  },
  'fmap CONSOLE': { title: 'Log of the start', purpose: 'Messages of the last start.' },
  'fmap RO_VPD': {
    title: 'Identity of the device',
    purpose: 'Serial number and network addresses of this Chromebook. Keep them.',
  },
  'fmap RW_VPD': {
    title: 'Data of the device',
    purpose: 'Settings that belong to this Chromebook.',
  },
  'fmap GBB': {
    title: 'Keys and identity',
    purpose: 'Keys, pictures and the hardware ID of this Chromebook. Keep the hardware ID.',
  },
  'fmap RO_FRID': {
    title: 'Name of the firmware',
    purpose: 'Name and version of the part that cannot be updated.',
  },
  'fmap RW_FWID*': {
    title: 'Name of the firmware',
    purpose: 'Name and version of a part that can be updated.',
  },
  'fmap FW_MAIN_A': {
    title: 'Firmware A',
    purpose: 'The first of two firmwares that are updated in turn.',
  },
  'fmap FW_MAIN_B': {
    title: 'Firmware B',
    purpose: 'The second of two firmwares that are updated in turn.',
  },
  'fmap VBLOCK_*': {
    title: 'Signature',
    purpose: 'Shows that a firmware comes from its manufacturer.',
  },
  'fmap RW_LEGACY': {
    title: 'Other systems',
    purpose: 'A payload that starts other systems on a Chromebook.',
  },
  'fmap RW_ELOG': { title: 'Event log', purpose: 'A list of starts and faults.' },
  'fmap RW_NVRAM': { title: 'Start settings', purpose: 'Settings of the start on a Chromebook.' },
  'fmap SI_DESC': {
    title: 'Flash descriptor',
    purpose:
      'Tells the chipset how the chip is divided and who may write where. The mainboard does not start without it.',
  },
  'fmap SI_ME': {
    title: 'Management Engine',
    purpose:
      "Firmware of Intel's own processor inside the chipset. Most newer mainboards do not start, or switch off, without it.",
  },
  'fmap SI_GBE': {
    title: 'Network region',
    purpose:
      'Settings of the network port, with its address (MAC). Each computer has its own address.',
  },
  'fmap SI_EC': {
    title: 'Embedded controller',
    purpose: 'Firmware of the controller for keyboard, battery and fans.',
  },
  'fmap SI_PDR': {
    title: 'Platform data',
    purpose: 'Data of the manufacturer. Most mainboards leave it empty.',
  },
  'fmap *': {
    title: 'Area of the flash map',
    purpose: 'An area that the build of this firmware names.',
  },
  'uefi volume': {
    title: 'UEFI volume',
    purpose: 'A part of the firmware of the manufacturer: programs, or settings.',
  },
  none: { title: 'Not named', purpose: 'Nothing in the file names the use of this area.' },
}

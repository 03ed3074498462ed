// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The texts for the user about faults: the observation, its meaning, and what to do next.
 * Order: first what is safe, then what is wrong, then one act per step. `{fact}` stands for a fact of that fault; the
 * name of the fact gives the unit of a number (`sizeBytes`, `clockHz`, `waitedMs`, `offset`), and `{leg:MISO}` stands
 * for the leg of a signal, which depends on the package.
 */
import { tunnelMeaning, tunnelSteps, tunnelWords } from './tunnel.ts'
import { portText, serviceWords } from './ports.ts'
import type { FaultCode } from '../../fault.ts'
import type { FileTrouble } from '../../model/file-trouble.ts'
import type { PortTrouble } from '../../model/port-trouble.ts'
import { implausibleWords, smallerWords, unsteadyWords } from './plausible.ts'
import { ambiguousWords } from './chip-difference.ts'
import { closedText } from '../blockers.ts'
import { fileText, userFileText } from './files.ts'
import { findingText } from './image.ts'
import { notFirmwareWords, wrongFirmwareWords } from './firmware.ts'
import { noRoomWords } from './memory.ts'
import { addressFaultWords, addressProblemText } from './address.ts'
import {
  ignoredWords,
  liftStep,
  lockedWords,
  settingRefusedWords,
  noWriteEnableWords,
  notRestoredWords,
  programWrongWords,
  protectionText,
} from './protection.ts'
import { macRemedies, regionRemedy } from './regions.ts'
import { archiveRemedies } from './archive.ts'
import { reconnectLink, restartLink } from './reach.ts'
import { busWords, unknownBusWords } from './spi-bus.ts'
import { mismatchText, noSuchNameText } from './marking.ts'
import { noIdWords, otherMemoryWords } from './other-memory.ts'
import { knownReach } from '../rules.ts'
import { addressCode, answerCode, voltageCode, idCode, portCode } from '../codes.ts'

import type { RemedyOf } from '../remedy.ts'
import { unsupportedChipText, unsupportedLinkText } from './unsupported.ts'

const reseat =
  'Disconnect power. Check that the mark of the clip for leg 1 is at leg 1 of the chip. Check for bent legs. Check that every contact touches its leg.'
const slower = 'Try again with a slower SPI clock, for example 4 MHz.'
const shorter = 'Use wires of 10 cm or less, all of one length. Lay a GND wire beside CLK.'
const oneAnswers =
  'On a mainboard with two chips, both may answer. Connect CS ({leg:CS}) of the other chip to VCC through 47 Ω, never with a bare wire.'
const support = 'Save the support report. Send it with a sentence about what you did.'

const mayOpen = {
  spi: [
    'Add yourself to the group that owns the port, usually the group spi: sudo adduser $USER spi. Then log out and in again.',
    'If the port belongs to group root, install the udev rule of Pin One (60-pin-one.rules). This file says who may open the port. Then restart this computer.',
  ],
  serial: [
    'Install the udev rule of Pin One (60-pin-one.rules). This file says who may open the port. Then unplug the programmer and plug it in again.',
    'Or add yourself to the group that owns the port (often dialout or uucp). Then log in again.',
  ],
} as const

const closeOther = {
  spi: [
    'Close the other program: flashprog, flashrom, or another Pin One.',
    'A driver of the kernel may use the port, for example spi-nor. Remove the line that gives it the port from the device tree overlay. Then restart this computer.',
  ],
  serial: [
    'Close the other program: a serial terminal, flashprog, or another Pin One.',
    'If you have just plugged it in, ModemManager, a service of Linux, may use it. Wait 10 seconds and try again.',
  ],
} as const

const noPortTitle = {
  spi: 'No SPI port {port}',
  serial: 'No programmer found at {port}',
} as const

const findPort = {
  spi: [
    'List the ports that exist: ls /dev/spidev*. Kernels number them differently.',
    'If there is none, switch SPI on. On a Raspberry Pi: sudo raspi-config nonint do_spi 0. On other Linux boards, switch on the overlay for spidev. The set-up page has the command for each.',
    'Restart this computer if the set-up page says so.',
  ],
  serial: [
    'Plug in the programmer. Then look at the list of programmers again.',
    'If it does not appear, try another USB cable. Many cables carry power only.',
    'A Pico without serprog firmware appears as a drive and not as a port. Put the firmware on it first.',
  ],
} as const

const unreachable = {
  network: (detail: PortTrouble) => ({
    title: 'No programmer found at {address}',
    meaning: `Nothing was sent to a chip. The network connection failed (${portText(detail)}).`,
    steps: [
      'Check the address and the port number.',
      'Check that the programmer or the serprog server is running and on the same network.',
    ],
  }),
  port: (detail: PortTrouble) => ({
    title: '{address} did not open as a serial port',
    meaning: `Nothing was sent to a chip. The system says: ${portText(detail)}.`,
    steps: [
      'Check that it is the right port.',
      'Unplug the programmer, plug it in again, and try once more.',
    ],
  }),
} as const

const opens = {
  network: 'connection',
  port: 'port',
} as const

const answerAgain = {
  network: [
    'Check the address and the port number.',
    'Restart the programmer or the serprog server at the other end. Then try once more.',
  ],
  port: [
    'Check that it is the right port.',
    'Unplug the programmer, plug it in again, and try once more.',
    'If it still does not respond, put a serprog firmware on it. A Pico needs one to be a programmer.',
  ],
} as const

const noAnswer = {
  echo: (place: string) =>
    `The ${place} sends back what Pin One sends, byte by byte. A serprog programmer does not do that.`,
  other: (place: string) =>
    `The ${place} opens, but no serprog programmer responds there. serprog is the protocol of these programmers.`,
} as const

const noAnswerActs = {
  echo: {
    network: [
      'Check what runs at the other end. It must be a serprog server, not an echo service or a terminal.',
    ],
    port: [
      'If a wire joins TX and RX of the serial port, remove it. Otherwise another program or firmware answers there.',
    ],
  },
  other: { network: [], port: [] },
} as const

/** What to do first about an unusable file or folder of Pin One, by its cause. */
const troubleActs: Readonly<Record<FileTrouble['code'], string>> = {
  'not-a-folder': 'Move that file to another place. Pin One makes a folder of its own.',
  'of-another-user': 'Start Pin One as the user that the folder belongs to.',
  'others-may-write': 'Set the rights as described above.',
  'group-may-write': 'Set the rights as described above.',
  link: 'Move the link to another place. Pin One makes a file of its own.',
  'second-name': 'Move that file to another place. Pin One makes a file of its own.',
  'not-regular': 'Move it to another place. Pin One makes a file of its own.',
  'too-large': 'Move that file to another place. Pin One makes a file of its own.',
  'a-folder': 'Move that folder to another place. Pin One makes a file of its own.',
  'no-space': 'Make room on the disk.',
  'no-right': 'Give your user the right to write there.',
  'read-only': 'Remove the write protection of the disk.',
  'in-use': 'Close the program that uses it. Then try once more.',
  'disk-fails': 'Do not trust this disk any more. Save your backups on another one.',
  'not-there': 'Check that the disk is connected.',
  system: 'Make room on the disk, or give your user the right to write there.',
}

const everyByte = {
  'all-ff': 'Every byte read as FF. MISO may be loose, or VCC missing.',
  'all-00': 'Every byte read as 00. MISO may be loose or touch GND, or VCC missing.',
} as const

const unknownChip = {
  none: noIdWords,
  unknown: {
    title: 'Pin One does not know this chip',
    meaning:
      'Chip ID: {idBytes}. No chip model in Pin One has this ID. The description that the chip gives of itself (SFDP) is missing, not complete, or cannot be right.',
  },
} as const

const mismatchTitle = {
  write: 'Verification failed. Do not start the mainboard',
  compare: 'The chip and the file differ',
} as const

const mismatchSteps = {
  write: [
    'Check every contact, or choose a slower SPI clock. Then write again. Do not repeat with the same SPI clock.',
  ],
  compare: ['The chip may hold another version than the file. Compare with the file you mean.'],
} as const

/** Last steps after a programmer stopped responding, by its connection. */
const silentClock = [
  'If it happens at the same command again, set an SPI clock, for example 1 MHz. Some network programmers with an ESP32 do not respond until a clock is set. Leave the chip select at its default, or try another firmware.',
]
const silentAgain = {
  network: silentClock,
  either: silentClock,
  serial: [],
  spidev: [
    'If that does not help, restart the computer. Its SPI driver may still wait for the last command.',
  ],
  practice: [],
} as const

const wrongVoltage = {
  'too-low': 'With too little voltage, reads and writes can fail.',
  'too-high': 'Too much voltage destroys the chip.',
} as const

export const remedies: { readonly [C in FaultCode]: RemedyOf<C> } = {
  'link.denied': ({ port, detail }) => ({
    title: 'No permission to use {port}',
    meaning: `Nothing was sent. The programmer is there, but the system does not let your user open it (${portText(detail)}).`,
    steps: mayOpen[portCode(port)],
  }),
  'link.busy': ({ port, detail }) => ({
    title: '{port} is in use by another program',
    meaning: `Nothing was sent. Only one program can talk to the programmer at a time (${portText(detail)}).`,
    steps: closeOther[portCode(port)],
  }),
  'link.missing': ({ port }) => ({
    title: noPortTitle[portCode(port)],
    meaning: 'Nothing was sent. This port does not exist now.',
    steps: findPort[portCode(port)],
  }),
  'link.unreachable': ({ address, detail }) => unreachable[addressCode(address)](detail),
  // Also used after windows succeeded: a test of queueing, after which the device is no longer found.
  'link.no-answer': ({ port, service, echoes }) => ({
    title: '{port} did not respond as a programmer',
    meaning: noAnswer[answerCode(echoes)](opens[addressCode(port)]),
    steps: [
      ...noAnswerActs[answerCode(echoes)][addressCode(port)],
      ...(service === undefined
        ? []
        : [`${serviceWords[service]}. Wait 10 seconds and try once more.`]),
      ...answerAgain[addressCode(port)],
    ],
  }),
  'link.silent': ({ reach }) => ({
    title: 'The programmer does not respond any more',
    meaning: 'Command: {command}. No reply for {waitedMs}.',
    steps: [...restartLink(reach), ...silentAgain[knownReach(reach)]],
  }),
  'link.bad-reply': ({ reach }) => ({
    title: 'The programmer sent a wrong reply',
    meaning: 'Command: {command}. Reply: {got}. Pin One does not use the data.',
    steps: [...restartLink(reach), 'Make sure that no other program uses the programmer.'],
  }),
  'link.lost': ({ reach }) => ({
    title: 'Lost connection to the programmer',
    meaning: 'The programmer does not respond any more.',
    steps: reconnectLink(reach),
  }),
  'link.bad-address': ({ programmerId, problem }) => ({
    title: addressFaultWords.badTitle(programmerId),
    meaning: addressFaultWords.nothingSent(addressProblemText(problem)),
    steps: addressFaultWords.badSteps,
  }),
  'link.no-tunnel': ({ host, user, why, said }) => ({
    title: tunnelWords.title,
    meaning: tunnelMeaning(why, said),
    steps: tunnelSteps(why, `${user}@${host}`),
  }),
  'link.not-a-port': ({ port }) => ({
    title: addressFaultWords.notAPortTitle(port),
    meaning: addressFaultWords.nothingSent(addressFaultWords.notAPort),
    steps: addressFaultWords.badSteps.slice(0, 1),
  }),
  'link.host-lost': {
    title: 'This page lost its connection to Pin One',
    meaning:
      'It is not known whether "{call}" was done. If Pin One still runs, a read or a write continues without this page.',
    steps: [
      'Wait a moment. The page connects again by itself and then shows where the work stands.',
      'Check that Pin One still runs where you started it. If you use an ssh tunnel, check that it is still open.',
    ],
  },
  'link.unsupported': ({ what }) => ({
    title: 'Pin One cannot use this programmer here',
    meaning: `Nothing was sent to a chip. ${unsupportedLinkText(what)}`,
    steps: ['Use a serprog programmer, for example a Raspberry Pi Pico.'],
  }),
  'link.off-header': ({ port, role }) => ({
    title: `${port} is not on the header of this computer`,
    meaning: `Nothing was sent. ${busWords(role) ?? unknownBusWords()}`,
    steps: [
      'Use a port that is on the header. The list of programmers says which ports are.',
      'If the header has no port yet, switch its SPI on. The set-up page of the programmer has the commands.',
    ],
  }),
  'wiring.no-chip': ({ looksLike }) => ({
    title: 'No chip found',
    meaning: everyByte[looksLike],
    steps: [
      reseat,
      'Check that leg 1 of the clip is at leg 1 of the chip. Leg 1 is beside the dimple on the chip.',
      'Check that MISO ({leg:MISO}) and MOSI ({leg:MOSI}) are not swapped.',
      'Check the wires one by one: MISO ({leg:MISO}), CS ({leg:CS}), CLK ({leg:CLK}), VCC ({leg:VCC}), MOSI ({leg:MOSI}), GND ({leg:GND}). HOLD ({leg:HOLD}) must be high.',
    ],
  }),
  'wiring.unstable': {
    title: 'The chip ID changes each time',
    meaning: 'IDs read: {samples}. The most likely cause is a loose contact or a noisy wire.',
    steps: [
      reseat,
      slower,
      shorter,
      'On a loose chip, connect WP ({leg:WP}) and HOLD ({leg:HOLD}) to VCC, each through its own resistor.',
    ],
  },
  'wiring.unsteady': (facts) => unsteadyWords(facts, { reseat, slower, shorter }),
  'wiring.shifted': {
    title: 'The bits of the chip ID are shifted',
    meaning:
      'ID read: {idBytes}. Shifted back it is {meant}. The SPI clock may be too fast, or the CLK wire may be too long.',
    steps: [slower, shorter, reseat],
  },
  'wiring.reads-differ': {
    title: 'The two reads do not match',
    meaning:
      'No backup was saved. Different: {differingBytes}, the first at {firstOffset}. {looksLike} SPI clock: {clockHz}.',
    steps: [slower, reseat, shorter],
  },
  'wiring.implausible': (facts) => implausibleWords(facts, { reseat, slower }),
  'chip.other-kind': otherMemoryWords,
  'chip.unknown': ({ idBytes }) => ({
    ...unknownChip[idCode(idBytes)],
    steps: [
      'Find the chip again with a slower SPI clock. One wrong bit makes another ID.',
      'Read the marking on the chip. Check that it is a 25xx flash chip.',
      oneAnswers,
      'If the marking and the ID are right, send the support report. Then the chip can be added.',
    ],
  }),
  'chip.ambiguous': (facts) => ambiguousWords(facts, oneAnswers),
  'chip.mismatch': ({ asked, found }) => ({
    title: 'This is not the chip that you chose',
    meaning: mismatchText(asked, found),
    steps: [
      'Check that the clip is on the right chip.',
      'Read the marking on the chip. Choose that chip model, or choose none.',
      oneAnswers,
    ],
  }),
  'chip.unsupported': ({ what }) => ({
    title: 'Pin One cannot do this with {name}',
    meaning: unsupportedChipText(what),
    steps: ['Use flashprog or flashrom with the same programmer for this chip.', support],
  }),
  'chip.no-such-name': ({ near, series }) => ({
    title: 'No chip model is called {name}',
    meaning: noSuchNameText(near, series),
    steps: [
      'Find the name in the list of chip models.',
      'Or give no name. Pin One then reads the chip ID.',
    ],
  }),
  'chip.voltage': ({ supplyMv: [leastMv], programmerMv }) => ({
    title: 'Wrong voltage: unplug the programmer now',
    meaning: `{name} needs {supplyMv}. This programmer supplies {programmerMv}. ${wrongVoltage[voltageCode(programmerMv, leastMv)]}`,
    steps: [
      'Unplug the programmer. Do not touch the chip before that.',
      'Use a programmer or an adapter for the voltage that the chip needs. VCC and every signal must have that voltage.',
    ],
  }),
  'chip.protected': ({ protection }) => ({
    title: 'The chip is write-protected',
    meaning: `Write protection: ${protectionText(protection)}.`,
    steps: [
      liftStep(),
      'If the protection stays on: on a loose chip, check that WP ({leg:WP}) is pulled up to VCC. On a mainboard, leave WP alone. The mainboard drives it.',
    ],
  }),
  'chip.protection-locked': lockedWords,
  'chip.setting-refused': settingRefusedWords,
  'chip.protection-not-restored': notRestoredWords,
  'chip.no-write-enable': noWriteEnableWords,
  'chip.smaller-than-named': (facts) => smallerWords(facts),
  'chip.timeout': {
    title: 'The chip took too long',
    meaning:
      'After {waitedMs} it was still busy. That is many times longer than expected. Command: {what}. Address: {offset}.',
    steps: [
      'Check VCC ({leg:VCC}) and GND ({leg:GND}). The most likely cause is a low supply voltage.',
      'If it stops at the same place again, the chip may be worn out.',
    ],
  },
  'chip.operation-ignored': ignoredWords,
  'chip.operation-failed': {
    title: 'The chip reports a failure: {what}',
    meaning: 'At {offset} the chip set its failure flag (register {register} reads {reads}).',
    steps: [
      'Check VCC ({leg:VCC}) and that no range of the chip is protected.',
      'If it fails at the same place again, the chip may be worn out.',
    ],
  },
  'chip.changed-underway': {
    title: 'The chip is not the same as before',
    meaning:
      'Before: {was}. Now: {now}. The clip may have moved, or another chip may be connected.',
    steps: [reseat, 'Find the chip again and make a new backup.'],
  },
  'image.missing': ({ why }) => ({
    title: 'The file {path} cannot be read',
    meaning: userFileText(why),
    steps: ['Check the name and the folder.'],
  }),
  'image.wrong-size': {
    title: '{name} is the wrong size for this chip',
    meaning: 'File: {sizeBytes}. Chip: {chipBytes}.',
    steps: [
      'Check that it is the image for this mainboard.',
      'For a mainboard with two chips, split the image into its two parts.',
    ],
  },
  'image.refused-name': {
    title: '{name} is marked DO_NOT_FLASH',
    meaning: 'Such an image lacks vendor files that the mainboard needs to start.',
    steps: [
      'Inject the vendor files as the project of the image describes (for Libreboot: ./mk inject). Then use the result.',
    ],
  },
  'image.blank': {
    title: '{name} holds only FF',
    meaning: 'Writing this file would erase the chip.',
    steps: ['Check the file.', 'If you want to erase the chip, use the command line of Pin One.'],
  },
  'image.unfit': ({ findings }) => ({
    title: '{name} cannot be used for this chip',
    meaning: findings.map(findingText).join(' '),
    steps: ['Choose the image for exactly this mainboard and this chip.'],
  }),
  'image.identical': {
    title: 'The chip already holds {name}',
    meaning: 'Every byte is the same. Nothing needs to be written.',
    steps: ['You need not do anything.'],
  },
  'image.not-firmware': notFirmwareWords,
  'image.wrong-firmware': wrongFirmwareWords,
  'image.no-room': noRoomWords,
  'image.unwritable': ({ why }) => ({
    title: '{path} cannot be written',
    meaning: userFileText(why),
    steps: ['Choose another folder, or make room on the disk.'],
  }),
  'image.output-lost': ({ why }) => ({
    title: 'A part of the output is lost',
    meaning: `Pin One could not write to standard output. ${userFileText(why)}`,
    steps: [
      'Make room on the disk, or send the output to another place.',
      'To get the missing lines, run the same command again.',
    ],
  }),
  'image.exists': {
    title: '{path} already exists',
    meaning: 'Nothing was read or written. A backup never replaces a file.',
    steps: ['Choose another name, or move that file to another folder.'],
  },
  'image.bad-archive': ({ why }) => archiveRemedies[why],
  'image.no-region': regionRemedy,
  'image.nothing-to-undo': {
    title: 'There is nothing to convert in {name}',
    meaning:
      'Pin One looked for swapped or inverted bytes, Intel HEX, S-records and capsules. No new file was made.',
    steps: ['See what is inside the file, and use it as it is if it is an image.'],
  },
  'image.no-mac': ({ why }) => macRemedies[why],
  'data.verify-mismatch': ({ after }) => ({
    title: mismatchTitle[after],
    meaning:
      'Every byte was read back. Different: {differingBytes}, the first at {firstOffset}. {looksLike}',
    steps: mismatchSteps[after],
  }),
  'data.program-wrong': programWrongWords,
  'data.erase-incomplete': {
    title: 'A block did not erase',
    meaning: 'The block of {blockBytes} at {offset} still holds old data after its erase.',
    steps: ['Check VCC ({leg:VCC}) and WP ({leg:WP}). Check that the range is not protected.'],
  },
  'data.backup-damaged': {
    title: 'The backup file {fileName} has changed',
    meaning: 'Its hash is not the one that was saved with it. Pin One does not use this file.',
    steps: [
      'Use a copy of this backup, or another backup.',
      'Check the disk before you save a new backup on it.',
    ],
  },
  'data.backup-undescribed': {
    title: 'Pin One cannot check the backup file {fileName}',
    meaning:
      'Its description (.json) is missing or damaged, so the hash of the backup is not known.',
    steps: [
      'Put a copy of its description back into the folder of backups.',
      'Or choose the file itself as an image, if you know that it is right.',
    ],
  },
  'data.backup-gone': {
    title: 'The backup file {fileName} is gone',
    meaning: 'Pin One saved it in its folder of backups. It is not there any more.',
    steps: ['Put a copy of it back into the folder of backups.', 'Or use another backup.'],
  },
  'data.vault-unwritable': ({ detail }) => ({
    title: 'Pin One cannot save in {directory}',
    meaning: `Pin One writes to a chip only when it can save what it needs to finish or undo the write. ${fileText(detail)}`,
    steps: [troubleActs[detail.code], 'Or use another folder: set PIN_ONE_DATA to its path.'],
  }),
  'data.stale-before': {
    title: 'The chip no longer holds what the backup holds',
    meaning: 'The chip differs from the reads before. Address: {offset}.',
    steps: [
      'Check that it is the same chip and that the clip is in place. Then make a new backup.',
    ],
  },
  'gate.closed': ({ blockers }) => ({
    title: 'Finish the earlier steps first',
    ...closedText(blockers),
  }),
  'gate.job-running': {
    title: 'Pin One is still at work on the chip',
    meaning: 'Only one thing at a time can use the chip. Now running: {kind}.',
    steps: ['Wait until it ends, or stop it.'],
  },
  'gate.no-job': {
    title: 'This work has already ended',
    meaning: 'It does not run any more ({jobId}).',
    steps: ['You need not do anything.'],
  },
  'gate.recovery-open': {
    title: 'An earlier write to {chipName} is unfinished',
    meaning:
      'The write that began {startedAt} did not finish. A backup made now may hold only a part of that write.',
    steps: [
      'Connect that chip and finish the write.',
      'Or restore the backup.',
      'If this is another chip, or if the chip is to stay unfinished, choose to leave it as it is.',
    ],
  },
  'gate.other-instance': {
    title: 'Another Pin One uses a programmer',
    meaning: 'Nothing was sent. It uses the same backups. Process: {pid}. Since: {since}.',
    steps: [
      'Wait until it ends, or close it.',
      'If process {pid} is not Pin One, the lock is left over. Delete the file named lock in the data folder of Pin One.',
    ],
  },
  'gate.other-chip': {
    title: 'This does not look like the chip of the unfinished write',
    meaning:
      'Only {knownPages} of {pages} pages match {chipName}: what it held before, or what the write was to put there.',
    steps: [
      'Connect the chip of that write.',
      'If this is another chip, first choose to leave that write as it is. Then make a backup of this chip.',
    ],
  },
  'gate.cancelled': {
    title: 'You stopped Pin One',
    meaning: 'Pin One stopped between two steps.',
    steps: ['Start again when you are ready.'],
  },
  'bug.bad-input': {
    title: 'Pin One does not understand this input',
    meaning: 'Nothing was done. {what}',
    steps: ['If you typed it, check the words. If not, Pin One made an error.', support],
  },
  'bug.unexpected': {
    title: 'Pin One made an error',
    meaning: 'Details: {detail}',
    steps: [support],
  },
}

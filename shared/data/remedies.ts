/**
 * What a person is told when something went wrong: what is seen, what it means, and what to do next.
 * Order: first what is safe, then what is wrong, then one act per step. `{fact}` stands for a fact of that fault;
 * numbers are spelled with their unit by the fact's name (`sizeBytes`, `clockHz`, `waitedMs`, `offset`), and `{leg:MISO}`
 * stands for the leg of a signal, which depends on the package.
 */
import type { FaultCode, FaultFacts, FaultRecord } from '../fault.ts'
import { spelled } from '../spelling.ts'
import { implausibleWords, smallerWords, unsteadyWords } from '../text/en/plausible.ts'
import { findingText } from '../text/en/image.ts'
import { noRoomWords } from '../text/en/memory.ts'
import { addressFaultWords, addressProblemText } from '../text/en/address.ts'
import {
  ignoredWords,
  lockedWords,
  noWriteEnableWords,
  programWrongWords,
} from '../text/en/protection.ts'
import { macRemedies, regionRemedy } from '../text/en/regions.ts'
import { archiveRemedies } from '../text/en/archive.ts'
import { spellLegs } from './legs.ts'

export interface Remedy {
  /** One line: what is seen. */
  readonly title: string
  /** What it means, and what is safe. */
  readonly meaning: string
  /** Acts in the order in which to try them, most likely help first. */
  readonly steps: readonly string[]
}

/** A function where one fact changes what helps. */
type RemedyOf<C extends FaultCode> = Remedy | ((facts: FaultFacts[C]) => Remedy)

const reseat =
  'Disconnect power. Check that the mark of the clip for leg 1 is at leg 1 of the chip. Check for bent legs and that every contact touches its leg.'
const slower = 'Try again with a slower clock, for example 4 MHz.'
const shorter = 'Use wires of 10 cm or less, all of one length, and a ground wire beside the clock.'
const support = 'Save the support report and send it with a sentence on what you were doing.'

/** A port of a Linux board, with other owners and other cures than one on USB. */
const isSpiPort = (port: string): boolean => port.startsWith('/dev/spidev')

export const remedies: { readonly [C in FaultCode]: RemedyOf<C> } = {
  'link.denied': ({ port }) => ({
    title: 'You may not open {port} yet',
    meaning:
      'Nothing was sent. The programmer is there, but the system does not let your user open it ({detail}).',
    steps: isSpiPort(port)
      ? [
          'Add yourself to the group that owns the port, on most boards the group spi: sudo adduser $USER spi. Then log out and in again.',
          'If the port belongs to group root, install the udev rule of Pin One, a file that says who may open it (60-pin-one.rules). Then restart the board.',
        ]
      : [
          'Install the udev rule of Pin One, a file that says who may open the port (60-pin-one.rules). Then unplug the programmer and plug it in again.',
          'Or add yourself to the group that owns the port (often dialout or uucp) and log in again.',
        ],
  }),
  'link.busy': ({ port }) => ({
    title: '{port} is in use by another program',
    meaning: 'Nothing was sent. Only one program can talk to the programmer at a time ({detail}).',
    steps: isSpiPort(port)
      ? [
          'Close the other program: flashprog, flashrom, or another Pin One.',
          'A driver of the kernel may have the port, spi-nor for example. Take the line that gives it the port out of the device tree overlay, and restart the board.',
        ]
      : [
          'Close the other program: a serial terminal, flashprog, or another Pin One.',
          'Just plugged in? ModemManager, a service of Linux, may be looking at it: wait ten seconds and try again.',
        ],
  }),
  'link.missing': ({ port }) => ({
    title: isSpiPort(port) ? 'There is no SPI port {port}' : 'There is no programmer at {port}',
    meaning: 'Nothing was sent. The port is not there at the moment.',
    steps: isSpiPort(port)
      ? [
          'See which ports there are: ls /dev/spidev*. Kernels number them differently.',
          'Enable SPI if there is none. On a Raspberry Pi: sudo raspi-config nonint do_spi 0. On other boards the overlay for spidev has to be switched on; the set-up page has the command for each.',
          'Restart the board if the set-up asked for it.',
        ]
      : [
          'Plug the programmer in and look at the list of programmers again.',
          'If it never shows up, try another USB cable: many carry power only.',
          'A Pico without serprog firmware shows up as a drive, not as a port: put the firmware on it first.',
        ],
  }),
  'link.unreachable': {
    title: 'Nobody answers at {address}',
    meaning: 'Nothing was sent to a chip. The network connection could not be made ({detail}).',
    steps: [
      'Check the address and the port number.',
      'Check that the programmer or the serprog server is running and on the same network.',
    ],
  },
  'link.no-answer': {
    title: '{port} does not answer as a programmer',
    meaning:
      'No chip was touched. The port opens, but nothing there speaks serprog, the language of these programmers.',
    steps: [
      'Check that it is the right port.',
      'Unplug the programmer, plug it in again, and try once more.',
      'If it stays silent, put a serprog firmware on it: a Pico needs one before it is a programmer.',
    ],
  },
  'link.silent': {
    title: 'The programmer stopped answering',
    meaning:
      'It got the command {command} and said nothing for {waitedMs}. {opsDone} steps before it were done for sure.',
    steps: [
      'Unplug the programmer and plug it in again.',
      'Use a short cable straight into the computer, without a hub.',
      'If it happens at the same command again, set an SPI clock, for example 1 MHz: some network programmers with an ESP32 are silent until a clock was set. Leave the chip select at its default, or try another firmware.',
    ],
  },
  'link.bad-reply': {
    title: 'The programmer gave an answer that makes no sense',
    meaning:
      'To the command {command} it said {got}. {opsDone} steps before it were done for sure. The data is not trusted.',
    steps: [
      'Unplug the programmer and plug it in again.',
      'Make sure that no other program is using the port.',
      'Use a short cable straight into the computer, without a hub.',
    ],
  },
  'link.lost': {
    title: 'The programmer is gone',
    meaning: 'Pin One lost the connection to the programmer.',
    steps: [
      'On USB: check the cable at both ends, then connect the programmer again. On a network: check that the programmer runs at the other end and that the network is up.',
      'Use a short cable straight into the computer, without a hub.',
    ],
  },
  'link.bad-address': ({ programmerId, problem }) => ({
    title: addressFaultWords.badTitle(programmerId),
    meaning: addressFaultWords.nothingSent(addressProblemText(problem)),
    steps: addressFaultWords.badSteps,
  }),
  'link.not-a-port': ({ port }) => ({
    title: addressFaultWords.notAPortTitle(port),
    meaning: addressFaultWords.nothingSent(addressFaultWords.notAPort),
    steps: addressFaultWords.badSteps,
  }),
  'link.host-lost': {
    title: 'This page lost Pin One',
    meaning:
      'The page and the program no longer reach each other, so it is not known whether "{call}" was done. A running job goes on without this page.',
    steps: [
      'Wait a moment: the page connects again by itself and then shows what is true.',
      'Look whether Pin One still runs where it was started, and whether the ssh tunnel is still open.',
    ],
  },
  'link.unsupported': {
    title: 'This way of connecting is not there',
    meaning: 'Nothing was sent. {what}',
    steps: ['Use a serprog programmer, for example a Raspberry Pi Pico.'],
  },
  'wiring.no-chip': ({ looksLike }) => ({
    title: 'No chip answers',
    meaning:
      looksLike === 'all-ff'
        ? 'Every answer reads FF: nothing pulls the data wire low, so no chip is heard.'
        : 'Every answer reads 00: nothing pulls the data wire high, so no chip is heard.',
    steps: [
      reseat,
      'Is the clip the right way round? Leg 1 is beside the dimple on the chip.',
      'Check that MISO ({leg:MISO}) and MOSI ({leg:MOSI}) are not swapped.',
      'Check the wires one by one: MISO ({leg:MISO}), CS ({leg:CS}), CLK ({leg:CLK}), VCC ({leg:VCC}), MOSI ({leg:MOSI}), GND ({leg:GND}). HOLD ({leg:HOLD}) must be high.',
    ],
  }),
  'wiring.unstable': {
    title: 'The chip answers differently each time',
    meaning:
      'Asked for its name several times it said: {samples}. Likeliest is a loose contact or a noisy wire.',
    steps: [
      reseat,
      slower,
      shorter,
      'On a loose chip, tie WP ({leg:WP}) and HOLD ({leg:HOLD}) to VCC.',
    ],
  },
  'wiring.unsteady': (facts) => unsteadyWords(facts, { reseat, slower, shorter }),
  'wiring.shifted': {
    title: 'The chip answers, but the bits are shifted',
    meaning:
      'It said {idBytes}, which is {meant} moved along. Likeliest the clock is too fast, or its wire rings: the signal bounces back.',
    steps: [slower, shorter, reseat],
  },
  'wiring.reads-differ': {
    title: 'Two reads of the chip differ',
    meaning:
      'No backup was saved. {differingBytes} differ, the first at {firstOffset}; it looks like {looksLike}. The clock was {clockHz}.',
    steps: [slower, reseat, shorter],
  },
  'wiring.implausible': (facts) => implausibleWords(facts, { reseat, slower }),
  'chip.unknown': {
    title: 'This chip is not known',
    meaning:
      'The chip says {idBytes}, which is in no table, and it does not describe itself well enough to be used.',
    steps: [
      'Ask again at a slower clock: a wrong bit in the answer makes a strange chip.',
      'Read the print on the chip: is it a 25xx flash chip?',
      'On a board with two chips, tie CS of the other one to VCC (leg 1; leg 7 on a SOIC16): both may be answering.',
      'If the print and the answer are right, send the support report, so that the chip can be added.',
    ],
  },
  'chip.ambiguous': {
    title: 'Several chips answer like this one',
    meaning:
      '{idBytes} is the name of: {names}. They differ in {differences}, so the choice matters.',
    steps: [
      'Read the print on the chip and choose that name.',
      'If the print cannot be read, stop here. A guess could use the wrong voltage or the wrong erase command.',
    ],
  },
  'chip.mismatch': {
    title: 'This is not the chip that was asked for',
    meaning: 'Asked for was {asked}; the chip that answers is {found} ({idBytes}).',
    steps: [
      'Check that the clip is on the right chip.',
      'Read the print, and choose the name that is printed or none at all.',
    ],
  },
  'chip.unsupported': {
    title: '{name} cannot be used for this yet',
    meaning: '{what}',
    steps: ['Use flashprog or flashrom with the same programmer for this chip.', support],
  },
  'chip.no-such-name': {
    title: 'No chip is called {name}',
    meaning: 'Nothing was sent. Near to it are: {near}.',
    steps: ['Look the name up in the list of chips.', 'Or give no name: the chip is then asked.'],
  },
  'chip.voltage': {
    title: 'This programmer would feed the chip the wrong voltage',
    meaning:
      '{name} takes {needsMv}; this programmer gives {programmerMv}. Too much destroys the chip.',
    steps: [
      'Switch the supply off now.',
      'Use a programmer or an adapter for the voltage that the chip takes, on the supply and on every signal.',
    ],
  },
  'chip.protected': {
    title: 'The chip is write-protected',
    meaning: '{inWords}',
    steps: [
      'The protection can be lifted for this write and put back afterwards: choose that, and write again.',
      'If it stays protected: on a loose chip, check that WP ({leg:WP}) is pulled up to VCC. On a mainboard, leave WP alone: the mainboard drives it.',
    ],
  },
  'chip.protection-locked': lockedWords,
  'chip.protection-not-restored': {
    title: 'The write protection could not be brought back',
    meaning:
      'The image is on the chip and every byte of it was read back and compared. Only the protection differs: it was "{was}", now it is "{now}".',
    steps: [
      'The board will start as it is. If you want the protection back, write the same image again and ask for protection to be restored.',
      'If it fails again, check that WP is tied high while writing.',
    ],
  },
  'chip.no-write-enable': noWriteEnableWords,
  'chip.smaller-than-named': (facts) => smallerWords(facts),
  'chip.timeout': {
    title: 'The chip did not finish in its time',
    meaning:
      'It was still busy with {what} at {offset} after {waitedMs}, longer than its data sheet allows.',
    steps: [
      'Check VCC ({leg:VCC}) and GND ({leg:GND}): a weak supply is the likeliest cause.',
      'If it stops at the same place again, the chip may be worn out.',
    ],
  },
  'chip.operation-ignored': ignoredWords,
  'chip.operation-failed': {
    title: 'The chip says that its own {what} failed',
    meaning: 'At {offset} the chip set its failure flag ({flags}).',
    steps: [
      'Check VCC ({leg:VCC}) and that no range of the chip is protected.',
      'If it fails at the same place again, the chip may be worn out.',
    ],
  },
  'chip.changed-underway': {
    title: 'The chip is not the same as before',
    meaning:
      'It called itself {was} and now {now}. The clip has moved, or another chip was connected.',
    steps: [reseat, 'Identify the chip again and start from the backup.'],
  },
  'image.missing': {
    title: 'The file {path} cannot be read',
    meaning: '{detail}',
    steps: ['Check the name and the folder.'],
  },
  'image.wrong-size': {
    title: '{name} does not have the size of the chip',
    meaning: 'The file has {sizeBytes}, the chip has {chipBytes}.',
    steps: [
      'Check that it is the right file for this mainboard.',
      'For a board with two chips, split the file into its two parts.',
    ],
  },
  'image.refused-name': {
    title: '{name} says in its own name that it must not be flashed',
    meaning:
      'Such an image lacks parts that the board needs to start (vendor files are added later).',
    steps: [
      'Prepare the image as its project describes (for Libreboot: ./mk inject), then use the result.',
    ],
  },
  'image.blank': {
    title: '{name} holds nothing but FF',
    meaning: 'Writing this file would erase the chip.',
    steps: [
      'Check the file.',
      'Is the chip to be erased on purpose? Pin One does that from the command line.',
    ],
  },
  'image.unfit': ({ findings }) => ({
    title: '{name} cannot be used for this chip',
    meaning: findings.map(findingText).join(' '),
    steps: ['Choose the image that is made for exactly this mainboard and this chip.'],
  }),
  'image.identical': {
    title: 'The chip already holds {name}',
    meaning: 'Nothing needs to be written; every byte is the same.',
    steps: ['Nothing to do.'],
  },
  'image.not-firmware': {
    title: '{name} is no firmware for a Pico',
    meaning: 'Nothing was copied. The file {why}.',
    steps: [
      'Choose the .uf2 file with "serprog" in its name, made for exactly your board.',
      'If it came out of an archive, unpack it again: it may have been cut off.',
    ],
  },
  'image.wrong-firmware': {
    title: '{name} is made for another board',
    meaning:
      'Nothing was copied. The file is for {madeFor}; the board is a {board}, which would ignore it without a word.',
    steps: ['Choose the .uf2 file made for this board.'],
  },
  'image.no-room': noRoomWords,
  'image.unwritable': {
    title: '{path} cannot be written',
    meaning: '{detail}',
    steps: ['Choose another folder, or make room on the disk.'],
  },
  'image.exists': {
    title: '{path} is there already',
    meaning: 'Nothing was read or written. A backup never replaces a file.',
    steps: ['Choose another name, or move the old file away.'],
  },
  'image.bad-archive': ({ why }) => archiveRemedies[why],
  'image.no-region': regionRemedy,
  'image.nothing-to-undo': {
    title: '{name} is not in another form',
    meaning:
      'Pin One looked for swapped or inverted bytes, Intel HEX, S-records and capsules. No new file was made.',
    steps: ['See what is inside the file, and use it as it is if it is an image.'],
  },
  'image.no-mac': ({ why }) => macRemedies[why],
  'data.verify-mismatch': ({ after }) => ({
    title:
      after === 'write'
        ? 'Verification failed. Do not start the mainboard'
        : 'The chip and the file differ',
    meaning:
      'Every byte was read back: {differingBytes} differ, the first at {firstOffset}; it looks like {looksLike}.',
    steps:
      after === 'write'
        ? ['Make the contact better or the clock slower. Do not repeat at the same speed.']
        : ['The chip may hold another version than the file. Compare with the file you mean.'],
  }),
  'data.program-wrong': programWrongWords,
  'data.erase-incomplete': {
    title: 'A block did not erase',
    meaning: 'The block of {blockBytes} at {offset} still holds old data after its erase.',
    steps: ['Check VCC ({leg:VCC}), WP ({leg:WP}) and that the range is not protected.'],
  },
  'data.backup-damaged': {
    title: 'The backup {fileName} is not what was saved',
    meaning:
      'Its bytes no longer have the hash that was noted when it was made, so it is not used.',
    steps: [
      'Use a copy of it or another backup.',
      'Check the disk before you trust it with a new one.',
    ],
  },
  'data.vault-unwritable': {
    title: 'Backups cannot be kept in {directory}',
    meaning: 'Pin One writes to a chip only when it can save the backup. {detail}',
    steps: [
      'Make room on the disk or give yourself the right to write there.',
      'Or name another folder: set PIN_ONE_DATA to it.',
    ],
  },
  'data.stale-before': {
    title: 'The chip no longer holds what the backup holds',
    meaning: 'At {offset} the chip differs from the reads made before.',
    steps: ['Is it still the same chip, and does the clip sit well? Then make a new backup first.'],
  },
  'gate.closed': {
    title: 'This step is not open yet',
    meaning: 'Still to do: {blockers}.',
    steps: ['Finish what is named, then come back.'],
  },
  'gate.job-running': {
    title: 'Another job is still running',
    meaning: 'One job at a time works on a chip; at the moment it is: {kind}.',
    steps: ['Wait until it is done, or stop it.'],
  },
  'gate.no-job': {
    title: 'There is no such job',
    meaning: 'The job {jobId} is not running any more.',
    steps: ['Nothing to do.'],
  },
  'gate.recovery-open': {
    title: 'An earlier write to {chipName} is unfinished',
    meaning:
      'The write begun {startedAt} did not finish. A backup made now may hold only a part of that write.',
    steps: [
      'Connect that chip and finish the write.',
      'Or go back to the backup.',
      'If it is another chip, or is to stay as it is: choose to leave it as it is.',
    ],
  },
  'gate.other-instance': {
    title: 'Another Pin One is at work',
    meaning:
      'Nothing was sent. Process {pid} has been using a programmer with the same backups since {since}.',
    steps: [
      'Wait until it is done, or close it.',
      'Does no other Pin One run, and process {pid} is another program? Then delete the file named lock in the data folder of Pin One.',
    ],
  },
  'gate.other-chip': {
    title: 'This does not look like the chip of the unfinished write',
    meaning: 'Only {knownPages} of {pages} pages hold what {chipName} held before or was to hold.',
    steps: [
      'Connect the chip of that write.',
      'If this is another chip, leave that write as it is first, then start with a backup of this one.',
    ],
  },
  'gate.cancelled': {
    title: 'Stopped as you asked',
    meaning: 'Pin One stopped between two steps.',
    steps: ['Start again when you are ready.'],
  },
  'bug.bad-input': {
    title: 'This was not understood',
    meaning: 'Nothing was done. {what}',
    steps: ['If you typed it, check the words. If you did not, it is our fault.', support],
  },
  'bug.unexpected': {
    title: 'Something in Pin One broke',
    meaning: 'This is our fault, not yours: {detail}',
    steps: [support],
  },
}

/** The remedy of one fault with its facts and legs filled in; the package is `null` where nobody has said it. */
export function remedyFor(fault: FaultRecord, packageId: string | null = null): Remedy {
  const entry = remedies[fault.code] as RemedyOf<FaultCode>
  const remedy = typeof entry === 'function' ? entry(fault.facts) : entry
  const facts = fault.facts as Readonly<Record<string, unknown>>
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) =>
      name in facts ? spelled(name, facts[name]) : whole,
    )
  return {
    title: fill(remedy.title),
    meaning: fill(remedy.meaning),
    steps: remedy.steps.map((step) => spellLegs(fill(step), packageId)),
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import { describe, expect, it } from 'vitest'
import { guideSections } from '../../shared/text/guide-pages.ts'
import { stageIds } from '../../shared/stages.ts'
import { helpAt } from '../text/help.ts'
import { askedAs } from '../text/reference/asked.ts'
import { pageExists } from './pages.ts'
import { blockText, searchReference } from './search.ts'
import { edits, nearestWord, tokens } from './search-words.ts'

const topics = stageIds.flatMap((stage) => helpAt(stage))
const pagesFor = (typed: string) => searchReference(typed).found.map(({ page }) => page)

/** What people type who flash for the first time, and the page that answers them. */
const firstTimers: readonly (readonly [typed: string, page: string])[] = [
  ['which way round', 'packages-guide#pin1'],
  ['pin 1 dot', 'warnings#W-PAINTED-DOT'],
  ['which pin is 1', 'packages-guide#pin1'],
  ['x230', 'board/x230'],
  ['X230 wires', 'board/x230'],
  ['thinkpad x200', 'board/x200'],
  ['t440p 12MB', 'board/t440p'],
  ['12 MB', 'two-chips#pair'],
  ['8mb 4mb', 'two-chips#cut'],
  ['x60 vcc', 'wiring-guide#x60'],
  ['3.3v', 'safety#voltage'],
  ['3.3 V', 'safety#voltage'],
  ['1.8 V', 'warnings#W-1V8'],
  ['5 volts', 'warnings#W-5V-NEIGHBOUR'],
  ['soic clip', 'wiring-guide#clip'],
  ['clip does not fit', 'warnings#W-WSON8-CLIP'],
  ['SOIC-8', 'package/soic8'],
  ['sop8', 'package/soic8'],
  ['soci8', 'package/soic8'],
  ['ch341a', 'programmer-choice#ch341a'],
  ['rasberry', 'programmer/rpi-40'],
  ['orange pi', 'other-boards#generic'],
  ['pico pinout', 'header/pico-40'],
  ['permission denied', 'pico#port'],
  ['where is the chip', 'boards'],
  ['how do I wire it', 'wiring'],
  ['wire too long', 'wiring-guide#lengths'],
  ['can I use a breadboard?', 'pull-ups#breadboard'],
  ['WP', 'glossary#word-WP'],
  ['wp hold', 'warnings#W-WPHOLD-BOARD'],
  ['no chip found', 'steps/check'],
  ['reads differ', 'warnings#W-DUMPS-DIFFER'],
  ['all ff', 'warnings#W-BLANK-DUMP'],
  ['verify failed', 'warnings#W-NOT-VERIFIED'],
  ['brick', 'steps/recover'],
  ["won't boot", 'steps/done'],
  ['restore backup', 'steps/recover'],
  ['me cleaner', 'vendor-files#which-rom'],
  ['gbe mac', 'warnings#W-MAC'],
  ['DO_NOT_FLASH', 'vendor-files#name'],
  ['mx25l6406e', 'board/x230'],
  ['battery', 'warnings#W-BATTERIES'],
  ['esd', 'warnings#W-STATIC'],
  ['desolder', 'wson8-to-soic8#off'],
  ['brltty takes a CH340', 'steps/programmer'],
  ['brltty', 'steps/programmer'],
  ['ModemManager', 'steps/programmer'],
  ['pico clone no port', 'steps/programmer'],
  ['wsl', 'steps/programmer'],
  ['usbipd', 'steps/programmer'],
  ['flatpak', 'steps/programmer'],
  ['COM12', 'steps/programmer'],
  ['cu.usbmodem', 'steps/programmer'],
  ['cu.usbmodem101', 'steps/programmer'],
  ['capsule', 'steps/image'],
  ['cfeon', 'steps/package'],
  ['W25Q256', 'steps/package'],
  ['fake chip', 'steps/package'],
  ['lost mac', 'steps/image'],
]

/** Words of users about computers, ports, files and accidents. Each has an answer, and is taken as it is typed. */
const wordsOfUsers: readonly (readonly [typed: string, page: string])[] = [
  ['ubuntu braille steals serial port', 'steps/programmer'],
  ['CH340 disappears', 'steps/programmer'],
  ['ttyUSB0 disconnects immediately', 'steps/programmer'],
  ['ModemManager grabs port', 'steps/programmer'],
  ['black pico usb-c rp2040 clone', 'steps/programmer'],
  ['pico clone drive disappears no serial port', 'steps/programmer'],
  ['wsl2 usb', 'steps/programmer'],
  ['windows subsystem for linux', 'steps/programmer'],
  ['usbipd attach', 'steps/programmer'],
  ['virtualbox usb passthrough', 'steps/programmer'],
  ['flatpak permission', 'steps/programmer'],
  ['COM3 access denied', 'steps/programmer'],
  ['COM7', 'steps/programmer'],
  ['/dev/cu.usbmodem14201', 'steps/programmer'],
  ['tty.usbmodem', 'steps/programmer'],
  ['/dev/ttyACM1', 'steps/programmer'],
  ['macos port busy', 'steps/programmer'],
  ['zadig', 'steps/programmer'],
  ['libusb', 'steps/programmer'],
  ['windows driver', 'steps/programmer'],
  ['/dev/spidev10.0', 'steps/programmer'],
  ['spidev1.0', 'steps/programmer'],
  ['second spi bus', 'steps/programmer'],
  ['spi1 raspberry', 'steps/programmer'],
  ['esp32 programmer', 'steps/programmer'],
  ['esp8266 wifi serprog', 'steps/programmer'],
  ['bus pirate', 'steps/programmer'],
  ['ft232h', 'steps/programmer'],
  ['tigard', 'steps/programmer'],
  ['dediprog', 'steps/programmer'],
  ['token expired', 'steps/programmer'],
  ['address already used once', 'steps/programmer'],
  ['403 forbidden page', 'steps/programmer'],
  ['white page', 'steps/programmer'],
  ['port 8125 in use', 'steps/programmer'],
  ['ssh tunnel', 'steps/programmer'],
  ['.cap file', 'steps/image'],
  ['asus cap file', 'steps/image'],
  ['bios.exe', 'steps/image'],
  ['zip file', 'steps/image'],
  ['tar.xz', 'steps/image'],
  ['cFeon QH64', 'steps/package'],
  ['25Q256 4 byte address', 'steps/package'],
  ['counterfeit winbond', 'steps/package'],
  ['remarked chip', 'steps/package'],
  ['aliexpress chip fake', 'steps/package'],
  ['mac address 00:00:00:00:00:00', 'steps/image'],
  ['lost serial number', 'steps/backup'],
  ['windows key lost', 'steps/backup'],
  ['group writable data folder', 'steps/backup'],
  ['chmod go-w', 'steps/backup'],
  ['stuck at 0%', 'steps/backup'],
  ['how long does it take', 'steps/backup'],
  ['chip gets hot', 'steps/check'],
  ['magic smoke', 'steps/check'],
  ['id keeps changing', 'steps/check'],
  ['wrong id', 'steps/check'],
  ['resume', 'steps/recover'],
  ['killed during write', 'steps/recover'],
  ['thinkpad beeps', 'steps/done'],
  ['WPS', 'glossary#word-Write-protection'],
  ['hidden write protection', 'glossary#word-Write-protection'],
  ['status register', 'glossary#word-Write-protection'],
  ['flashprog missing', 'flashprog#install'],
]

describe('search', () => {
  it.each(firstTimers)('answers “%s” with %s among the first three', (typed, page) => {
    expect(pagesFor(typed).slice(0, 3)).toContain(page)
  })

  it('never puts another word in the place of one that stands in the texts, or that people use', () => {
    for (const typed of ['fake chip', 'lost mac', 'capsule', 'brltty', 'flatpak', 'usbipd', 'wsl'])
      expect(searchReference(typed).instead).toBeNull()
  })

  it.each(wordsOfUsers)(
    'answers “%s” with %s, and with no other word in its place',
    (typed, page) => {
      expect(pagesFor(typed).slice(0, 3)).toContain(page)
      expect(searchReference(typed).instead).toBeNull()
    },
  )

  it('takes no word of the texts, of its titles or of its questions for another one', () => {
    const texts = [
      ...topics.flatMap(({ question, answer }) => [question, answer]),
      ...guideSections().flatMap(({ section }) => [
        section.title,
        ...section.blocks.map(blockText),
      ]),
      ...Object.values(askedAs).flat(),
    ]
    const words = [...new Set(texts.flatMap(tokens))]
    expect(words.length).toBeGreaterThan(1500)
    // One search for many words: each is looked at by itself.
    const taken = searchReference(words.join(' ')).instead
    expect(taken?.split(' ').filter((word, at) => word !== words[at]) ?? []).toEqual([])
  })

  it.each(['fake', 'snap', 'busy', 'token', 'white', 'remote', 'beeps', 'stuck', 'lake', 'status'])(
    'takes “%s”, a word of its own, for none of its neighbours',
    (word) => {
      const { instead } = searchReference(`${word} thunderbolt`)
      expect(instead).toBeNull()
    },
  )

  it('finds a board by a piece of its name and a signal by any of its names', () => {
    expect(pagesFor('x200s')[0]).toBe('board/x200s-x200t')
    expect(searchReference('sclk').found.map(({ title }) => title)).toContain('CLK: Clock')
  })

  it('puts what has every word first, and says when nothing has', () => {
    expect(searchReference('hot air nozzle')).toMatchObject({ partly: false, instead: null })
    expect(pagesFor('hot air nozzle')[0]).toBe('wson8-to-soic8#off')
    expect(searchReference('thunderbolt potato')).toMatchObject({ partly: true })
    expect(pagesFor('qqq')).toEqual([])
    expect(pagesFor('  ')).toEqual([])
  })

  it('tells what a part is by its print, and never reads one part for another', () => {
    const [chip] = searchReference('MX25L6406E').found
    expect(chip).toMatchObject({ kind: 'Chip', page: 'safety#voltage' })
    expect(chip?.text).toContain('8 MiB, 2.7 to 3.6 V')
    const low = searchReference('w25q128jw')
    expect(low.instead).toBeNull()
    expect(low.found[0]).toMatchObject({ kind: 'Chip', page: 'warnings#W-1V8' })
    expect(low.found[0]?.text).toContain('3.3 V would destroy it')
  })

  it('says which word it took for a slip of the keyboard', () => {
    expect(searchReference('rasberry')).toMatchObject({ instead: 'raspberry' })
    expect(searchReference('x23o')).toMatchObject({ instead: 'x230' })
    expect(searchReference('raspberry')).toMatchObject({ instead: null })
  })

  it('knows no way of asking that leads nowhere', () => {
    const keys = new Set(topics.map(({ id }) => `help#${id}`))
    expect(Object.keys(askedAs).filter((key) => !keys.has(key) && !pageExists(key))).toEqual([])
  })
})

describe('the words of a search', () => {
  it('are the same however a number, its unit and a hyphen are typed', () => {
    expect(tokens('3.3 V')).toEqual(tokens('3,3v'))
    expect(tokens('SOIC-8')).toEqual(['soic8'])
    expect(tokens('12 MB')).toEqual(tokens('12 MiB'))
    expect(tokens('won’t boot?')).toEqual(['wont', 'boot'])
  })

  it('are mended by a letter or a swap, never by another number', () => {
    expect(edits('soci', 'soic')).toBe(1)
    expect(edits('pico', 'pico')).toBe(0)
    expect(nearestWord('t431', ['t430', 't440'])).toBeNull()
    expect(nearestWord('25q128jw', ['25q128jv'])).toBeNull()
    expect(nearestWord('breadbord', ['breadboard'])).toBe('breadboard')
  })
})

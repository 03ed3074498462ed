// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { Reach } from '../programmer/kinds.ts'
import type { FaultCode, FaultFacts, FaultRecord } from '../fault.ts'
import type { Mismatch } from '../model/mismatch.ts'
import { remedies, remedyFor } from './remedies.ts'
import type { Remedy } from './remedies.ts'

const mismatch: Mismatch = {
  firstOffset: 0x1000,
  differingBytes: 17,
  ranges: [{ offset: 0x1000, length: 17 }],
  places: 1,
  map: '1'.padEnd(1024, '0'),
  looksLike: 'few-places',
}
const port = '/dev/ttyACM0'
const spi = '/dev/spidev0.0'

/** One set of facts per code; the compiler requires one for every new code. */
const ignored = {
  what: 'erase',
  offset: 0x10000,
  comparedBytes: 4096,
  unchanged: true,
  first: true,
  registers: 'sr1=00 sr2=00',
  lock: 'off',
  unlockTried: false,
} as const

const guarded = {
  sizeBytes: 0x80_0000,
  protectedRange: { offset: 0x70_0000, length: 0x10_0000 },
  lock: 'wp-pin',
  perBlockLocks: false,
  unlockedByCommand: false,
} as const

const reaches: readonly { readonly reach?: Reach }[] = [
  {},
  { reach: 'network' },
  { reach: 'serial' },
  { reach: 'spidev' },
  { reach: 'practice' },
]

const samples: { readonly [C in FaultCode]: readonly FaultFacts[C][] } = {
  'link.denied': [
    { port, detail: { code: 'rights', path: port, user: 'root', group: 'dialout', mode: '660' } },
    { port: spi, detail: { code: 'rights', path: spi, user: 0, group: 999, mode: '660' } },
    { port, detail: { code: 'not-mounted', fix: null } },
    { port, detail: { code: 'not-there', path: port } },
    { port, detail: { code: 'bus', role: 'off-header' } },
    { port, detail: { code: 'five-volts' } },
    { port, detail: { code: 'no-port', service: 'brltty' } },
    { port, detail: { code: 'no-port', service: null } },
  ],
  'link.busy': [
    { port, detail: { code: 'locked' } },
    { port, detail: { code: 'something-there' } },
    { port, detail: { code: 'link-there', target: '/dev/ttyS0' } },
    { port, detail: { code: 'held', path: port, holder: { pid: 77, name: 'flashprog' } } },
    { port, detail: { code: 'held', path: port, holder: { pid: 78, name: null } } },
    { port, detail: { code: 'service', service: 'ModemManager' } },
    { port: spi, detail: { code: 'kernel-driver', driver: 'spi-nor' } },
  ],
  'link.missing': [{ port }, { port: spi }],
  'link.unreachable': [
    ...(['refused', 'no-host', 'no-lookup', 'no-way-to-host', 'no-way-to-network'] as const).map(
      (code) => ({ address: 'pico.local:4000', detail: { code } }),
    ),
    { address: 'pico.local:4000', detail: { code: 'no-reply', waitedMs: 5000 } },
    { address: 'COM3', detail: { code: 'system', message: 'Opening COM3: Unknown error code 31' } },
  ],
  'link.no-answer': [
    { port },
    { port: '10.0.0.7:7127' },
    { port, echoes: true },
    { port: '10.0.0.7:7127', echoes: true },
  ],
  'link.silent': reaches.map((reach) => ({
    command: 'S_SPI_CS',
    waitedMs: 1000,
    opsDone: 3,
    ...reach,
  })),
  'link.bad-reply': reaches.map((reach) => ({
    command: 'O_SPIOP',
    got: '15',
    opsDone: 2248,
    ...reach,
  })),
  'link.lost': reaches.map((reach) => ({ opsDone: 2248, ...reach })),
  'link.host-lost': [{ call: 'job.start' }],
  'link.unsupported': (
    [
      { code: 'no-driver', programmerId: 'x' },
      { code: 'refused', id: 'x', why: null },
      { code: 'refused', id: 'x', why: { code: 'five-volts' } },
      { code: 'ch341a' },
      { code: 'serprog-version', version: 2 },
      { code: 'no-spi' },
      { code: 'no-chip-select', index: 1 },
      { code: 'spi-port-elsewhere' },
      { code: 'no-spidev', path: '/dev/spidev0.0', call: 'SPI_IOC_MESSAGE', errno: 25 },
      { code: 'port', path: '/dev/spidev0.0', message: 'EIO' },
      { code: 'no-pty', failed: null },
      { code: 'no-pty', failed: { call: 'grantpt', errno: 13 } },
      { code: 'no-system-calls', detail: 'MODULE_NOT_FOUND' },
    ] as const
  ).map((what) => ({ what })),
  'link.off-header': [
    { port: '/dev/spidev10.0', role: 'own-flash' },
    { port: '/dev/spidev2.0', role: 'off-header' },
  ],
  'link.bad-address': [
    { programmerId: 'serprog:dev=x', problem: { code: 'bad-port', port: 'x' } },
    { programmerId: 'a', problem: { code: 'line-only', word: 'file', kind: 'practice' } },
    { programmerId: 'a', problem: { code: 'bootloader-baud', baud: 1200 } },
    { programmerId: 'a', problem: { code: 'not-loopback', listen: '0.0.0.0:1' } },
    { programmerId: 'a', problem: { code: 'practice-word', word: 'x', known: ['chip='] } },
    {
      programmerId: 'a',
      problem: { code: 'practice-fault', fault: 'x', part: 'x', known: ['gremlins'] },
    },
    {
      programmerId: 'a',
      problem: { code: 'practice-place', board: 'x200', slot: null, places: ['slot=1,size=8192K'] },
    },
  ],
  'image.no-room': [
    { name: 'a.rom', sizeBytes: 8_388_608, heldBytes: 134_217_728, mostBytes: 134_217_728 },
  ],
  'link.no-tunnel': [
    { host: 'raspberrypi.local', user: 'pi', why: 'asks-password', said: 'Permission denied' },
    { host: 'raspberrypi.local', user: 'pi', why: 'bridge', said: 'error: SPI is off' },
  ],
  'link.not-a-port': [{ port: '/dev/mem' }],
  'wiring.no-chip': [
    { idBytes: 'ff ff ff', looksLike: 'all-ff' },
    { idBytes: '00 00 00', looksLike: 'all-00' },
  ],
  'wiring.unstable': [{ samples: ['ef 40 18', 'ef 00 18'] }],
  'wiring.unsteady': [
    { idBytes: 'ef 40 17', what: 'contents', differingBytes: 3, readBytes: 2048 },
    { idBytes: 'ef 40 17', what: 'self-description', differingBytes: null, readBytes: 256 },
    { idBytes: 'ef 40 17', what: 'write-enable', failed: 1, tests: 4 },
    { idBytes: 'ef 40 17', what: 'replies', failed: 2, tests: 18 },
  ],
  'wiring.shifted': [{ idBytes: '77 a0 0c', meant: 'ef 40 18' }],
  'wiring.reads-differ': [{ ...mismatch, clockHz: 15_625_000 }],
  'wiring.implausible': [
    { what: 'all-ff', sizeBytes: 8_388_608, repeatsAt: null },
    { what: 'all-00', sizeBytes: 8_388_608, repeatsAt: null },
    { what: 'half-size-repeat', sizeBytes: 8_388_608, repeatsAt: 4_194_304 },
    { what: 'address-bit', sizeBytes: 8_388_608, repeatsAt: 65_536 },
    {
      what: 'data-bit',
      sizeBytes: 8_388_608,
      repeatsAt: null,
      dataBit: { bit: 3, level: 0, programmedBytes: 5_242_880 },
    },
  ],
  'chip.unknown': [{ idBytes: '12 34 56' }, { idBytes: 'ffffffffffff' }],
  'chip.other-kind': [
    { kind: 'spi-nand', names: ['Winbond W25N01GV'], idBytes: 'ffefaa21' },
    { kind: 'dataflash', names: ['Atmel AT45DB321C', 'Atmel AT45DB321E'], idBytes: '1f2700' },
    { kind: 'f-ram', names: ['Fujitsu MB85RS'], idBytes: '047f48' },
    { kind: 'eeprom', names: ['Microchip 25LC1024'], idBytes: 'ffffff' },
  ],
  'chip.ambiguous': [
    {
      idBytes: 'c2 20 17',
      names: ['MX25L6405', 'MX25L6436E'],
      differences: [{ code: 'size', sizesBytes: [8_388_608, 4_194_304] }],
    },
    {
      idBytes: 'c2 20 16',
      names: ['MX25L3206E'],
      differences: [
        { code: 'replies-disagree', deviceId: 0x14, names: ['MX25L3206E', 'MX25L6406E'] },
      ],
    },
  ],
  'chip.mismatch': [
    { asked: 'W25Q64JV', found: { vendor: 'Winbond', name: 'W25Q128' }, idBytes: 'ef4018' },
    { asked: 'W25Q64JV', found: null, idBytes: 'd37216' },
  ],
  'chip.unsupported': (
    [
      { code: 'programming', method: 'at45-buffer' },
      { code: 'programming', method: 'none' },
      { code: 'no-erase-reaches' },
      { code: 'stays-in-3-byte-mode' },
      { code: 'no-address-register' },
      { code: 'address-register-ignored', written: 1, seen: null },
    ] as const
  ).map((what) => ({ name: 'AT45DB321D', what })),
  'chip.no-such-name': [
    {
      name: 'W25Q64XX',
      near: [
        { vendor: 'Winbond', name: 'W25Q64FV', sizeBytes: 8_388_608, supplyMv: [2700, 3600] },
        { vendor: 'Eon', name: 'EN25Q128', sizeBytes: 16_777_216, supplyMv: null },
      ],
      series: null,
    },
    {
      name: 'MX25U6472F',
      near: [],
      series: { letters: 'MX25U', maker: 'Macronix', voltage: '1.8 V' },
    },
    { name: 'x', near: [], series: null },
  ],
  'chip.voltage': [
    { name: 'W25Q64FW', supplyMv: [1650, 1950], programmerMv: 3300 },
    { name: 'W25Q64JV', supplyMv: [2700, 3600], programmerMv: 1800 },
  ],
  'chip.protected': [{ protection: guarded }],
  'chip.setting-refused': (
    [
      'wp-pin',
      'power-cycle',
      'permanent',
      'unknown-map',
      'unknown-qe',
      'once-srp',
      'once-qe',
      'no-such-range',
      'no-such-range-undoable',
      'not-taken',
      'half-taken',
    ] as const
  ).map((by) => ({ by, protection: by === 'unknown-qe' ? null : guarded, registers: 'sr1=00' })),
  'chip.protection-locked': (
    ['wp-pin', 'power-cycle', 'permanent', 'unknown-map', 'not-taken'] as const
  ).map((by) => ({ protection: guarded, by, registers: 'sr1=9c' })),
  'chip.protection-not-restored': [
    { was: guarded, now: { ...guarded, protectedRange: 'none' } },
    ...(['wp-pin', 'power-cycle', 'permanent', 'unknown-map', 'unknown-sectors'] as const).map(
      (refused) => ({ was: guarded, now: { refused } }),
    ),
  ],
  'chip.no-write-enable': [
    { status: '00', unchanged: null },
    { status: '00', unchanged: true },
  ],
  'chip.smaller-than-named': [
    { name: 'W25Q128JV', repeatsAt: 8_388_608, sizeBytes: 16_777_216, oneBit: false },
    { name: 'W25Q128JV', repeatsAt: 65_536, sizeBytes: 16_777_216, oneBit: true },
  ],
  'chip.timeout': [{ what: 'erase', offset: 0x10000, waitedMs: 2000 }],
  'chip.operation-ignored': (
    ['off', 'wp-pin', 'until-power-cycle', 'permanent', 'unknown'] as const
  ).map((lock) => ({ ...ignored, lock })),
  'chip.operation-failed': [{ what: 'erase', offset: 0, register: '70', reads: '20' }],
  'chip.changed-underway': [{ was: 'ef 40 18', now: 'ff ff ff' }],
  'image.missing': [
    { path: 'rom.bin', why: { code: 'not-there' } },
    { path: 'rom.bin', why: { code: 'none-named', archive: 'roms.tar.xz' } },
    { path: 'rom.bin', why: { code: 'system', message: 'EWEIRD: odd' } },
  ],
  'image.wrong-size': [{ name: 'rom.bin', sizeBytes: 267, chipBytes: 8_388_608 }],
  'image.refused-name': [{ name: 'DO_NOT_FLASH_rom.bin' }],
  'image.blank': [{ name: 'rom.bin' }],
  'image.unfit': [
    {
      name: 't400.rom',
      findings: [
        {
          code: 'other-board',
          level: 'stop',
          facts: {
            board: 'ThinkPad X200',
            claim: { from: 'build-info', vendor: 'LENOVO', part: 'ThinkPad T400', version: null },
          },
        },
      ],
    },
  ],
  'image.identical': [{ name: 'rom.bin' }],
  'image.not-firmware': (
    [
      { code: 'empty' },
      { code: 'not-uf2' },
      { code: 'no-family' },
      { code: 'other-family' },
      { code: 'mixed' },
      { code: 'nothing' },
      { code: 'odd-size', sizeBytes: 700 },
      { code: 'damaged', block: 1 },
      { code: 'missing-before', block: 2 },
      { code: 'cut-off', held: 2, blocks: 3 },
    ] as const
  ).map((why) => ({ name: 'serprog.uf2', why })),
  'image.wrong-firmware': [{ name: 'serprog.uf2', madeFor: 'rp2350', board: 'rp2040' }],
  'image.output-lost': [{ why: { code: 'no-space' } }],
  'image.unwritable': [{ path: 'dump.bin', why: { code: 'no-space' } }],
  'image.exists': [{ path: 'dump.bin' }],
  'image.no-region': [
    { why: 'not-read' },
    { why: 'no-descriptor', from: 'chip' },
    { why: 'no-descriptor', from: 'file' },
    { why: 'no-fmap', from: 'chip' },
    { why: 'bad-layout', line: 2 },
    { why: 'unknown', name: 'boot', known: ['fd', 'bios'] },
    { why: 'unknown', name: 'boot', known: [] },
    { why: 'overlap', names: ['bios', 'me'] },
    { why: 'outside-chip', region: { name: 'bios', offset: 0, length: 16 } },
    { why: 'outside-file', region: { name: 'bios', offset: 0, length: 16 } },
    { why: 'wrong-length', region: { name: 'bios', offset: 0, length: 16 }, fileBytes: 3 },
    {
      why: 'differs',
      region: { name: 'bios', offset: 0, length: 16 },
      inFile: { offset: 16, length: 16 },
    },
    { why: 'no-file', name: 'bios' },
  ],
  'image.nothing-to-undo': [{ name: 'x230.rom' }],
  'image.no-mac': (
    [
      'no-backup',
      'backup-without',
      'backup-damaged',
      'backup-shared',
      'backup-two',
      'image-without',
      'image-damaged',
      'same',
    ] as const
  ).map((why) => ({ why })),
  'image.bad-archive': (
    ['damaged', 'too-large', 'too-many', 'encrypted', 'method', 'unknown'] as const
  ).map((why) => ({ why })),
  'data.verify-mismatch': [
    { ...mismatch, after: 'write' },
    { ...mismatch, after: 'compare' },
  ],
  'data.program-wrong': (
    ['still-blank', 'not-there', 'bits-cleared', 'words-moved', 'unsteady'] as const
  ).map((observed) => ({ offset: 0x1000, comparedBytes: 256, observed })),
  'data.erase-incomplete': [{ offset: 0x10000, blockBytes: 65_536 }],
  'data.backup-damaged': [{ fileName: 'x230.bin' }],
  'data.backup-undescribed': [{ fileName: 'x230.bin' }],
  'data.backup-gone': [{ fileName: 'x230.bin' }],
  'data.vault-unwritable': [
    { directory: '/data', detail: { code: 'system', message: 'no space' } },
    { directory: '/data', detail: { code: 'others-may-write', path: '/data', mode: '777' } },
    { directory: '/data', detail: { code: 'link', path: '/data/lock' } },
    { directory: '/data', detail: { code: 'not-regular', path: '/data/journal' } },
  ],
  'data.stale-before': [{ offset: 0x2000 }],
  'gate.closed': [{ blockers: [{ code: 'no-backup' }, { code: 'no-image' }] }],
  'gate.job-running': [{ kind: 'write' }],
  'gate.no-job': [{ jobId: 'j1' }],
  'gate.recovery-open': [{ chipName: 'W25Q64JV', startedAt: '2026-11-24T07:12:04Z' }],
  'gate.other-instance': [{ pid: 42, since: '2026-11-24T07:12:04Z' }],
  'gate.other-chip': [{ chipName: 'W25Q64JV', knownPages: 3, pages: 2048 }],
  'gate.cancelled': [{ contents: 'untouched' }, { contents: 'changed' }],
  'bug.bad-input': [{ what: 'job.start: kind: not understood' }],
  'bug.unexpected': [{ detail: 'TypeError' }],
}

const records = Object.entries(samples).flatMap(([code, facts]) =>
  facts.map((one) => ({ code, facts: one }) as FaultRecord),
)
const texts = (remedy: Remedy) => [remedy.title, remedy.meaning, ...remedy.steps]

describe('a programmer that is lost', () => {
  const lost = records.filter(({ code }) => /^link\.(?:lost|silent|bad-reply)$/.test(code))
  const stepsFor = (reach: Reach) =>
    lost
      .filter(({ facts }) => 'reach' in facts && facts.reach === reach)
      .map((record) => texts(remedyFor(record)).join(' '))

  it('on a network has no USB plug to look at; on USB no network; a header has neither', () => {
    for (const text of stepsFor('network')) {
      expect(text).toContain('at the other end')
      expect(text).not.toMatch(/USB|[Uu]nplug|cable/)
    }
    for (const text of stepsFor('serial')) {
      expect(text).toMatch(/cable/)
      expect(text).not.toContain('network')
    }
    for (const reach of ['spidev', 'practice'] as const)
      for (const text of stepsFor(reach)) expect(text).not.toMatch(/USB|cable|network/)
    expect(stepsFor('network')).toHaveLength(3)
  })

  it('is shown without counts of steps, which help nobody', () => {
    for (const record of lost) expect(texts(remedyFor(record)).join(' ')).not.toContain('2248')
  })
})

describe('a port that does not open for a reason of its own', () => {
  it('is a network place where it was named as one, and a serial port otherwise', () => {
    const said = (address: string) =>
      texts(
        remedyFor({ code: 'link.unreachable', facts: { address, detail: { code: 'refused' } } }),
      ).join(' ')
    for (const address of ['pico.local:4000', '[::1]:7127'])
      expect(said(address)).toContain('network')
    for (const address of ['COM3', '/dev/ttyACM0']) expect(said(address)).not.toContain('network')
  })
})

describe('a place that opens and does not answer as a programmer', () => {
  const said = (place: string) =>
    texts(remedyFor({ code: 'link.no-answer', facts: { port: place } })).join(' ')

  it('on a network has no plug to pull and no firmware to put on', () => {
    expect(said('10.0.0.7:7127')).not.toMatch(/[Uu]nplug|Pico|put a serprog/)
    expect(said('/dev/ttyACM0')).toMatch(/Unplug/)
  })

  it('is not said to have sent nothing to a chip: a proof of queueing may have gone before', () => {
    for (const place of ['10.0.0.7:7127', '/dev/ttyACM0'])
      expect(said(place)).not.toContain('Nothing was sent')
  })
})

describe('a folder or file of Pin One that cannot be used', () => {
  const steps = (detail: FaultFacts['data.vault-unwritable']['detail']) =>
    remedyFor({ code: 'data.vault-unwritable', facts: { directory: '/data', detail } }).steps.join(
      ' ',
    )

  it('asks for room only where room may be what is missing', () => {
    for (const code of ['no-space', 'system'] as const)
      expect(steps(code === 'system' ? { code, message: 'EMFILE' } : { code })).toMatch(/room/)
    for (const code of ['link', 'not-regular', 'second-name', 'not-a-folder'] as const)
      expect(steps({ code, path: '/data/lock' })).toMatch(/^Move (?!.*room)/)
    for (const code of ['no-right', 'read-only', 'a-folder', 'in-use', 'not-there'] as const)
      expect(steps({ code })).not.toMatch(/room/)
  })
})

describe('remedies', () => {
  it.each(records)(
    '$code has a title, a meaning and an act, with every placeholder a fact',
    (record) => {
      const remedy = remedyFor(record)
      expect(remedy.steps.length).toBeGreaterThan(0)
      for (const text of texts(remedy)) {
        expect(text.trim()).toBe(text)
        expect(text).not.toBe('')
        expect(text).not.toMatch(/[{}]|undefined|\[object/)
      }
    },
  )

  it.each(records)('$code speaks calmly: no please, no oops, no exclamation mark', (record) => {
    for (const text of texts(remedyFor(record))) expect(text).not.toMatch(/please|oops|sorry|!/i)
  })

  it.each(records)('$code names no command of one front only', (record) => {
    for (const text of texts(remedyFor(record)))
      expect(text).not.toMatch(/pin-one -|(^|\s)--?[a-zA-Z]/)
  })

  it.each(records)(
    '$code has every sentence whole: no two full stops, no space before a comma',
    (record) => {
      for (const text of texts(remedyFor(record)))
        expect(text).not.toMatch(/\.\.(?:\s|$)| ,|undefined|\{/)
    },
  )

  it('has no entry without a code and no code without an entry', () => {
    expect(Object.keys(remedies).sort()).toEqual(Object.keys(samples).sort())
  })

  it('never says verified of a chip that was not compared', () => {
    for (const record of records)
      for (const text of texts(remedyFor(record))) expect(text).not.toMatch(/verified/i)
  })

  it('says all FF and all 00 apart, and blames no single wire for either', () => {
    const [ff, zero] = samples['wiring.no-chip'].map((facts) =>
      remedyFor({ code: 'wiring.no-chip', facts }),
    )
    expect(ff?.meaning).toContain('FF')
    expect(zero?.meaning).toContain('00')
    expect(ff?.steps).toEqual(zero?.steps)
    for (const wire of ['MISO', 'CS', 'CLK', 'VCC', 'MOSI', 'GND', 'HOLD'])
      expect(ff?.steps.join(' ')).toContain(wire)
  })

  it('counts the legs of the package, so that nobody presses on the wrong one', () => {
    const record: FaultRecord = { code: 'chip.timeout', facts: samples['chip.timeout'][0] as never }
    expect(remedyFor(record, 'soic8').steps[0]).toContain('VCC (leg 8) and GND (leg 4)')
    expect(remedyFor(record, 'soic16').steps[0]).toContain('VCC (leg 2) and GND (leg 10)')
    expect(remedyFor(record).steps[0]).toMatch(/VCC \(leg 8\).* On a SOIC16: VCC 2, GND 10\.$/u)
  })
})

describe('protection that stands in the way', () => {
  it('no remedy has hardware thrown away or calls a chip worn out for what was not seen', () => {
    for (const record of records)
      for (const text of texts(remedyFor(record))) {
        expect(text).not.toMatch(/replace the chip|be replaced|throw|likeliest worn/i)
        if (record.code === 'chip.operation-ignored') expect(text).not.toMatch(/flag|worn/i)
      }
  })

  it('comes in the order that the registers give: the WP pin, or power', () => {
    const first = (lock: 'wp-pin' | 'until-power-cycle' | 'off'): string =>
      remedyFor({ code: 'chip.operation-ignored', facts: { ...ignored, lock } }).steps[0] ?? ''
    expect(first('wp-pin')).toMatch(/^On a loose chip, connect WP/)
    expect(first('until-power-cycle')).toMatch(/^Disconnect power/)
    expect(first('off')).toMatch(/^Choose "Turn off protection for this write/)
    const locked = (by: 'wp-pin' | 'power-cycle'): string =>
      remedyFor({
        code: 'chip.protection-locked',
        facts: { protection: guarded, by, registers: 'sr1=9c' },
      }).steps[0] ?? ''
    expect(locked('wp-pin')).toMatch(/^On a loose chip, connect WP/)
    expect(locked('power-cycle')).toMatch(/^Disconnect power/)
  })

  it('says that the block still holds what it held, and that hidden protection may be the cause', () => {
    const { title, meaning, steps } = remedyFor({ code: 'chip.operation-ignored', facts: ignored })
    expect(title).toBe('The chip ignored a command: erase')
    expect(meaning).toMatch(/still hold what they held/)
    expect(meaning).toMatch(/Protection that they do not show/)
    expect(steps.join(' ')).toMatch(/Turn off protection for this write/)
    const tried = { ...ignored, unlockTried: true }
    const after = remedyFor({ code: 'chip.operation-ignored', facts: tried })
    expect(after.steps.join(' ')).not.toMatch(/Lift/)
  })

  it('of a wrong voltage says what too little does, and what too much does', () => {
    const [high, low] = samples['chip.voltage']
    const meaningOf = (facts: typeof high) =>
      remedyFor({ code: 'chip.voltage', facts } as FaultRecord).meaning
    expect(meaningOf(high)).toContain('Too much voltage destroys the chip.')
    expect(meaningOf(low)).toContain('too little voltage')
    expect(meaningOf(low)).not.toContain('Too much')
  })

  it('of a programmer that falls silent says to set a clock, and never to leave the clock alone', () => {
    const fault = { code: 'link.silent', facts: samples['link.silent'][0] } as FaultRecord
    const { steps } = remedyFor(fault)
    expect(steps.join(' ')).toMatch(/set an SPI clock, for example 1 MHz/)
    expect(steps.join(' ')).not.toMatch(/clock[^.]*at (its|their) default/)
  })
})

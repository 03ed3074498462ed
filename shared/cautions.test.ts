// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { allCautions, cautionsFor, noChoices, stepOrder } from './cautions.ts'
import type { CautionStep, CautionView } from './cautions.ts'
import { boards, warnings } from './data/guide.ts'
import { cautionText } from './text/cautions.ts'

const board = (id: string) => boards.find((candidate) => candidate.id === id) ?? null
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
const on = (id: string, more: Partial<CautionView> = {}): Partial<CautionView> => {
  const found = board(id)
  return {
    board: found,
    configuration: found?.configurations[0] ?? null,
    mounting: 'on-board',
    ...more,
  }
}
const using = (guideProgrammer: string): Partial<CautionView> => ({ guideProgrammer })
const sits = (mounting: CautionView['mounting'], packageId: string | null = null) => ({
  mounting,
  packageId,
})
const file = (name: string, sizeBytes = 8388608, chipBytes = 8388608) => ({
  image: { name, sizeBytes },
  chipBytes,
})

/** Each warning: a step and choices at which it applies, and choices or another step at which it does not. */
const cases: Readonly<
  Record<
    string,
    readonly [step: string, applies: Partial<CautionView>, not: Partial<CautionView> | string]
  >
> = {
  'W-POWER-LAST': ['wiring', {}, 'image'],
  'W-POWER-FIRST-OFF': ['finish', {}, 'backup'],
  'W-ONE-SUPPLY': ['safety', {}, 'detect'],
  'W-VOLTAGE': ['chip', {}, 'write'],
  'W-1V8': ['chip', { supplyMaxMv: 1950 }, { supplyMaxMv: 3600 }],
  'W-CH341A': ['programmer', using('ch341a'), using('pico')],
  'W-5V-NEIGHBOUR': ['wiring', using('pico'), using('ch341a')],
  'W-PIN1': ['chip', {}, 'backup'],
  'W-PAINTED-DOT': ['chip', { packageId: 'soic8' }, { packageId: 'wson8' }],
  'W-PICO-FW-PIN': ['wiring', using('pico'), using('rpi-40')],
  'W-PICO2-IMAGES': ['programmer', using('pico-2'), using('pico')],
  'W-SPEED-UNITS': ['detect', using('bbb'), using('ch341a')],
  'W-BBB': ['backup', using('bbb'), using('rpi-40')],
  'W-BBB-IO-UNPOWERED': ['wiring', using('bbb'), using('pico')],
  'W-BROWNOUT': ['detect', using('le-potato'), using('pico')],
  'W-DRIVE-LIMIT': ['detect', using('rpi-26'), using('bbb')],
  'W-MEASURE-SBC': ['wiring', using('generic-spidev'), using('pico')],
  'W-ALL-POWER-OFF': ['prepare', sits('on-board'), sits('loose')],
  'W-BATTERIES': ['prepare', sits('on-board'), sits('socketed')],
  'W-BATTERIES-T480': ['prepare', on('t480s'), on('t580')],
  'W-X60-T60-VCC': ['wiring', on('x60'), on('x200')],
  'W-SPEED-T60': ['detect', on('t60'), on('x200')],
  'W-INTEL-GPU': ['board', on('x60t'), on('x220')],
  'W-BOARD-POWER-VCC': [
    'wiring',
    on('hp8300usdt', { boardFeedsChip: true }),
    on('hp8300usdt', { boardFeedsChip: false }),
  ],
  'W-SHARED-RAIL': ['backup', sits('on-board'), sits('loose')],
  'W-NO-ATX-PSU': ['wiring', { plans: ['external-supply'] }, { plans: [] }],
  'W-TWO-CHIPS-CS': ['wiring', on('w541'), on('x200')],
  'W-ROTATED-CHIPS': ['chip', on('t440p'), on('w541')],
  'W-DUAL-BIOS': ['write', on('ga-g41m-es2l'), on('g43t-am3')],
  'W-WPHOLD-BOARD': ['wiring', sits('on-board'), sits('loose')],
  'W-WPHOLD-LOOSE': ['wiring', sits('loose'), sits('on-board')],
  'W-DECOUPLE-LOOSE': ['wiring', sits('loose'), sits('socketed')],
  'W-SERIES-R': ['wiring', {}, 'write'],
  'W-WIRES': ['backup', {}, 'board'],
  'W-DIODE': ['reference', { mounting: 'on-board', plans: ['diode'] }, { mounting: 'on-board' }],
  'W-WSON8-CLIP': ['chip', sits('on-board', 'wson8'), sits('loose', 'wson8')],
  'W-WSON8-PADS': ['prepare', { packageId: 'wson8' }, { packageId: 'soic8' }],
  'W-SOLDER': ['prepare', { packageId: 'wson8', plans: ['replace-chip'] }, { packageId: 'wson8' }],
  'W-NO-HOTSWAP': ['prepare', sits('socketed'), sits('on-board')],
  'W-NOT-SPI': ['board', on('kfsn4-dre'), on('kgpe-d16')],
  'W-BACKUP-FIRST': ['backup', {}, 'image'],
  'W-DUMPS-DIFFER': ['backup', {}, 'write'],
  'W-BLANK-DUMP': ['backup', { backupImplausible: true }, { backupImplausible: false }],
  'W-VENDOR-FILES': ['image', on('x230'), on('x200')],
  'W-DO-NOT-FLASH': ['image', file('DO_NOT_FLASH_x230.rom'), file('seabios_x200_8mb.rom')],
  'W-WRONG-ROM': ['image', {}, { imageChecked: new Set(['board']) }],
  'W-SIZE': ['image', {}, 'backup'],
  'W-PADDING': ['image', file('a.rom', 4194304), file('a.rom')],
  'W-INTERRUPT': ['write', {}, 'image'],
  'W-NOT-VERIFIED': ['write', { unfinishedWrite: true }, {}],
  'W-MACRONIX-X200': [
    'detect',
    on('x200', { chipVendor: 'Macronix' }),
    on('x200', { chipVendor: 'Winbond' }),
  ],
  'W-MULTI-DEF': ['detect', { ambiguousChip: true }, { ambiguousChip: false }],
  'W-THUNDERBOLT': ['board', on('t480'), on('t580')],
  'W-SURE-START': ['write', on('hp820g2'), on('hp9470m')],
  'W-CHROMEBOOK-BACKUP': ['backup', on('c201'), on('x200')],
  'W-WP-SCREW': ['prepare', on('gru-bob'), on('x200')],
  'W-THERMAL-PASTE': ['finish', on('t400'), on('x200')],
  'W-MAX-16M': ['prepare', { plans: ['larger-chip'] }, { plans: [] }],
  'W-MAC': ['image', on('x200'), on('x60')],
  'W-STATIC': ['prepare', {}, 'write'],
}

describe('cautions', () => {
  it('has a case here for each warning', () => {
    expect(Object.keys(cases).sort()).toEqual(ids(warnings).sort())
  })

  it.each(Object.entries(cases))('%s applies where it matters and nowhere else', (id, tried) => {
    const [step, applies, not] = tried
    expect(ids(cautionsFor(step, { ...noChoices, ...applies }))).toContain(id)
    const elsewhere =
      typeof not === 'string'
        ? cautionsFor(not, { ...noChoices, ...applies })
        : cautionsFor(step, { ...noChoices, ...not })
    expect(ids(elsewhere)).not.toContain(id)
  })

  it('names only steps that a user meets', () => {
    for (const { applies } of warnings)
      for (const step of applies.steps) expect(stepOrder).toContain(step)
  })

  it('warns of an unfinished image by its one byte too many, whatever its name', () => {
    const at = (sizeBytes: number) =>
      ids(cautionsFor('image', { ...noChoices, ...file('renamed.rom', sizeBytes) }))
    expect(at(12582913)).toContain('W-DO-NOT-FLASH')
    expect(at(12582912)).not.toContain('W-DO-NOT-FLASH')
  })

  it('warns of 1.8 V while the supply is unknown', () => {
    expect(ids(cautionsFor('chip', noChoices))).toContain('W-1V8')
  })

  it('shows dangers first', () => {
    const view = { ...noChoices, guideProgrammer: 'pico', ...sits('loose', 'soic8') }
    const shown = cautionsFor('wiring', view)
    const firstOther = shown.findIndex(({ severity }) => severity !== 'danger')
    expect(firstOther).toBeGreaterThan(0)
    expect(shown.slice(firstOther).every(({ severity }) => severity !== 'danger')).toBe(true)
  })

  it('does not repeat at a later step what was acknowledged, and keeps it where it was shown first', () => {
    const read = new Set(['W-POWER-LAST'])
    expect(ids(cautionsFor('safety', noChoices, read))).toContain('W-POWER-LAST')
    expect(ids(cautionsFor(['prepare', 'safety', 'wiring'], noChoices, read))).toContain(
      'W-POWER-LAST',
    )
    expect(ids(cautionsFor('detect', noChoices, read))).not.toContain('W-POWER-LAST')
    expect(ids(cautionsFor('detect', noChoices))).toContain('W-POWER-LAST')
  })

  const settling: readonly (readonly [string, CautionStep, Partial<CautionView>])[] = [
    ['W-VOLTAGE', 'chip', { supplyMaxMv: 3600 }],
    ['W-BACKUP-FIRST', 'write', { backedUp: true }],
    ['W-DUMPS-DIFFER', 'backup', { backedUp: true }],
    ['W-SIZE', 'image', file('a.rom')],
  ]
  it.each(settling)('no longer asks for %s once the app has seen it done', (id, step, done) => {
    expect(ids(cautionsFor(step, noChoices))).toContain(id)
    expect(ids(cautionsFor(step, { ...noChoices, ...done }))).not.toContain(id)
    expect(ids(allCautions({ ...noChoices, ...done }))).toContain(id)
  })

  it('keeps asking while the image is not as large as the chip', () => {
    const small = { ...noChoices, ...file('a.rom', 4194304) }
    expect(ids(cautionsFor('image', small))).toContain('W-SIZE')
  })

  it('shows each warning once, though several of the asked steps name it', () => {
    const shown = ids(cautionsFor(['prepare', 'safety', 'wiring'], noChoices))
    expect(new Set(shown).size).toBe(shown.length)
  })

  it('lists everything that applies, at whatever step, for the wiring card', () => {
    expect(ids(allCautions({ ...noChoices, board: board('x230') }))).toContain('W-VENDOR-FILES')
  })
})

describe('the words of a warning', () => {
  it('speak of no clip and no board’s own power where the chip is on a breadboard', () => {
    const view = { ...noChoices, guideProgrammer: 'pico', ...sits('loose', 'soic8') }
    const shown = stepOrder.flatMap((step) => cautionsFor(step, view))
    expect(ids(shown)).toContain('W-ONE-SUPPLY')
    for (const warning of shown.filter(({ must_acknowledge: must }) => must))
      expect(cautionText(warning, 'loose'), warning.id).not.toMatch(/\bclip\b|charger/)
  })
})

describe('an image for practice', () => {
  it('is not asked for vendor files, because it starts no machine', () => {
    const at = (imageChecked: CautionView['imageChecked']) =>
      ids(cautionsFor('image', { ...noChoices, board: board('x230'), imageChecked }))
    expect(at(new Set())).toContain('W-VENDOR-FILES')
    expect(at(new Set(['size']))).toContain('W-VENDOR-FILES')
    expect(at(new Set(['practice-image']))).not.toContain('W-VENDOR-FILES')
  })
})

describe('a mainboard that is not listed', () => {
  const shown = (mounting: 'on-board' | 'loose') =>
    allCautions({ ...noChoices, guideProgrammer: 'pico', packageId: 'soic8', mounting }).map(
      ({ id }) => id,
    )

  it('has every caution of a chip that is soldered to a mainboard, and a loose chip has none of them', () => {
    const soldered = ['W-ALL-POWER-OFF', 'W-SHARED-RAIL', 'W-TWO-CHIPS-CS', 'W-WPHOLD-BOARD']
    expect(shown('on-board')).toEqual(expect.arrayContaining(soldered))
    for (const id of soldered) expect(shown('loose')).not.toContain(id)
    expect(shown('loose')).toContain('W-WPHOLD-LOOSE')
    expect(shown('on-board')).not.toContain('W-WPHOLD-LOOSE')
  })
})

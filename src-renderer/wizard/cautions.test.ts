import { describe, expect, it } from 'vitest'
import { noChoices } from './choices.ts'
import { blockersOf, cautionAck, wireAck } from './stages.ts'
import { cautionsAt, cautionsBeforePower, wizardView } from './view.ts'

const nothing = {
  app: { version: '0', host: 'test' as const },
  programmers: [],
  firmwareDrives: [],
  setup: null,
  session: null,
  images: [],
  backups: [],
  job: null,
  recovery: null,
  vaultNotes: [],
  log: [],
}
const x60 = {
  ...noChoices,
  guideProgrammer: 'pico',
  programmerId: 'practice',
  programmerAnswered: true,
  board: 'x60',
  chipPackage: 'soic8',
  supply: '3v3' as const,
}
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)

describe('cautions in the wizard', () => {
  it('asks for every danger of board and chip to be read before power comes on', () => {
    const bare = wizardView(nothing, x60, [])
    const wires = (bare.wiring?.wires ?? []).map(({ signal }) => wireAck(signal))
    const asked = ids(cautionsBeforePower(bare).filter(({ must_acknowledge: must }) => must))
    expect(asked).toContain('W-INTEL-GPU')
    expect(asked).toContain('W-X60-T60-VCC')
    expect(new Set(asked).size).toBe(asked.length)
    const allButOne = asked.filter((id) => id !== 'W-INTEL-GPU').map(cautionAck)
    expect(blockersOf('wire', wizardView(nothing, x60, [...wires, ...allButOne]))).toEqual([
      { code: 'cautions-open', detail: '1' },
    ])
    const all = asked.map(cautionAck)
    expect(blockersOf('wire', wizardView(nothing, x60, [...wires, ...all]))).toEqual([])
  })

  it('does not repeat after the wiring what was read there', () => {
    const read = wizardView(nothing, x60, [
      cautionAck('W-POWER-LAST'),
      cautionAck('W-POWER-FIRST-OFF'),
    ])
    expect(ids(cautionsAt(read, 'detect'))).not.toContain('W-POWER-LAST')
    expect(ids(cautionsAt(read, 'finish'))).not.toContain('W-POWER-FIRST-OFF')
    expect(ids(cautionsBeforePower(read))).toContain('W-POWER-LAST')
  })
})

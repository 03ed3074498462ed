import { describe, expect, it } from 'vitest'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import { emptySnapshot } from '../store/selectors.ts'
import { frame } from '../text/frame.ts'
import { noChoices } from '../wizard/choices.ts'
import { wireAck } from '../wizard/stages.ts'
import { wizardView } from '../wizard/view.ts'
import { wiresLamp } from './Lamps.tsx'

const port = 'serprog:dev=/dev/ttyACM0'
const listed = (id: string): FoundProgrammer => ({
  id,
  kind: 'serprog',
  label: '',
  access: 'ok',
  accessDetail: null,
  usb: null,
})
const lamp = (board: string, configuration: string, programmers: readonly FoundProgrammer[]) =>
  wiresLamp(
    wizardView(
      { ...emptySnapshot, programmers },
      {
        ...noChoices,
        guideProgrammer: 'pico',
        programmerId: port,
        board,
        configuration,
        chipPackage: 'soic8',
      },
      [wireAck('CS')],
    ),
  ).text

describe('the lamp of the wires', () => {
  const others = [listed('practice:chip=W25Q64JV')]
  it('says that they may be moved only when the programmer is seen to be gone', () => {
    expect(lamp('x220', '8', [...others, listed(port)])).toBe(frame.wires.unplug)
    expect(lamp('x220', '8', others)).toBe(frame.wires.off)
    expect(lamp('x220', '8', [])).toBe(frame.wires.unplug)
  })

  it('asks for the power of the board where the board feeds the chip, programmer or not', () => {
    expect(lamp('x60', '2', [...others, listed(port)])).toBe(frame.wires.boardOff)
    expect(lamp('x60', '2', others)).toBe(frame.wires.boardOff)
  })
})

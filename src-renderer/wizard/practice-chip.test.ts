import { expect, it } from 'vitest'
import { noChoices } from '../../shared/work.ts'
import { emptySnapshot } from '../store/selectors.ts'
import { practiceParts, practicePartOf } from '../../src-main/transport/practice/parts.ts'
import { practiceChipFor, practiceMarking } from './practice-chip.ts'
import { wizardView } from './view.ts'

const mib = 1_048_576

it('has the size of the mainboard chip, and is another one at each position', () => {
  expect(practiceChipFor('practice:timing=off', { sizeBytes: 8 * mib, position: 0 })).toBe(
    'practice:size=8M,timing=off',
  )
  expect(practiceChipFor('practice:timing=off', { sizeBytes: 4 * mib, position: 1 })).toBe(
    'practice:size=4M,timing=off,seed=2',
  )
  expect(practiceChipFor('practice', { sizeBytes: mib / 2, position: 0 })).toBe(
    'practice:size=512K',
  )
})

it('stays the chip that was named, and its contents those of the seed that was named', () => {
  const named = 'practice:chip=W25Q128JV,fault=open-miso,seed=7'
  expect(practiceChipFor(named, { sizeBytes: 8 * mib, position: 1 })).toBe(named)
  expect(practiceChipFor('practice:chip=W25Q64JV', { sizeBytes: 8 * mib, position: 0 })).toBe(
    'practice:chip=W25Q64JV',
  )
})

it('is any chip where the size is not known, and no word is added to other programmers', () => {
  expect(practiceChipFor('practice', { sizeBytes: null, position: 0 })).toBe('practice')
  for (const id of ['serprog:dev=/dev/ttyACM0', 'serprog:ip=practice:80', 'linux_spi:dev=/dev/x'])
    expect(practiceChipFor(id, { sizeBytes: 8 * mib, position: 1 })).toBe(id)
})

it('follows from the choices: bottom and top chip of a ThinkPad X230', () => {
  const idAt = (chipIndex: number | null, board = 'x230') =>
    wizardView(
      emptySnapshot,
      { ...noChoices, programmerId: 'practice:timing=off', board, configuration: '8+4', chipIndex },
      [],
    ).programmerId
  expect(idAt(0)).toBe('practice:size=8M,timing=off')
  expect(idAt(1)).toBe('practice:size=4M,timing=off,seed=2')
  expect(idAt(null, 'bare')).toBe('practice:timing=off')
})

it('is marked as the part that main practises on, by name, by size, or as the first of all', () => {
  const listed = practiceParts().map(({ name }) => ({
    id: `practice:chip=${name}`,
    kind: 'practice' as const,
    label: '',
    access: 'ok' as const,
    accessDetail: null,
    usb: null,
  }))
  const size = (words: string) => practiceMarking(`practice:size=${words},timing=off`, listed)
  expect(size('8M')).toBe(practicePartOf(8 * mib).name)
  expect(size('4M')).toBe(practicePartOf(4 * mib).name)
  expect(size('512K')).toBe(practicePartOf(mib / 2).name)
  expect(practiceMarking('practice', listed)).toBe(practiceParts()[0]?.name)
  expect(practiceMarking('practice:chip=W25Q64FW,timing=real', listed)).toBe('W25Q64FW')
  expect(practiceMarking('practice:chip=NOBODY', listed)).toBeNull()
  expect(practiceMarking('serprog:dev=/dev/ttyACM0', listed)).toBeNull()
})

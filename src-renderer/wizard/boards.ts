/** Pure: finding boards by what people call them, and saying what one has. */
import { boards } from '../../shared/data/guide.ts'
import type { Board, BoardConfiguration } from '../../shared/data/guide.ts'
import { sizeText } from '../text/size.ts'

const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '')

/** Every word of the search must occur in one of the board's names, its id or its targets; blanks do not count. */
export function findBoards(text: string): readonly Board[] {
  const words = text
    .split(/\s+/)
    .map(plain)
    .filter((word) => word !== '')
  if (words.length === 0) return boards
  return boards.filter(({ id, names, targets }) => {
    const hay = [...names, id, ...targets.map(({ target }) => target)].map(plain)
    return words.every((word) => hay.some((name) => name.includes(word)))
  })
}

type BoardChip = NonNullable<BoardConfiguration['chips']>[number]

/** `Bottom chip, 8 MiB`; what is not known is left out, never guessed. */
export function chipText({ name, silk, size_bytes: bytes }: BoardChip, index: number): string {
  const called =
    name === null ? `Chip ${index + 1}` : `${name[0]?.toUpperCase()}${name.slice(1)} chip`
  const silkText = silk === null ? '' : `, marked ${silk}`
  return bytes === null ? `${called}${silkText}` : `${called}${silkText}, ${sizeText(bytes)}`
}

export function configurationText({
  chip_count: count,
  chips,
  total_bytes: total,
}: BoardConfiguration): string {
  if (chips === null || chips.length === 0) {
    const sum = total === null ? 'size not known' : `${sizeText(total)} in all`
    return count === null ? `Number of chips not known, ${sum}` : `${count} chips, ${sum}`
  }
  const sizes = chips.map(({ size_bytes: bytes }) =>
    bytes === null ? 'size not known' : sizeText(bytes),
  )
  if (chips.length === 1) return `One chip, ${sizes[0]}`
  return `${chips.length === 2 ? 'Two' : chips.length} chips, ${sizes.join(' and ')}`
}

/** All fittings of a board, one beside the other. */
export const configurationsText = (configurations: readonly BoardConfiguration[]): string =>
  configurations.map(configurationText).join(' / ')

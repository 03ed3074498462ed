/** Why an ID is doubted, as a part of the list of what does not agree. */
import type { IdDoubt } from '../../model/chip.ts'

const hex = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0')

export function idDoubtText(doubt: IdDoubt): string {
  return doubt.code === 'maker-parity'
    ? `the manufacturer byte ${hex(doubt.maker)} belongs to no manufacturer (two chips that answer together can give such a byte)`
    : `the ID is what ${doubt.names[0]} and ${doubt.names[1]} give when both answer together`
}

export * from '../../en/reference/words.ts'

export * from '../en/chip-looking.ts'

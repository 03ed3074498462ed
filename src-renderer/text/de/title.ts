export * from '../en/title.ts'

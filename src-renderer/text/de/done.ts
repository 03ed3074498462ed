export * from '../en/done.ts'

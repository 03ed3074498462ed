export * from '../en/check.ts'

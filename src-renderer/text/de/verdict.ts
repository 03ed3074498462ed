export * from '../en/verdict.ts'

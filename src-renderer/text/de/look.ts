export * from '../en/look.ts'

export * from '../en/recover.ts'

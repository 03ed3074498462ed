export * from '../en/write.ts'

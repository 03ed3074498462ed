export * from '../en/programmer.ts'
